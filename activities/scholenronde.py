"""A round of a campaign that asks schools and approaches no pupil: the request for verzuimstaten."""

from datetime import datetime

from domain.campagnes.berichten import Ronde
from domain.campagnes.tempo import PAUZE
from domain.kalender import EEN_DAG, dag_van, ochtend_van
from domain.soorten import Campagnestatus
from storage.campagnes import rond_campagne_af
from storage.database import Schrijver
from storage.lijsten.verzuimstaten import tel_verzoeken
from storage.rijen import schrijf_weg
from storage.schoolverzoek import Verzoekronde
from storage.verzuimstaten import te_vragen_locaties, werk_verzoeken_bij


async def neem_scholenronde(sessie: Schrijver, ronde: Verzoekronde, open_op: datetime) -> Ronde:
    """Ask and remind within hours and pace; done when every school has answered."""
    gevraagd = await werk_verzoeken_bij(sessie, ronde) if open_op <= ronde.nu else 0
    await schrijf_weg(sessie)
    await sessie.flush()
    nog_te_vragen = bool(await te_vragen_locaties(sessie, ronde.campagne))
    stand = await tel_verzoeken(sessie, ronde.campagne.id)
    if stand.gevraagd and stand.gevraagd == stand.beantwoord and not nog_te_vragen:
        rond_campagne_af(ronde.campagne, ronde.nu)
        sessie.add(ronde.campagne)
    return Ronde(
        benaderd=gevraagd,
        status=Campagnestatus(ronde.campagne.status),
        klaar=ronde.campagne.status == Campagnestatus.KLAAR,
        verder_op=_verder_op(ronde, open_op, nog_te_vragen),
    )


def _verder_op(ronde: Verzoekronde, open_op: datetime, nog_te_vragen: bool) -> datetime | None:
    """The next batch after a minute, or else tomorrow morning, when the ledger may have something to say."""
    if ronde.campagne.status == Campagnestatus.KLAAR:
        return None
    if open_op > ronde.nu:
        return open_op
    return ronde.nu + PAUZE if nog_te_vragen else ochtend_van(dag_van(ronde.nu) + EEN_DAG)
