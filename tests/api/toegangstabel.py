"""Every route of the application, and who gets where: own, other municipality, nonexistent."""

from collections.abc import Mapping
from dataclasses import dataclass

NIEMAND, LPA, ANDER, CASEMANAGER = "niemand", "lpa1", "lpa3", "casemanager1"
ADMINISTRATIE, COORDINATOR, BEHEERDER = "administratie1", "coordinator1", "beheerder1"
JEUGDARTS = "jeugdarts1"
SCHOOL, ANDERE_SCHOOL, BESTUUR = "school2", "school3", "bestuur1"
IEDEREEN = (
    *(NIEMAND, LPA, ANDER, CASEMANAGER, ADMINISTRATIE, COORDINATOR, JEUGDARTS, BEHEERDER),
    *(SCHOOL, ANDERE_SCHOOL, BESTUUR),
)
INGELOGD = frozenset(IEDEREEN) - {NIEMAND}
AMBTENAREN = frozenset({LPA, ANDER, CASEMANAGER, ADMINISTRATIE, COORDINATOR})
HIER = AMBTENAREN - {ANDER}
# A youth doctor comes to these pages, and finds only what was referred.
DOSSIERLEZERS = AMBTENAREN | {JEUGDARTS}
TAFEL = frozenset({LPA, ANDER, COORDINATOR})
DOORSTROOMPUNT = frozenset({CASEMANAGER, COORDINATOR})
NAAR_NU = ("/overzicht-18-plus", "/doorstroomcijfers")
VAN_DOORSTROOMPUNT = (
    *("/overzicht-18-plus/{maand}", "/overzicht-18-plus/{maand}.xlsx", "/doorstroomcijfers/{jaar}"),
    *("/doorstroomcijfers/{jaar}.xlsx", "/matchmakers", "/matchmakers.xlsx", "/risicomodel", "/vsv"),
)
DOSSIERPAGINAS = ("koppelen", "heropenen", "dossier.pdf")
FORMULIEREN = ("koppelen", "heropenen", "betrokkenen", "documenten", "maatwerk")
SCHOLEN = frozenset({SCHOOL, ANDERE_SCHOOL})
VERDELERS = frozenset({ADMINISTRATIE, COORDINATOR})
INLEZERS = VERDELERS | SCHOLEN
NAAR_INLOGGEN, VERBODEN, NIET_GEVONDEN = 303, 403, 404


@dataclass(frozen=True)
class Regel:
    """Who gets `goed`; who may come here but not at this object gets 404; the others 403, nobody 303."""

    mag: frozenset[str]
    hier: frozenset[str] = INGELOGD
    goed: tuple[int, ...] = (200,)
    open: bool = False

    def verwacht(self, wie: str) -> tuple[int, ...]:
        if self.open or wie in self.mag:
            return self.goed
        if wie == NIEMAND:
            return (NAAR_INLOGGEN,)
        return (NIET_GEVONDEN,) if wie in self.hier else (VERBODEN,)


OPENBAAR = Regel(frozenset(), open=True)
VAN_BEHEER = Regel(frozenset({BEHEERDER}), frozenset())
# Somebody, a text or a row that is not there: a beheerder comes here and finds nothing.
BIJ_NIEMAND = Regel(frozenset(), frozenset({BEHEERDER}))
BESTUURSPADEN = ("", "/{jaar}", "/{jaar}.xlsx", "/{jaar}/oogopslag")
JAARPADEN = tuple(
    f"/{kop}{eind}" for kop in ("jaarcijfers", "leerplichttelling") for eind in BESTUURSPADEN[:3]
)
NIEMANDS = Regel(frozenset())
# `{…}` is filled in with an object of the school Delta Lyceum and of the municipality of lpa1.
TABEL: Mapping[tuple[str, str], Regel] = {
    ("GET", "/static/{versie}/{naam}"): OPENBAAR,
    ("GET", "/gezond"): OPENBAAR,
    ("GET", "/privacy"): OPENBAAR,
    ("GET", "/toegankelijkheid"): OPENBAAR,
    ("GET", "/.well-known/security.txt"): OPENBAAR,
    ("GET", "/inloggen"): OPENBAAR,
    ("POST", "/inloggen"): Regel(frozenset(), open=True, goed=(400,)),
    ("POST", "/uitloggen"): Regel(frozenset(), open=True, goed=(303,)),
    ("GET", "/antwoord/{token}"): OPENBAAR,
    ("POST", "/antwoord/{token}"): Regel(frozenset(), open=True, goed=(400,)),
    ("GET", "/"): Regel(INGELOGD, goed=(303,)),
    ("GET", "/profiel"): Regel(INGELOGD),
    ("POST", "/profiel/berichten"): Regel(DOSSIERLEZERS, frozenset(), goed=(400,)),
    **{("GET", f"/dossiers/{{nummer}}/{pad}"): Regel(HIER, AMBTENAREN) for pad in DOSSIERPAGINAS},
    **{("POST", f"/dossiers/{{nummer}}/{pad}"): Regel(HIER, AMBTENAREN, (400,)) for pad in FORMULIEREN},
    ("GET", "/dossiers/{nummer}/inzage"): Regel(frozenset({COORDINATOR}), frozenset({ANDER})),
    # There is no such deadline, person or link in this dossier.
    ("GET", "/dossiers/{nummer}/termijnen/{wacht_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/termijnen/{wacht_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/betrokkenen/{id_}/beeindigen"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/koppelingen/{id_}/ongedaan"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/maatwerk/{id_}/intrekken"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/bijlagen/{bijlage_id}/bekijken"): Regel(HIER, AMBTENAREN),
    ("GET", "/dossiers/{nummer}/pv-dossier.pdf"): Regel(frozenset({LPA, COORDINATOR}), frozenset({ANDER})),
    ("GET", "/taken"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/taken/{taak_id}/werk"): Regel(HIER, DOSSIERLEZERS, goed=(400,)),
    ("POST", "/taken/{taak_id}/concept"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/taken/{taak_id}/concept/weg"): Regel(HIER, DOSSIERLEZERS, goed=(303,)),
    ("POST", "/taken/samen"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("POST", "/taken/zoeken"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("POST", "/taken/weergaven"): Regel(DOSSIERLEZERS, frozenset(), goed=(400,)),
    ("POST", "/taken/weergaven/{weergave_id}/weg"): Regel(frozenset(), DOSSIERLEZERS),
    ("GET", "/taken/{taak_id}"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/taken/{taak_id}"): Regel(
        frozenset({LPA, COORDINATOR}), frozenset({ANDER, JEUGDARTS}), goed=(400,)
    ),
    ("GET", "/dossiers"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/dossiers/zoeken"): Regel(DOSSIERLEZERS, frozenset(), goed=(303,)),
    ("GET", "/dossiers/{nummer}"): Regel(HIER, DOSSIERLEZERS),
    ("POST", "/dossiers/{nummer}/notities"): Regel(HIER, AMBTENAREN, goed=(400,)),
    ("POST", "/dossiers/{nummer}/contact"): Regel(HIER, AMBTENAREN, goed=(400,)),
    ("POST", "/dossiers/{nummer}/notities/concept"): Regel(HIER, AMBTENAREN),
    ("POST", "/dossiers/{nummer}/contact/concept"): Regel(HIER, AMBTENAREN),
    ("POST", "/dossiers/{nummer}/notities/{rij_id}/intrekken"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/dossiers/{nummer}/contact/{rij_id}/intrekken"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/dossiers/{nummer}/procedures/nieuw"): Regel(frozenset({LPA, COORDINATOR}), frozenset({ANDER})),
    ("POST", "/dossiers/{nummer}/procedures/nieuw"): Regel(
        frozenset({LPA, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/dossiers/{nummer}/wijziging"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER})
    ),
    ("POST", "/dossiers/{nummer}/wijziging"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/procedures/{procedure_id}"): Regel(HIER, DOSSIERLEZERS),
    ("GET", "/brieven/{brief_id}.pdf"): Regel(HIER, AMBTENAREN | SCHOLEN),
    ("GET", "/bijlagen/{bijlage_id}"): Regel(HIER | {SCHOOL}, AMBTENAREN | SCHOLEN),
    ("GET", "/melden"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("POST", "/melden/nu"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/melden/bij-soort"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden/opnieuw/{nummer}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(303,)),
    ("GET", "/melden/{concept_id}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("POST", "/melden/{concept_id}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(400,)),
    # Keeping and throwing away a draft that is not there does nothing and says so to everybody alike.
    ("POST", "/melden/concept/{concept_id}"): Regel(SCHOLEN, frozenset()),
    ("POST", "/melden/{concept_id}/weggooien"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/mijn-meldingen"): Regel(SCHOLEN, frozenset()),
    ("POST", "/mijn-meldingen/zoeken"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/mijn-meldingen.xlsx"): Regel(SCHOLEN, frozenset()),
    ("GET", "/mijn-meldingen.csv"): Regel(SCHOLEN, frozenset()),
    ("GET", "/mijn-meldingen/{nummer}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("GET", "/coordinatie"): Regel(frozenset({COORDINATOR}), frozenset()),
    ("POST", "/coordinatie/mails/{mail_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    **{("GET", pad): Regel(DOORSTROOMPUNT, frozenset(), goed=(303,)) for pad in NAAR_NU},
    **{("GET", pad): Regel(DOORSTROOMPUNT, frozenset()) for pad in VAN_DOORSTROOMPUNT},
    ("POST", "/vsv"): Regel(DOORSTROOMPUNT, frozenset(), goed=(400,)),
    **{("GET", f"/vsv/{{telling_id}}{eind}"): Regel(frozenset(), DOORSTROOMPUNT) for eind in ("", ".xlsx")},
    ("GET", "/thuiszitterstafel"): Regel(TAFEL, frozenset()),
    ("GET", "/thuiszitterstafel.xlsx"): Regel(TAFEL, frozenset()),
    ("GET", "/import"): Regel(INLEZERS, frozenset()),
    ("POST", "/import"): Regel(INLEZERS, frozenset(), goed=(400,)),
    ("GET", "/import/{concept_id}"): Regel(frozenset(), INLEZERS),
    ("POST", "/import/{concept_id}"): Regel(frozenset(), INLEZERS),
    ("GET", "/import/{concept_id}/geweigerd.csv"): Regel(frozenset(), INLEZERS),
    ("GET", "/werkverdeling"): Regel(VERDELERS, frozenset()),
    ("GET", "/regio"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/inschrijfcontrole"): Regel(VERDELERS, frozenset()),
    ("GET", "/inschrijfcontrole.xlsx"): Regel(VERDELERS, frozenset()),
    ("GET", "/leveringen"): Regel(VERDELERS, frozenset()),
    ("POST", "/leveringen"): Regel(VERDELERS, frozenset(), goed=(400,)),
    ("GET", "/leveringen/{concept_id}"): Regel(frozenset(), VERDELERS),
    ("GET", "/leveringen/{concept_id}.zip"): Regel(frozenset(), VERDELERS),
    ("GET", "/vergelijking"): Regel(VERDELERS, frozenset()),
    ("POST", "/vergelijking"): Regel(VERDELERS, frozenset(), goed=(400,)),
    ("GET", "/vergelijking/{concept_id}"): Regel(frozenset(), VERDELERS),
    ("POST", "/vergelijking/{concept_id}"): Regel(frozenset(), VERDELERS),
    ("GET", "/vergelijking/uitkomst/{vergelijking_id}"): Regel(frozenset(), VERDELERS),
    ("POST", "/vergelijking/uitkomst/{vergelijking_id}"): Regel(frozenset(), VERDELERS),
    ("GET", "/vergelijking/uitkomst/{vergelijking_id}/export.xlsx"): Regel(frozenset(), VERDELERS),
    ("GET", "/vervanging"): Regel(DOSSIERLEZERS, frozenset()),
    ("POST", "/vervanging"): Regel(DOSSIERLEZERS, frozenset(), goed=(400,)),
    ("POST", "/vervanging/{vervanging_id}/stoppen"): Regel(frozenset(), DOSSIERLEZERS),
    ("GET", "/campagnes"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/start/nieuw"): Regel(frozenset({COORDINATOR}), frozenset()),
    ("POST", "/campagnes/start/nieuw"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/campagnes/start/{concept_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("POST", "/campagnes/start/{concept_id}"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("GET", "/campagnes/{campagne_id}"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/leerlingen.csv"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/voroc.csv"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/huisbezoeken"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/huisbezoeken.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("POST", "/campagnes/{campagne_id}/actie"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("POST", "/campagnes/{campagne_id}/namen"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("POST", "/campagnes/{campagne_id}/statussen"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/jaaragenda"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(200, 503)),
    ("POST", "/jaaragenda/{actie}"): Regel(frozenset({COORDINATOR}), frozenset(), goed=(400,)),
    ("GET", "/klassen"): Regel(SCHOLEN, frozenset()),
    ("GET", "/klassen/{campagne_id}/{locatie_id}"): Regel(frozenset({SCHOOL}), SCHOLEN),
    ("POST", "/klassen/{campagne_id}/{locatie_id}"): Regel(frozenset({SCHOOL}), SCHOLEN, goed=(303,)),
    ("GET", "/antwoord"): OPENBAAR,
    ("POST", "/antwoord"): Regel(frozenset(), open=True, goed=(400,)),
    ("GET", "/klassenlijst/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/klassenlijst/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/klassenlijst/{token}/klas"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/klassenlijst/{token}/klas"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/campagnes/{campagne_id}/leerlingen/{deelnemer_id}/antwoord"): Regel(HIER, AMBTENAREN),
    ("POST", "/campagnes/{campagne_id}/leerlingen/{deelnemer_id}/antwoord"): Regel(HIER, AMBTENAREN, (400,)),
    ("GET", "/verzuimstaat-voorbeeld.xlsx"): OPENBAAR,
    ("GET", "/verzuimstaat/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/verzuimstaat/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/verzuimstaat/{token}/lijst"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/mijn-verzuimstaten"): Regel(SCHOLEN, frozenset()),
    ("GET", "/mijn-verzuimstaten/{vraag_id}"): Regel(frozenset(), SCHOLEN),
    ("POST", "/mijn-verzuimstaten/{vraag_id}"): Regel(frozenset(), SCHOLEN),
    ("GET", "/verzuimstaten"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/verzuimstaten/{campagne_id}"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/verzuimstaten/{campagne_id}/scholen.xlsx"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/verzuimstaten/{campagne_id}/actie"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("GET", "/verzuimstaten/{campagne_id}/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/verzuimstaten/{campagne_id}/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/dossiers/{nummer}/gezin"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER})
    ),
    ("POST", "/dossiers/{nummer}/gezin"): Regel(
        frozenset({LPA, ADMINISTRATIE, COORDINATOR}), frozenset({ANDER}), goed=(400,)
    ),
    ("GET", "/casusoverleg"): Regel(TAFEL, frozenset()),
    ("GET", "/casusoverleg.xlsx"): Regel(TAFEL, frozenset()),
    ("GET", "/campagnes/{campagne_id}/bellijst"): Regel(AMBTENAREN, frozenset()),
    ("GET", "/campagnes/{campagne_id}/bellijst.xlsx"): Regel(AMBTENAREN, frozenset()),
    ("POST", "/campagnes/{campagne_id}/zoeken"): Regel(frozenset(), frozenset({COORDINATOR})),
    ("GET", "/campagnes/{campagne_id}/klassen"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/campagnes/{campagne_id}/klassen/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("POST", "/campagnes/{campagne_id}/klassen/{locatie_id}"): Regel(frozenset(), AMBTENAREN),
    ("GET", "/uitnodiging/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/uitnodiging/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("GET", "/kopieadres/{token}"): Regel(frozenset(), open=True, goed=(404,)),
    ("POST", "/kopieadres/{token}"): Regel(frozenset(), open=True, goed=(400,)),
    ("POST", "/sessie/verlengen"): Regel(INGELOGD, goed=(303,)),
    # Without the address of a page there is nothing to keep; what is kept is one's own.
    **{("POST", f"/concept{eind}"): Regel(INGELOGD, goed=(404,)) for eind in ("", "/weg")},
    ("POST", "/vestiging"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    ("GET", "/schoolcijfers"): Regel(SCHOLEN, frozenset(), goed=(303,)),
    **{
        ("GET", f"/schoolcijfers/{{jaar}}{eind}"): Regel(SCHOLEN, frozenset())
        for eind in ("", ".xlsx", ".csv")
    },
    ("GET", "/mijn-school"): Regel(SCHOLEN, frozenset()),
    ("POST", "/mijn-school/kopie"): Regel(SCHOLEN, frozenset(), goed=(400,)),
    ("POST", "/mijn-school/kopie/{rij_id}/weg"): Regel(frozenset(), SCHOLEN),
    **{("GET", pad): Regel(frozenset({COORDINATOR}), frozenset(), (200, 303)) for pad in JAARPADEN},
    # Counts of a location in one's region; there is no other coordinator here.
    ("GET", "/jaarcijfers/{jaar}/scholen/{locatie_id}"): Regel(frozenset({COORDINATOR}), frozenset()),
    **{
        ("GET", f"/bestuur{eind}"): Regel(frozenset({BESTUUR}), frozenset(), goed=(200, 303))
        for eind in BESTUURSPADEN
    },
    ("GET", "/dossiers/{nummer}/brieftaal"): Regel(HIER, AMBTENAREN),
    ("POST", "/dossiers/{nummer}/brieftaal"): Regel(HIER, AMBTENAREN, goed=(400,)),
    **{
        ("GET", f"/beheer{eind}"): VAN_BEHEER for eind in ("", "/logboek", "/gebruikers", "/gebruikers/nieuw")
    },
    **{("GET", f"/beheer/{eind}"): VAN_BEHEER for eind in ("afspraken", "kalender", "teksten", "huisstijl")},
    ("POST", "/beheer/gebruikers/nieuw"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("POST", "/beheer/kalender"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("GET", "/beheer/gebruikers/{wie}"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/stand"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/rollen"): BIJ_NIEMAND,
    ("POST", "/beheer/gebruikers/{wie}/rollen/{plek_id}/intrekken"): BIJ_NIEMAND,
    ("GET", "/beheer/afspraken/{regio}/{groep}/{code}"): VAN_BEHEER,
    ("POST", "/beheer/afspraken/{regio}/{groep}/{code}"): Regel(
        frozenset({BEHEERDER}), frozenset(), goed=(400,)
    ),
    ("POST", "/beheer/afspraken/{regio}/{groep}/{code}/{rij_id}/intrekken"): BIJ_NIEMAND,
    ("POST", "/beheer/kalender/{rij_id}/intrekken"): BIJ_NIEMAND,
    ("GET", "/beheer/lijsten"): VAN_BEHEER,
    ("GET", "/beheer/lijsten/{regio}/{lijst}"): VAN_BEHEER,
    ("POST", "/beheer/lijsten/{regio}/{lijst}"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("POST", "/beheer/lijsten/{regio}/{lijst}/{rij_id}/beeindigen"): BIJ_NIEMAND,
    ("POST", "/beheer/lijsten/{regio}/{lijst}/standaard/{code}/beeindigen"): BIJ_NIEMAND,
    ("GET", "/beheer/teksten/{gemeente}/{soort}/{code}"): BIJ_NIEMAND,
    ("POST", "/beheer/teksten/{gemeente}/{soort}/{code}"): BIJ_NIEMAND,
    ("POST", "/beheer/teksten/{gemeente}/{soort}/{code}/terug"): BIJ_NIEMAND,
    ("GET", "/beheer/huisstijl/{gemeente}"): VAN_BEHEER,
    ("GET", "/beheer/huisstijl/{gemeente}/logo"): BIJ_NIEMAND,
    ("POST", "/beheer/huisstijl/{gemeente}"): Regel(frozenset({BEHEERDER}), frozenset(), goed=(400,)),
    ("OPTIONS", "/codec/decode"): Regel(frozenset(), open=True, goed=(204,)),
    ("POST", "/codec/decode"): Regel(frozenset({COORDINATOR, BEHEERDER}), frozenset()),
    ("GET", "/api/v1/openapi.json"): OPENBAAR,
    # A log-in of a person is nothing here: machines show a key.
    ("POST", "/api/v1/meldingen"): Regel(frozenset(), open=True, goed=(401,)),
    ("GET", "/api/v1/meldingen/{meldingsnummer}"): Regel(frozenset(), open=True, goed=(401,)),
}
MACHINE = ("/codec/", "/api/")
