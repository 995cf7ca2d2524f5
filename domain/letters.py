"""Names as plain letters, so that spellings of one name can be compared."""

import unicodedata

# Letters that Unicode does not take apart into a base and an accent.
LOSSE_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)


def zonder_accenten(tekst: str) -> str:
    """Lower case letters without accents: "Özgür" and "ozgur" are one."""
    klein = tekst.casefold()
    if klein.isascii():  # nearly every name, and names are compared by the hundred thousand
        return klein
    ontleed = unicodedata.normalize("NFKD", klein)
    kaal = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return kaal.translate(LOSSE_LETTERS)
