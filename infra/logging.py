"""Logs for operators: what happened where, never what was written or about whom.

Tracebacks keep types, files and lines and lose their messages: a database error repeats the row, a validation
error the input. What still looks like a BSN, a mail address or a one-time token is blotted out of every line.
"""

import logging
import re
import sys
from types import TracebackType
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, ExcInfo, WrappedLogger

Formaat = Literal["json", "tekst"]

# A BSN or onderwijsnummer; a mail address; what secrets.token_urlsafe or an HMAC gives.
_VLEKKEN = (
    (re.compile(r"(?<![\w-])(?<!\d\.)\d{9}(?![\w-])"), "[nummer]"),
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "[mailadres]"),
    (re.compile(r"(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{40,}(?![\w-])"), "[token]"),
)
# Both repeat request lines or parameters; the web logs its own lines with route templates.
_STIL = ("uvicorn.access", "httpx", "httpx2", "aiosmtpd", "mail.log")


def configureer(proces: str, *, formaat: Formaat = "json", niveau: str = "INFO") -> None:
    """Send structlog and the standard library's logging to stderr in one form; call once per process."""
    verwerkers = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _met_proces(proces),
        spoor_zonder_tekst,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *verwerkers,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    _zet_standaardlogging(_Vormgever(formaat, verwerkers), niveau)


def _zet_standaardlogging(vormgever: logging.Formatter, niveau: str) -> None:
    uitvoer = logging.StreamHandler(sys.stderr)
    uitvoer.setFormatter(vormgever)
    uitvoer.addFilter(zonder_sdk_gegevens)
    wortel = logging.getLogger()
    wortel.handlers[:] = [uitvoer]
    wortel.setLevel(niveau)
    for naam in ("uvicorn", "uvicorn.error"):
        logging.getLogger(naam).handlers.clear()
        logging.getLogger(naam).propagate = True
    for naam in _STIL:
        logging.getLogger(naam).setLevel(logging.CRITICAL)
        logging.getLogger(naam).propagate = False


class _Vormgever(structlog.stdlib.ProcessorFormatter):
    """Renders a line and then blots it: also for libraries that know nothing of our rules."""

    def __init__(self, formaat: Formaat, verwerkers: list[Any]) -> None:
        weergave: Any = (
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if formaat == "json"
            else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), sort_keys=False)
        )
        schoon = structlog.stdlib.ProcessorFormatter.remove_processors_meta
        super().__init__(processors=[schoon, weergave], foreign_pre_chain=verwerkers)

    def format(self, record: logging.LogRecord) -> str:
        return blot(super().format(record))


def blot(regel: str) -> str:
    """Replace what looks like a number of a pupil, a mail address or a token."""
    for patroon, vervanging in _VLEKKEN:
        regel = patroon.sub(vervanging, regel)
    return regel


def zonder_sdk_gegevens(record: logging.LogRecord) -> bool:
    """The Temporal SDK adds inputs' surroundings as extra fields and to the text: keep ids, drop the rest."""
    if record.name.startswith("temporalio"):
        record.__dict__.pop("temporal_workflow", None)
        record.__dict__.pop("temporal_activity", None)
    return True


def spoor_zonder_tekst(_: WrappedLogger, __: str, gebeurtenis: EventDict) -> EventDict:
    """Replace exc_info by a list of "Type" and "file:line in function", innermost cause last."""
    fout = _uitzondering(gebeurtenis.pop("exc_info", None))
    if fout is not None:
        gebeurtenis["spoor"] = _spoor(fout)
    return gebeurtenis


def _uitzondering(info: ExcInfo | BaseException | bool | None) -> BaseException | None:
    if isinstance(info, BaseException):
        return info
    if isinstance(info, tuple):
        return info[1]
    return sys.exc_info()[1] if info else None


def _spoor(fout: BaseException) -> list[str]:
    regels: list[str] = []
    volgende: BaseException | None = fout
    while volgende is not None and len(regels) < 60:
        regels += [type(volgende).__name__, *_plaatsen(volgende.__traceback__)]
        volgende = volgende.__cause__ or volgende.__context__
    return regels


def _plaatsen(spoor: TracebackType | None) -> list[str]:
    plaatsen = []
    while spoor is not None:
        code = spoor.tb_frame.f_code
        plaatsen.append(
            f"{code.co_filename.rsplit('site-packages/', 1)[-1]}:{spoor.tb_lineno} in {code.co_name}"
        )
        spoor = spoor.tb_next
    return plaatsen[-12:]


def _met_proces(proces: str) -> Any:
    def verwerk(_: WrappedLogger, __: str, gebeurtenis: EventDict) -> EventDict:
        return {**gebeurtenis, "proces": proces}

    return verwerk
