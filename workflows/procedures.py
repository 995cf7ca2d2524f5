"""Every procedure that a worker runs."""

from workflows.luxe_verzuim import LuxeVerzuim
from workflows.overdracht_achttien import OverdrachtAchttien
from workflows.procedure import Procedure
from workflows.thuiszitter import Thuiszitter
from workflows.verlof import Verlof
from workflows.vrijstelling import Vrijstelling
from workflows.ziekteverzuim import Ziekteverzuim

PROCEDURES: tuple[type[Procedure], ...] = (
    Ziekteverzuim,
    LuxeVerzuim,
    Verlof,
    Vrijstelling,
    OverdrachtAchttien,
    Thuiszitter,
)
