"""Every procedure that a worker runs."""

from workflows.absoluut_verzuim import AbsoluutVerzuim
from workflows.begeleid_wonen import BegeleidWonen
from workflows.begeleiding import Begeleiding
from workflows.civielrechtelijk import Civielrechtelijk
from workflows.gesprek import Gesprek
from workflows.halt import Halt
from workflows.kwetsbare_jongere import KwetsbareJongere
from workflows.luxe_verzuim import LuxeVerzuim
from workflows.mas import Mas
from workflows.matchmaker import Matchmaker
from workflows.no_show import NoShow
from workflows.overdracht_achttien import OverdrachtAchttien
from workflows.overstap import Overstap
from workflows.procedure import Procedure
from workflows.strafrechtelijk import Strafrechtelijk
from workflows.thuiszitter import Thuiszitter
from workflows.uitval import Uitval
from workflows.verlof import Verlof
from workflows.verzuim_18_plus import Verzuim18Plus
from workflows.vrijstelling import Vrijstelling
from workflows.vrijwillige_hulp import VrijwilligeHulp
from workflows.ziekteverzuim import Ziekteverzuim
from workflows.zomeractie import Zomeractie
from workflows.zorg_18_plus import Zorg18Plus

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
    Verzuim18Plus,
    Uitval,
    Begeleiding,
    Matchmaker,
    KwetsbareJongere,
    Zorg18Plus,
    BegeleidWonen,
    NoShow,
    Zomeractie,
)
