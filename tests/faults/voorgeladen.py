"""What every process of the product would do at its start, done once before they are split off.

Its code is read, pages and mails are compiled, tables are tied to their classes and holidays are looked up:
for a process that lives for seconds, that is most of its work.
"""

import gc
from importlib import import_module

MODULES = (
    "verzuim",
    "worker",
    "uvicorn",
    "api.app",
    "relay.__main__",
    "tests.faults.afsplitsing",
    "tests.faults.mailserver",
)


def lees() -> None:
    for naam in MODULES:
        import_module(naam)


def maak_klaar() -> None:
    """Everything here is kept by the module it belongs to, so that a child has it as well."""
    from sqlalchemy.orm import configure_mappers

    from api.pagina import Weergave
    from domain.kalender import VAKANTIES_TOT, VAKANTIES_VANAF, feestdagen
    from infra.klok import Klok
    from relay import opmaak

    configure_mappers()
    Weergave(Klok()).lees_alles()
    mails = opmaak._omgeving()
    for naam in mails.list_templates():
        mails.get_template(naam)
    for jaar in range(VAKANTIES_VANAF.year, VAKANTIES_TOT.year + 1):
        feestdagen(jaar)


gc.disable()
lees()
maak_klaar()
# The garbage collector of a child does not go through what was read already.
gc.freeze()
gc.enable()
