"""From a mail's template and data to the message: subject, text and HTML that say the same."""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache
from typing import Any

import css_inline
import structlog
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from domain.klok import amsterdam
from domain.procedures.model import VOOR_SCHOOL
from infra.mailtaal import FILTERS, TAAL, vul_html, vul_tekst
from relay.agenda import voeg_afspraak_toe
from relay.thuistaal import SJABLONEN, STANDAARD, Vertaling, vertaling
from storage.eenmalig import maak_code, maak_token
from storage.mailgegevens import Mailgegevens
from storage.mails import AAN_AMBTENAREN, OM_VERZUIMSTAAT, Sjabloon

log = structlog.get_logger("relay")
BREEDTE = 72
MAX_ONDERWERP = 140
PLAATSVERVANGER = "[persoonlijke link]"
# Eight or nine digits, with or without dots and spaces; telephone numbers have ten.
NUMMER = re.compile(r"(?<![\d-])(?<!\d[ .])\d(?:[ .]?\d){7,8}(?![ .]?\d)")


@dataclass(frozen=True)
class Huisstijl:
    """Who the mails come from: `afzender` as in a From header, `basis_url` without a slash at its end."""

    afzender: str
    basis_url: str
    link_sleutel: bytes


@dataclass(frozen=True)
class Brief:
    """A rendered mail. `bewaartekst` is what the register keeps: a one-time link is cut out of it."""

    bericht: EmailMessage
    onderwerp: str
    bewaartekst: str


def maak_brief(
    gegevens: Mailgegevens, stijl: Huisstijl, nu: datetime, vertaald: Vertaling | None = None
) -> Brief:
    """Render the mail for its one receiver; the same row gives the same Message-ID.

    A municipality's own text was tried on an invented pupil; where a real one still breaks it, our own text
    goes out, because a school that hears nothing is worse.
    """
    vertaald = vertaald or vertaling(gegevens)
    try:
        return _maak(gegevens, stijl, nu, vertaald)
    except Exception:
        if gegevens.eigen is None:
            raise
        # No traceback: it can hold what was filled in.
        log.warning("eigen tekst werkt niet", sjabloon=gegevens.sjabloon, mail=str(gegevens.mail_id))
        return _maak(gegevens.model_copy(update={"eigen": None}), stijl, nu, vertaald)


def _maak(gegevens: Mailgegevens, stijl: Huisstijl, nu: datetime, vertaald: Vertaling | None) -> Brief:
    link = _link(gegevens, stijl)
    veilig = _zonder_namen(gegevens)
    code = _code(gegevens, stijl)
    taal = vertaald.taal if vertaald else STANDAARD
    waarden: dict[str, Any] = {
        "m": veilig,
        "link": link,
        "basis_url": stijl.basis_url,
        "code": code,
        "s": gegevens.huisstijl,
        "t": taal,
    }
    onderwerp = _onderwerp(veilig, waarden, vertaald)
    waarden["onderwerp"] = onderwerp
    tekst = _breek_regels(_deel(veilig, "tekst.txt", waarden, vertaald))
    html = _inliner().inline(_deel(veilig, "inhoud.html", waarden, vertaald))
    bericht = _bericht(gegevens, stijl, onderwerp, nu)
    bericht.set_content(tekst)
    bericht.add_alternative(html, subtype="html")
    _voeg_logo_toe(bericht, gegevens)
    voeg_afspraak_toe(bericht, veilig, taal)
    # Last, since adding a part moves what describes the content into the first part.
    bericht["Content-Language"] = f"{taal.code}, nl" if vertaald else "nl"
    return Brief(bericht, onderwerp, _zonder_geheimen(gegevens, tekst, link, code))


def _zonder_geheimen(gegevens: Mailgegevens, tekst: str, link: str, code: str) -> str:
    """What the register keeps of a mail opens nothing any more."""
    if gegevens.heeft_geheime_link:
        tekst = tekst.replace(link, PLAATSVERVANGER)
    return tekst.replace(code, "[code]") if code else tekst


def _code(gegevens: Mailgegevens, stijl: Huisstijl) -> str:
    """The fresh code for class lists; empty for other mails."""
    if not (gegevens.klassenvraag_id and gegevens.codenummer):
        return ""
    return maak_code(stijl.link_sleutel, gegevens.klassenvraag_id, gegevens.codenummer)


def _onderwerp(gegevens: Mailgegevens, waarden: Mapping[str, Any], vertaald: Vertaling | None) -> str:
    if vertaald:
        onderwerp = vertaald.kop(dict(waarden))
    elif gegevens.eigen:
        onderwerp = vul_tekst(gegevens.eigen.onderwerp, dict(waarden))
    else:
        onderwerp = _render(gegevens.sjabloon, "onderwerp.txt", waarden)
    begin = "[Proef] " if gegevens.is_proef else ""
    return (begin + " ".join(onderwerp.split()))[:MAX_ONDERWERP]


EIGEN = '{{% extends "{sjabloon}/{deel}" %}}{{% block inhoud %}}\n{{{{ eigen }}}}\n{{% endblock %}}'


def _deel(gegevens: Mailgegevens, deel: str, waarden: dict[str, Any], vertaald: Vertaling | None) -> str:
    """The part as our template has it, around the municipality's own text where there is one."""
    if vertaald:
        erbij = {"vertaald": vertaald.vul(deel, waarden), "nederlands": _nederlands(gegevens, deel, waarden)}
        buiten = "vertaling.html" if deel.endswith(".html") else "vertaling.txt"
        return _omgeving().get_template(buiten).render(waarden | erbij)
    if gegevens.eigen is None:
        return _render(gegevens.sjabloon, deel, waarden)
    vul = vul_html if deel.endswith(".html") else vul_tekst
    eigen = vul(gegevens.eigen.inhoud, dict(waarden))
    sjabloon = _omgeving().from_string(EIGEN.format(sjabloon=gegevens.sjabloon, deel=deel))
    return sjabloon.render({**waarden, "eigen": eigen})


def _nederlands(gegevens: Mailgegevens, deel: str, waarden: dict[str, Any]) -> str:
    """What the mail says in Dutch, without what stands around it."""
    waarden = waarden | {"t": STANDAARD}
    if gegevens.eigen:
        return (vul_html if deel.endswith(".html") else vul_tekst)(gegevens.eigen.inhoud, waarden)
    sjabloon = _omgeving().get_template(f"{gegevens.sjabloon}/{deel}")
    tekst = "".join(sjabloon.blocks["inhoud"](sjabloon.new_context(waarden)))
    return Markup(tekst) if deel.endswith(".html") else tekst.strip()


def _voeg_logo_toe(bericht: EmailMessage, gegevens: Mailgegevens) -> None:
    """The logo travels with the mail: a picture from an address would tell who opened it."""
    logo = gegevens.huisstijl.logo
    if logo:
        html = bericht.get_body(("html",))
        assert isinstance(html, EmailMessage)
        _, _, soort = gegevens.huisstijl.logo_soort.partition("/")
        html.add_related(logo, "image", soort, cid="<logo>")


def _link(gegevens: Mailgegevens, stijl: Huisstijl) -> str:
    """The one button: the question, the officer's work, or the school's own report."""
    if gegevens.uitnodiging_id:
        return f"{stijl.basis_url}/uitnodiging/{maak_token(stijl.link_sleutel, gegevens.uitnodiging_id)}"
    if gegevens.kopieadres_id:
        return f"{stijl.basis_url}/kopieadres/{maak_token(stijl.link_sleutel, gegevens.kopieadres_id)}"
    if gegevens.is_proef:
        return stijl.basis_url
    if gegevens.link_id:
        return f"{stijl.basis_url}/antwoord/{maak_token(stijl.link_sleutel, gegevens.link_id)}"
    if gegevens.klassenvraag_id:
        waar = "verzuimstaat" if gegevens.sjabloon in OM_VERZUIMSTAAT else "klassenlijst"
        return f"{stijl.basis_url}/{waar}/{maak_token(stijl.link_sleutel, gegevens.klassenvraag_id)}"
    if gegevens.sjabloon is Sjabloon.SCHOOL_BELLEN:
        return "/".join((stijl.basis_url, "verzuimstaten", str(gegevens.campagne_id or ""))).rstrip("/")
    if gegevens.agendaregel and gegevens.campagne_id:
        return f"{stijl.basis_url}/campagnes/{gegevens.campagne_id}"
    if gegevens.agendaregel:
        return f"{stijl.basis_url}{gegevens.agendaregel.pagina}"
    if gegevens.sjabloon is Sjabloon.AFSPRAAK_OUDERS:
        return f"{stijl.basis_url}/privacy"
    if gegevens.sjabloon is Sjabloon.MAANDOVERZICHT:
        return f"{stijl.basis_url}/overzicht-18-plus/{gegevens.maand:%Y-%m}"
    if gegevens.sjabloon in AAN_AMBTENAREN:
        coordinatie = gegevens.sjabloon is Sjabloon.TAAK_ESCALATIE
        return f"{stijl.basis_url}/{'coordinatie' if coordinatie else 'taken'}"
    return f"{stijl.basis_url}/mijn-meldingen/{gegevens.melding_nummer}"


def _zonder_namen(gegevens: Mailgegevens) -> Mailgegevens:
    """Free text may name the pupil; a mail may not."""
    velden = gegevens.agenda_velden
    vrij = {naam: _schoon(gegevens, velden.get(naam, "")) for naam in ("plaats", VOOR_SCHOOL)}
    schoon = {"vraag": _schoon(gegevens, gegevens.vraag), "agenda_velden": velden | vrij}
    return gegevens.model_copy(update=schoon)


def _schoon(gegevens: Mailgegevens, tekst: str) -> str:
    dag = gegevens.geboortedatum
    data = (f"{dag:%d-%m-%Y}", f"{dag.day}-{dag.month}-{dag.year}", _dag_in_woorden(dag)) if dag else ()
    tekst = zonder_persoonsgegevens(tekst, gegevens.verborgen, gegevens.initialen)
    for geschreven in data:
        tekst = tekst.replace(geschreven, "[datum weggelaten]")
    return tekst


def zonder_persoonsgegevens(tekst: str, namen: tuple[str, ...], initialen: str) -> str:
    """Names, whole or in part, become initials; what may be a BSN becomes a note."""
    delen = {deel for naam in namen for deel in (naam, *naam.split()) if len(deel) > 2}
    for deel in sorted(delen, key=len, reverse=True):
        tekst = re.sub(rf"(?<!\w){re.escape(deel)}(?!\w)", initialen, tekst, flags=re.IGNORECASE)
    return NUMMER.sub("[nummer weggelaten]", tekst)


def _dag_in_woorden(dag: date) -> str:
    return format_date(dag, "d MMMM y", TAAL)


def _bericht(gegevens: Mailgegevens, stijl: Huisstijl, onderwerp: str, nu: datetime) -> EmailMessage:
    domein = parseaddr(stijl.afzender)[1].rpartition("@")[2]
    bericht = EmailMessage()
    bericht["From"], bericht["To"], bericht["Subject"] = stijl.afzender, gegevens.aan, onderwerp
    bericht["Date"] = format_datetime(amsterdam(nu))
    bericht["Message-ID"] = f"<{gegevens.mail_id}@{domein}>"  # short: some servers dislike a folded one
    if gegevens.traject_id and gegevens.sjabloon not in AAN_AMBTENAREN:
        # Nobody sends a mail with this id: it only makes mail programs show one case as one conversation.
        bericht["References"] = f"<traject.{gegevens.traject_id}@{domein}>"
    if gegevens.behandelaar_mail or gegevens.gemeente_mail:
        bericht["Reply-To"] = gegevens.behandelaar_mail or gegevens.gemeente_mail
    bericht["Auto-Submitted"] = "auto-generated"
    return bericht


def _render(sjabloon: Sjabloon, deel: str, waarden: Mapping[str, Any]) -> str:
    return _omgeving().get_template(f"{sjabloon}/{deel}").render(waarden)


@cache
def _omgeving() -> Environment:
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=select_autoescape(("html",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters |= FILTERS
    return omgeving


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)


def _breek_regels(tekst: str) -> str:
    """Lines of at most 72 characters, except for an address, which must stay whole."""
    regels = [_breek(regel) for regel in tekst.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip() + "\n"


def _breek(regel: str) -> str:
    inspringing = regel[: len(regel) - len(regel.lstrip())]
    return textwrap.fill(
        regel, BREEDTE, subsequent_indent=inspringing, break_long_words=False, break_on_hyphens=False
    )
