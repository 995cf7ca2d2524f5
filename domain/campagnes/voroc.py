"""The form of the portal VOROC for the Overstap, in and out (catalogue 77, [S1:814]).

The portal's interface is not public: docs/contracten/voroc.md is our own contract. A file in its form has
other names of columns and writes statuses in words; its lines are those of docs/contracten/campagnes.md.
"""

from collections.abc import Mapping

from domain.campagnes.invoer import KANDIDAAT_KOLOMMEN, STATUS_KOLOMMEN

KANDIDAAT: Mapping[str, str] = {
    **{naam: naam for naam in ("leerlingnummer", "voornamen", "geboortedatum", "geslacht", "straat")},
    **{naam: naam for naam in ("onderwijsnummer", "achternaam", "huisnummer", "toevoeging", "postcode")},
    "burgerservicenummer": "bsn",
    "tussenvoegsel": "voorvoegsel",
    "woonplaats": "plaats",
    "cbs-code gemeente": "gemeentecode",
    "brin vo-school": "brin",
    "vestigingsnummer": "vestiging",
    "klas of groep": "klas",
    "onderwijstype": "onderwijssoort",
    "e-mail ouders": "mail_ouders",
}
STATUS: Mapping[str, str] = {
    "burgerservicenummer": "bsn",
    "status aanmelding": "status",
    "datum status": "sinds",
    "opleiding mbo": "opleiding",
    "mbo-school": "school",
    "leerbaan gevonden": "leerbaan",
    "gestart met opleiding": "gestart",
}
"""VOROC's name of a column -> ours."""
EXPORT = (
    *("Leerlingnummer", "VO-school", "Klas of groep", "Onderwijstype", "Keuze van de ouders"),
    *("Keuze volgens de school", "Status aanmelding", "Datum status", "Risico", "Resultaat", "Dossiernummer"),
)


def met_onze_namen(inhoud: bytes) -> bytes:
    """A file in VOROC's form with our names in its first line; any other file as it is."""
    kop, einde, rest = inhoud.partition(b"\n")
    tekst = kop.decode("utf-8-sig", errors="replace")
    namen = [naam.strip().strip('"').casefold() for naam in tekst.split(";")]
    for vertaling, kolommen in ((KANDIDAAT, KANDIDAAT_KOLOMMEN), (STATUS, STATUS_KOLOMMEN)):
        if set(namen) == set(vertaling) and len(namen) == len(kolommen):
            return ";".join(vertaling[naam] for naam in namen).encode() + b"\r" + einde + rest
    return inhoud
