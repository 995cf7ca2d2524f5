"""The whole example file on real parts, with kills meanwhile: `python -m tests.faults.volledig [MELDINGEN]`.

The entry points and the patience are those of production. Prints the figures as JSON and ends with 1 when
anything is missing, double, or outside the register.
"""

import asyncio
import json
import shutil
import sys
import time
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.faults.importproef import importeer_met_uitval, lees_in, telling, verwacht
from tests.faults.invarianten import controleer, rust
from tests.faults.opstelling import Opstelling, Servers
from tests.faults.verkeer import Kasboek
from tests.privacy.zoeker import Zoeker, in_bestanden, in_historie, in_mails, uit_bestand
from voorbeeld import Voorbeeldbestand, maak

GEDULD = 3600.0
HISTORIES = 50


async def draai(opstelling: Opstelling, bestand: Voorbeeldbestand) -> dict[str, Any]:
    """Import with kills, import again, judge, search; returns the figures."""
    verloop = await importeer_met_uitval(opstelling, bestand, geduld=GEDULD)
    tot_rust = await rust(opstelling, seconden=GEDULD)
    na_eerste = telling(opstelling)
    tweede = await lees_in(opstelling, bestand)
    await rust(opstelling, seconden=GEDULD)
    return {
        "regels_gelezen": verloop.verslag.gelezen,
        "aangenomen": verloop.verslag.aangenomen,
        "al_bekend": verloop.verslag.al_bekend,
        "geweigerd": verloop.verslag.geweigerde_regels,
        "verwacht": bestand.manifest["meldingen"],
        "na_eerste_import": asdict(na_eerste),
        "tweede_import_aangenomen": tweede.aangenomen,
        "telling_klopt": na_eerste == verwacht(bestand) == telling(opstelling),
        "seconden_inlezen": round(verloop.seconden_import, 1),
        "seconden_tot_alle_taken": round(verloop.seconden_tot_alle_taken, 1),
        "seconden_tot_alle_mails_weg": round(verloop.seconden_tot_alle_taken + tot_rust, 1),
        "gedood": verloop.gedood,
        "breuken": await controleer(opstelling, Kasboek()),
        **await _persoonsgegevens(opstelling, bestand),
    }


async def _persoonsgegevens(opstelling: Opstelling, bestand: Voorbeeldbestand) -> dict[str, Any]:
    begin = time.monotonic()
    zoeker = Zoeker(uit_bestand(rij.velden for rij in bestand.rijen))
    mails = opstelling.postvak.berichten()
    plekken = [*opstelling.servers.temporal_db.parent.glob("temporal.db*"), *opstelling.logs]
    gevonden = {naam: sorted(wat) for naam, wat in in_bestanden(zoeker, plekken).items()}
    if in_mails(zoeker, mails):
        gevonden["mails"] = sorted(in_mails(zoeker, mails))
    payloads = 0
    for (traject,) in opstelling.vraag("SELECT id FROM traject ORDER BY id LIMIT %(n)s", n=HISTORIES):
        in_deze, aantal = await in_historie(zoeker, opstelling.client, f"traject-{traject}")
        payloads += aantal
        if in_deze:
            gevonden[f"traject-{traject}"] = sorted(in_deze)
    return {
        "gezocht_naar": len(zoeker),
        "achternamen_niet_los_gezocht": len(zoeker.overgeslagen),
        "doorzocht_mb": round(sum(plek.stat().st_size for plek in plekken) / 1e6, 1),
        "mails": len(mails),
        "payloads_ontsleuteld": payloads,
        "persoonsgegevens_gevonden": gevonden,
        "seconden_zoeken": round(time.monotonic() - begin, 1),
    }


async def _proef(servers: Servers, map_: Path, bestand: Voorbeeldbestand) -> dict[str, Any]:
    opstelling = Opstelling(servers, map_, kort=False)
    await opstelling.start()
    try:
        return await draai(opstelling, bestand)
    finally:
        await opstelling.stop()


def main() -> int:
    bestand = maak(meldingen=int(sys.argv[1]) if len(sys.argv) > 1 else 2566)
    map_ = Path(mkdtemp(prefix="verzuim-volledig-"))
    servers = Servers(map_ / "servers")
    try:
        servers.start()
        cijfers = asyncio.run(_proef(servers, map_, bestand))
    finally:
        servers.stop()
        shutil.rmtree(map_, ignore_errors=True)
    print(json.dumps(cijfers, indent=1, ensure_ascii=False))
    goed = cijfers["telling_klopt"] and not cijfers["breuken"] and not cijfers["persoonsgegevens_gevonden"]
    return 0 if goed and cijfers["tweede_import_aangenomen"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
