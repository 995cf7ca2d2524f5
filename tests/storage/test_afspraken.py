"""A region's own agreements and a school's own days, over the defaults of the domain."""

from datetime import date
from uuid import uuid4

import pytest
from pydantic import ValidationError

from domain.kalender import Vakantieregio
from domain.klok import KlokStand
from domain.regels import geldige_haltnorm, geldige_vergelijkingsnorm
from domain.soorten import Termijncode
from domain.termijnen import STANDAARD_REGELS, Afspraakcode, geldige_afspraak, geldige_regel
from storage.afspraken import kalender_van_gemeente, kalender_van_locatie, regels_voor, regio_van
from storage.database import SYSTEEM
from storage.klokstand import lees_klokstand, zet_klokstand
from storage.tabellen import Kalenderafwijking, RmcRegio, Werkafspraak
from tests.storage.land import DAG, NU, STAD, Land

VANAF = date(2025, 9, 1)
TERMIJN = {"eenheid": "werkdagen", "uiterlijk": 3, "herinneringen": [1], "escalaties": [4], "grond": "Delta"}


def afspraak(code: str, waarde: dict[str, object], regio: str | None = "40") -> Werkafspraak:
    return Werkafspraak(id=uuid4(), rmc_regio_code=regio, code=code, geldig_vanaf=VANAF, waarde=waarde)


async def test_zonder_eigen_afspraken_gelden_de_standaardregels(land: Land) -> None:
    async with land.database.lezer(SYSTEEM) as lezer:
        assert await regels_voor(lezer, await regio_van(lezer, STAD)) is STANDAARD_REGELS


async def test_een_afspraak_van_de_regio_geldt_vanaf_haar_dag_en_alleen_daar(eigen_land: Land) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(RmcRegio(code="41", naam="Elders"))
        await sessie.flush()
        sessie.add(afspraak("beoordeling", TERMIJN))
        sessie.add(
            afspraak("heropenen", {"aantal": 56, "eenheid": "kalenderdagen", "grond": "Landelijk"}, None)
        )
        sessie.add(afspraak("beoordeling", {**TERMIJN, "uiterlijk": 99}, "41"))
        await sessie.flush()
        regels = await regels_voor(sessie, "40")
    beoordeling = [
        geldige_regel(regels, Termijncode.BEOORDELING, dag, "40").uiterlijk
        for dag in (date(2025, 8, 31), VANAF, DAG)
    ]
    assert beoordeling == [5, 3, 3]
    assert geldige_regel(regels, Termijncode.BEOORDELING, DAG).uiterlijk == 5
    assert geldige_afspraak(regels, Afspraakcode.HEROPENEN, DAG, "40").aantal == 56


async def test_een_regio_heeft_eigen_criteria_voor_halt_en_drempels_voor_de_vergelijking(
    eigen_land: Land,
) -> None:
    halt = geldige_haltnorm(STANDAARD_REGELS, DAG).model_dump(mode="json", exclude={"regio", "vanaf"})
    drempels = {"waarschijnlijk": 95, "mogelijk": 80, "minste_naam": 60, "grond": "Delta"}
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(afspraak("halt", halt | {"uren_hooguit": 40, "grond": "Delta"}))
        sessie.add(afspraak("vergelijking", drempels))
        await sessie.flush()
        regels = await regels_voor(sessie, "40")
    uren = [geldige_haltnorm(regels, dag, "40").uren_hooguit for dag in (date(2025, 8, 31), VANAF)]
    assert uren == [60, 40]
    assert geldige_vergelijkingsnorm(regels, DAG, "40").waarschijnlijk == 95
    assert geldige_vergelijkingsnorm(regels, DAG).waarschijnlijk == 88


@pytest.mark.parametrize(
    ("code", "waarde"),
    [("beoordeling", {**TERMIJN, "uiterlijk": 0}), ("onbekend", {"aantal": 1}), ("norm", {"grond": "x"})],
)
async def test_een_afspraak_die_niet_klopt_wordt_niet_stil_overgeslagen(
    eigen_land: Land, code: str, waarde: dict[str, object]
) -> None:
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        sessie.add(afspraak(code, waarde))
        await sessie.flush()
        with pytest.raises(ValidationError):
            await regels_voor(sessie, "40")


async def test_een_school_heeft_haar_eigen_vrije_dagen_en_lesdagen(eigen_land: Land) -> None:
    oost, studiedag, vakantiedag = eigen_land.locaties["oost"], date(2025, 10, 2), date(2025, 10, 20)
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        for dag, vrij in ((studiedag, True), (vakantiedag, False)):
            sessie.add(Kalenderafwijking(id=uuid4(), locatie_id=oost, van=dag, tot=dag, vrij=vrij))
        await sessie.flush()
        van_oost = await kalender_van_locatie(sessie, oost)
        van_west = await kalender_van_locatie(sessie, eigen_land.locaties["west"])
        van_stad = await kalender_van_gemeente(sessie, STAD)
    assert (van_oost.is_schooldag(studiedag), van_oost.is_schooldag(vakantiedag)) == (False, True)
    assert (van_west.is_schooldag(studiedag), van_west.is_schooldag(vakantiedag)) == (True, False)
    assert van_oost.versie != van_west.versie == van_stad.versie
    assert van_stad.regio is Vakantieregio.MIDDEN


async def test_de_klokstand_komt_terug_zoals_hij_is_gezet(eigen_land: Land) -> None:
    stand = KlokStand(echt=NU, gespeeld=NU, dagen_per_seconde=0.5)
    async with eigen_land.database.schrijver(SYSTEEM) as sessie:
        assert await lees_klokstand(sessie) is None
        await zet_klokstand(sessie, stand)
        await zet_klokstand(sessie, stand.model_copy(update={"dagen_per_seconde": 2}))
    async with eigen_land.database.lezer(SYSTEEM) as lezer:
        assert await lees_klokstand(lezer) == stand.model_copy(update={"dagen_per_seconde": 2})
