"""Every procedure that a worker runs."""

from workflows.absoluut_verzuim import AbsoluutVerzuim
from workflows.civielrechtelijk import Civielrechtelijk
from workflows.gesprek import Gesprek
from workflows.halt import Halt
from workflows.luxe_verzuim import LuxeVerzuim
from workflows.mas import Mas
from workflows.overdracht_achttien import OverdrachtAchttien
from workflows.overstap import Overstap
from workflows.procedure import Procedure
from workflows.strafrechtelijk import Strafrechtelijk
from workflows.thuiszitter import Thuiszitter
from workflows.verlof import Verlof
from workflows.vrijstelling import Vrijstelling
from workflows.vrijwillige_hulp import VrijwilligeHulp
from workflows.ziekteverzuim import Ziekteverzuim

PROCEDURES: tuple[type[Procedure], ...] = (
    AbsoluutVerzuim,
    Gesprek,
    Mas,
    VrijwilligeHulp,
    Halt,
    Strafrechtelijk,
    Civielrechtelijk,
    Ziekteverzuim,
    LuxeVerzuim,
    Verlof,
    Vrijstelling,
    OverdrachtAchttien,
    Overstap,
    Thuiszitter,
)
