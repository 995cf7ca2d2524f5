"""Which mails about work somebody wants: their own choice, never more than needed (see decision 0025).

What stands on a page anyway may wait; what is urgent or too late does not get lost with any choice.
"""

from collections.abc import Mapping
from enum import StrEnum


class Meldkeuze(StrEnum):
    """What somebody chose; without a choice it is GEBUNDELD."""

    GEBUNDELD = "gebundeld"
    OCHTEND = "ochtend"
    DIRECT = "direct"
    DRINGEND = "dringend"


class Aanleiding(StrEnum):
    """What a mail about work is about."""

    NIEUW = "nieuw"
    SPOED = "spoed"
    HERINNERING = "herinnering"
    TE_LAAT = "te-laat"


class Versturen(StrEnum):
    """Not now (a page or the morning tells), at most one of a kind a day, or one for each."""

    NIET = "niet"
    BUNDEL = "bundel"
    APART = "apart"


_NIET, _BUNDEL, _APART = Versturen
_TABEL: Mapping[Meldkeuze, tuple[Versturen, ...]] = {
    # new, urgent, reminder, too late
    Meldkeuze.GEBUNDELD: (_BUNDEL, _BUNDEL, _BUNDEL, _BUNDEL),
    Meldkeuze.OCHTEND: (_NIET, _BUNDEL, _NIET, _NIET),
    Meldkeuze.DIRECT: (_APART, _APART, _APART, _APART),
    Meldkeuze.DRINGEND: (_NIET, _BUNDEL, _NIET, _BUNDEL),
}


def versturen(keuze: Meldkeuze, aanleiding: Aanleiding) -> Versturen:
    """What happens with a mail about this to somebody who chose that."""
    return _TABEL[keuze][tuple(Aanleiding).index(aanleiding)]


def wil_overzicht(keuze: Meldkeuze, *, nieuw: int, bijna: int, net_te_laat: int, te_laat: int) -> bool:
    """Whether there is a reason for a mail this morning; nothing to do gives no mail.

    Who wants urgent mails only hears in the morning what became too late since the last working day.
    """
    if keuze is Meldkeuze.OCHTEND:
        return bool(nieuw or bijna or te_laat)
    return keuze is Meldkeuze.DRINGEND and bool(net_te_laat)
