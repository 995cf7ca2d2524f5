"""What a startkwalificatie is: a diploma havo, vwo or mbo level 2, 3 or 4 (catalogue 3, [S1:1340-1344])."""

from collections.abc import Mapping

from domain.soorten import Onderwijssoort

# Vavo and vso can end in havo or vwo; the mbo whose level is not known gets the benefit of the doubt.
GEEFT_GEEN = frozenset(
    {
        *(Onderwijssoort.BO_SBO_SO, Onderwijssoort.PRO, Onderwijssoort.ONDERBOUW_VO),
        *(Onderwijssoort.VMBO, Onderwijssoort.MBO_1),
    }
)
DIPLOMAS: Mapping[str, str] = {
    "havo": "Havo",
    "vwo": "Vwo",
    "mbo-2": "Mbo niveau 2",
    "mbo-3": "Mbo niveau 3",
    "mbo-4": "Mbo niveau 4",
}
"""The diplomas that are one; mbo level 1 is none."""
GEEN_DIPLOMA = (
    "Een diploma van dit onderwijs is geen startkwalificatie. Dat is havo, vwo of mbo vanaf niveau 2."
)


def kan_startkwalificatie_zijn(soort: Onderwijssoort) -> bool:
    """Whether a diploma of this kind of education can be a startkwalificatie."""
    return soort not in GEEFT_GEEN
