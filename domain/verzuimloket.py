"""Reports from the national desk (DUO Verzuimloket): each to the right municipality, none left behind.

The desk finds the municipality. When the code that it sends is empty, faulty or none of the region's, the
contact municipality takes the report in, so that somebody owns it and has a term (catalogue 63; see
docs/contracten/verzuimloket.md).
"""

from collections.abc import Mapping

from pydantic import BaseModel

GEMEENTE, TOELICHTING = "gemeentecode", "toelichting"
LANGSTE = 4000


class Loket(BaseModel, frozen=True):
    """A delivery of the desk to a region: its municipalities, and who takes what belongs to none of them."""

    gemeenten: frozenset[str]
    vangnet: str

    def leid_om(self, velden: Mapping[str, str]) -> dict[str, str]:
        """The line as it is taken in; one without a municipality of the region says so in its explanation."""
        code = velden.get(GEMEENTE, "").strip()
        if code in self.gemeenten:
            return dict(velden)
        wat = f"gemeentecode {code[:10]}, niet van deze regio" if code else "geen gemeentecode"
        zin = f"Het Verzuimloket gaf {wat}. Zoek uit waar de leerling woont, en draag zo nodig over."
        tekst = f"{zin}\n{velden.get(TOELICHTING, '')}".strip()
        return {**velden, GEMEENTE: self.vangnet, TOELICHTING: tekst[:LANGSTE]}
