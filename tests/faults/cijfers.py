"""The line of figures at the end of a run: what was broken, and what came of it."""

import json
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.verkeer import Verkeer
from tests.omgeving import WORTEL

PRODUCT = ("activities", "relay", "storage", "api")
AANROEP = re.compile(r'failpoint\("([^"]+)"\)')


def alle_failpoints() -> set[str]:
    """The names in the product's source: a new one without a test is found."""
    bronnen = (bron for map_ in PRODUCT for bron in (WORTEL / map_).rglob("*.py"))
    return {naam for bron in bronnen for naam in AANROEP.findall(bron.read_text())}


@dataclass
class Verzamelaar:
    """Adds up the products of a run."""

    zaden: list[int] = field(default_factory=list)
    fouten: Counter[str] = field(default_factory=Counter)
    gestorven_op: set[str] = field(default_factory=set)
    herstel: list[float] = field(default_factory=list)
    aangenomen: int = 0
    verloren: int = 0
    dubbel: int = 0
    mails: int = 0
    mails_verschillend: int = 0
    mutanten: int = 0
    mutanten_gepakt: int = 0

    def neem_op(self, verkeer: Verkeer) -> None:
        """Add what this product was put through, as the register and the mailbox show it now."""
        opstelling, kas = verkeer.opstelling, verkeer.kas
        self.fouten.update(opstelling.cijfers.fouten)
        self.gestorven_op |= opstelling.cijfers.failpoints
        self.herstel += opstelling.cijfers.herstel
        staat = Counter(kenmerk for (kenmerk,) in opstelling.vraag("SELECT kenmerk FROM melding"))
        beloofd = [kas.kenmerken[sleutel] for sleutel, nummers in kas.aangenomen.items() if nummers]
        self.aangenomen += len(beloofd)
        self.verloren += sum(not staat[kenmerk] for kenmerk in beloofd)
        self.dubbel += sum(staat[kenmerk] > 1 for kenmerk in beloofd)
        ids = [str(bericht["Message-ID"]) for bericht in opstelling.postvak.berichten()]
        self.mails += len(ids)
        self.mails_verschillend += len(set(ids))

    def regel(self) -> dict[str, object]:
        return {
            "zaden": self.zaden,
            "fouten": dict(sorted(self.fouten.items())),
            "failpoints": f"{len(self.gestorven_op)}/{len(alle_failpoints())}",
            "aangenomen": self.aangenomen,
            "verloren": self.verloren,
            "dubbel": self.dubbel,
            "mails": f"{self.mails} verzonden, {self.mails_verschillend} verschillend, "
            f"{self.mails - self.mails_verschillend} herhaald",
            "herstel_s": _percentielen(self.herstel),
            "mutanten": f"{self.mutanten_gepakt}/{self.mutanten}",
        }

    def schrijf(self) -> None:
        """Print the figures, and keep them where a run in parallel can be read afterwards."""
        regel = json.dumps(self.regel(), ensure_ascii=False)
        print(f"\nfouten: {regel}")
        plek = WORTEL / "var" / "test" / "fouten.json"
        plek.parent.mkdir(parents=True, exist_ok=True)
        Path(plek).write_text(regel + "\n")


def _percentielen(waarden: list[float]) -> str:
    if not waarden:
        return "geen"
    op_rij = sorted(waarden)
    p95 = op_rij[min(len(op_rij) - 1, int(0.95 * len(op_rij)))]
    return f"p50 {statistics.median(op_rij):.1f}, p95 {p95:.1f}, max {op_rij[-1]:.1f}"
