"""Every procedure that a worker runs."""

from workflows.absoluut_verzuim import AbsoluutVerzuim
from workflows.procedure import Procedure
from workflows.ziekteverzuim import Ziekteverzuim

PROCEDURES: tuple[type[Procedure], ...] = (Ziekteverzuim, AbsoluutVerzuim)
