"""The search attributes of a trajectory: plain text in Temporal, so ids, codes and moments only."""

from temporalio.common import SearchAttributeIndexedValueType, SearchAttributeKey

Waardetype = SearchAttributeIndexedValueType

FASE = SearchAttributeKey.for_keyword("Fase")
WACHT_OP = SearchAttributeKey.for_keyword("WachtOp")
GEMEENTE = SearchAttributeKey.for_keyword("Gemeente")
SCHOOL_BRIN = SearchAttributeKey.for_keyword("SchoolBrin")
SOORT = SearchAttributeKey.for_keyword("Soort")
BEHANDELAAR = SearchAttributeKey.for_keyword("Behandelaar")
UITERLIJK = SearchAttributeKey.for_datetime("Uiterlijk")
TE_LAAT = SearchAttributeKey.for_bool("TeLaat")

# Six of the ten keywords that Temporal allows on its SQL stores.
ZOEKATTRIBUTEN: dict[str, Waardetype] = {
    sleutel.name: sleutel.indexed_value_type
    for sleutel in (FASE, WACHT_OP, GEMEENTE, SCHOOL_BRIN, SOORT, BEHANDELAAR, UITERLIJK, TE_LAAT)
}
