"""Which mails somebody gets: every choice against every occasion."""

import pytest

from domain.meldkeuze import Aanleiding, Meldkeuze, Versturen, versturen, wil_overzicht

GEBUNDELD, OCHTEND, DIRECT, DRINGEND = Meldkeuze
NIEUW, SPOED, HERINNERING, TE_LAAT = Aanleiding
NIET, BUNDEL, APART = Versturen


@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        (GEBUNDELD, {NIEUW: BUNDEL, SPOED: BUNDEL, HERINNERING: BUNDEL, TE_LAAT: BUNDEL}),
        (OCHTEND, {NIEUW: NIET, SPOED: BUNDEL, HERINNERING: NIET, TE_LAAT: NIET}),
        (DIRECT, {NIEUW: APART, SPOED: APART, HERINNERING: APART, TE_LAAT: APART}),
        (DRINGEND, {NIEUW: NIET, SPOED: BUNDEL, HERINNERING: NIET, TE_LAAT: BUNDEL}),
    ],
)
def test_each_choice_says_what_comes_by_mail(keuze: Meldkeuze, verwacht: dict[Aanleiding, Versturen]) -> None:
    assert {aanleiding: versturen(keuze, aanleiding) for aanleiding in Aanleiding} == verwacht


@pytest.mark.parametrize(
    ("keuze", "nieuw", "bijna", "net_te_laat", "te_laat", "mail"),
    [
        (OCHTEND, 0, 0, 0, 0, False),
        (OCHTEND, 1, 0, 0, 0, True),
        (OCHTEND, 0, 1, 0, 0, True),
        (OCHTEND, 0, 0, 0, 2, True),
        (DRINGEND, 3, 2, 0, 5, False),
        (DRINGEND, 0, 0, 1, 1, True),
        (GEBUNDELD, 3, 2, 1, 1, False),
        (DIRECT, 3, 2, 1, 1, False),
    ],
)
def test_a_morning_without_a_reason_brings_no_mail(
    keuze: Meldkeuze, nieuw: int, bijna: int, net_te_laat: int, te_laat: int, mail: bool
) -> None:
    telling = {"nieuw": nieuw, "bijna": bijna, "net_te_laat": net_te_laat, "te_laat": te_laat}
    assert wil_overzicht(keuze, **telling) is mail
