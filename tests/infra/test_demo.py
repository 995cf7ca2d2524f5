"""The demo on one machine: what it keeps, what it says, and that it leaves nothing behind."""

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psutil
import pytest

from demo.klok import bewaar, hervat
from demo.opzet import Opzet, PoortBezet, Poorten, geheimen, omgeving
from demo.processen import Proces, is_vrij, vrije_poort
from domain.klok import KlokStand
from infra.klok import Klok, echt_nu
from settings import laad
from tests.omgeving import WORTEL

START_SECONDEN = 240.0


def _vrije_reeks() -> int:
    """The first of six free ports in a row."""
    while True:
        eerste = vrije_poort()
        if eerste < 65_000 and all(is_vrij(poort) for poort in range(eerste, eerste + 6)):
            return eerste


class DraaiendeDemo:
    """`verzuim demo` as somebody starts it from a shell."""

    def __init__(self, map_: Path, poort: int) -> None:
        self.map = map_
        self.poorten = Poorten.vanaf(poort)
        self._uitvoer = map_.parent / f"uitvoer-{poort}-{time.monotonic_ns()}.txt"
        opdracht = [sys.executable, "verzuim.py", "demo", "--map", str(map_), "--poort", str(poort)]
        with self._uitvoer.open("wb") as uitvoer:
            self._proces = subprocess.Popen(
                [*opdracht, "--snelheid", "1"], cwd=WORTEL, stdout=uitvoer, stderr=uitvoer
            )

    @property
    def uitvoer(self) -> str:
        return self._uitvoer.read_text()

    def wacht_op(self, tekst: str) -> None:
        tot = time.monotonic() + START_SECONDEN
        while tekst not in self.uitvoer:
            assert self._proces.poll() is None, self.uitvoer
            assert time.monotonic() < tot, self.uitvoer
            time.sleep(0.2)

    def kind(self, deel: str) -> psutil.Process:
        """The child whose command line holds `deel`."""
        kinderen = psutil.Process(self._proces.pid).children(recursive=True)
        return next(kind for kind in kinderen if deel in " ".join(kind.cmdline()))

    def stop(self, teken: signal.Signals) -> int:
        self._proces.send_signal(teken)
        return self._proces.wait(90)


def _pagina(poort: int) -> str:
    with urllib.request.urlopen(f"http://localhost:{poort}/", timeout=30) as antwoord:
        return str(antwoord.read().decode())


def _wacht_tot_vrij(poorten: Poorten) -> None:
    tot = time.monotonic() + 60
    while not all(is_vrij(poort) for poort in vars(poorten).values()):
        assert time.monotonic() < tot, [p for p in vars(poorten).values() if not is_vrij(p)]
        time.sleep(0.2)


@pytest.fixture
def open_map() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can reach: pytest closes those of root for everybody else."""
    with tempfile.TemporaryDirectory(prefix="verzuim-demo-") as map_:
        yield Path(map_)


@pytest.mark.timeout(900)  # a minute when nothing else runs
def test_the_demo_starts_repairs_itself_and_goes_on_where_it_was_killed(open_map: Path) -> None:
    poort = _vrije_reeks()
    demo = DraaiendeDemo(open_map / "demo", poort)
    demo.wacht_op("Stoppen: Ctrl-C")
    assert "Inloggen" in _pagina(demo.poorten.web)
    assert "Er is nog geen mail verstuurd." in _pagina(demo.poorten.mails)
    assert "_app" in _pagina(demo.poorten.temporal_ui)

    demo.kind("worker.py").kill()
    demo.wacht_op("Worker is gestopt en wordt opnieuw gestart")
    demo.kind("/postgres").kill()
    demo.wacht_op("PostgreSQL is gestopt en wordt opnieuw gestart")

    demo.stop(signal.SIGKILL)
    _wacht_tot_vrij(demo.poorten)
    gespeeld = (demo.map / "klok.txt").read_text()

    demo = DraaiendeDemo(open_map / "demo", poort)
    demo.wacht_op("Stoppen: Ctrl-C")
    tweede = DraaiendeDemo(open_map / "demo", _vrije_reeks())
    assert tweede._proces.wait(60) == 1
    assert (demo.map / "klok.txt").read_text() > gespeeld
    assert demo.stop(signal.SIGINT) == 0
    _wacht_tot_vrij(demo.poorten)


def test_a_taken_port_is_named_with_its_purpose() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = int(bezet.getsockname()[1])
        with pytest.raises(
            PoortBezet, match=rf"^Poort {poort} is bezet, en die is nodig voor de webtoepassing\.$"
        ):
            Poorten(poort, *(vrije_poort() for _ in range(5))).controleer()


def test_keys_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    bestand = tmp_path / "sleutels.env"
    eerst = geheimen(bestand)
    assert geheimen(bestand) == eerst
    assert bestand.stat().st_mode & 0o777 == 0o600


def test_the_processes_of_the_demo_have_good_settings_and_read_no_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("SMTP_USER=productie\n")
    monkeypatch.chdir(tmp_path)
    gegeven = omgeving(Opzet(tmp_path, Poorten()), geheimen(tmp_path / "s"), "postgresql://a/b")
    for naam, waarde in gegeven.items():
        monkeypatch.setenv(naam, waarde)
    instellingen = laad()
    assert (instellingen.smtp_user, instellingen.demo) == ("", True)


def test_played_time_stands_still_while_the_demo_does(tmp_path: Path) -> None:
    bestand = tmp_path / "klok.txt"
    eerste = hervat(bestand, 1.0)
    later = eerste.echt + timedelta(seconds=10)
    bewaar(bestand, Klok(eerste, lees_echt=lambda: later))
    tweede = hervat(bestand, 1.0)
    assert eerste.gespeeld == eerste.echt
    assert tweede.gespeeld == eerste.gespeeld + timedelta(days=10)


def test_a_clock_at_the_real_speed_keeps_up_with_the_real_time(tmp_path: Path) -> None:
    bestand = tmp_path / "klok.txt"
    bestand.write_text("2026-01-01T00:00:00+00:00")
    assert abs(hervat(bestand, 0).gespeeld - echt_nu()) < timedelta(minutes=1)


def test_a_damaged_clock_file_starts_at_the_real_time(tmp_path: Path) -> None:
    bestand = tmp_path / "klok.txt"
    bestand.write_text("")
    assert abs(hervat(bestand, 1.0).gespeeld - echt_nu()) < timedelta(minutes=1)


def test_the_clock_waits_the_real_length_of_a_played_term() -> None:
    nu = echt_nu()
    klok = Klok(KlokStand(echt=nu, gespeeld=nu, dagen_per_seconde=2), lees_echt=lambda: nu)
    assert klok.echte_duur(nu + timedelta(days=4)) == timedelta(seconds=2)
    assert klok.echte_duur(nu - timedelta(days=4)) == timedelta(0)


def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    programma = (
        "import sys, time; from pathlib import Path; from demo.processen import Proces\n"
        "kind = Proces('kind', ['sleep', '600'], log=Path(sys.argv[1])); kind.start()\n"
        "print(kind.pid, flush=True); time.sleep(600)"
    )
    opdracht = [sys.executable, "-c", programma, str(tmp_path / "log")]
    with subprocess.Popen(opdracht, cwd=WORTEL, stdout=subprocess.PIPE, text=True) as ouder:
        assert ouder.stdout
        kind = psutil.Process(int(ouder.stdout.readline()))
        ouder.kill()
    kind.wait(10)
    assert not kind.is_running()


def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    doof = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('doof', flush=True); time.sleep(99)"
    )
    kind = Proces("doof", [sys.executable, "-c", doof], log=tmp_path / "log", wachttijd=0.5)
    kind.start()
    while not kind.laatste_regels():
        time.sleep(0.05)
    kind.stop()
    assert kind.uitgang == -signal.SIGKILL
