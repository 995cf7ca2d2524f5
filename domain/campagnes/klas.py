"""Lines pasted from a spreadsheet: pupil number, stand, course and school, with tabs or semicolons."""

from collections.abc import Collection, Mapping

Regel = tuple[str, str, str]


def lees_plaktekst(
    tekst: str, nummers: Collection[str], keuzes: Mapping[str, str]
) -> tuple[dict[str, Regel], list[str]]:
    """Per pupil number the stand, the course and the school; and a sentence per line that does not fit.

    A stand is recognised by its code or by its words, in whatever case.
    """
    op_woord = {woord.casefold(): code for code, naam in keuzes.items() for woord in (code, naam)}
    gelezen: dict[str, Regel] = {}
    fouten: list[str] = []
    for regelnummer, regel in enumerate(tekst.splitlines(), start=1):
        if not regel.strip():
            continue
        nummer, stand, opleiding, school = _velden(regel)
        if nummer not in nummers:
            fouten.append(f"Regel {regelnummer}: dit leerlingnummer staat niet in deze klas.")
        elif stand.casefold() not in op_woord:
            fouten.append(f"Regel {regelnummer}: deze stand kennen wij niet.")
        else:
            gelezen[nummer] = (op_woord[stand.casefold()], opleiding, school)
    return gelezen, fouten


def _velden(regel: str) -> tuple[str, str, str, str]:
    scheiding = "\t" if "\t" in regel else ";"
    delen = [deel.strip() for deel in regel.split(scheiding)][:4]
    nummer, stand, opleiding, school = delen + [""] * (4 - len(delen))
    return nummer, stand, opleiding, school
