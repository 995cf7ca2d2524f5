"""Every procedure that a worker runs."""

from workflows.overdracht_achttien import OverdrachtAchttien
from workflows.procedure import Procedure
from workflows.thuiszitter import Thuiszitter
from workflows.ziekteverzuim import Ziekteverzuim

PROCEDURES: tuple[type[Procedure], ...] = (
    Ziekteverzuim,
    OverdrachtAchttien,
    Thuiszitter,
)
