"""Every procedure that a worker runs."""

from workflows.gesprek import Gesprek
from workflows.procedure import Procedure
from workflows.ziekteverzuim import Ziekteverzuim

PROCEDURES: tuple[type[Procedure], ...] = (Ziekteverzuim, Gesprek)
