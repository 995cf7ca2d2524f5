"""What axe has against a page, without looking twice at what cannot have changed.

Half of what axe does is contrast: for every text it works out which colours lie on top of each other. That
answer depends on nothing but those colours and the size of the letters, so a combination that passed is
remembered, for all pages of this process. What axe calls undecided is not remembered.

The other width changes where things are. As long as it shows and hides nothing, only the rules that look at
places are asked again.
"""

from axe_playwright_python.async_playwright import Axe
from axe_playwright_python.base import AxeResults
from playwright.async_api import Page

BREEDTES = (1360, 390)
_AXE = Axe().axe_script
PLAATSREGELS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
_GESLAAGD: set[str] = set()
"""Combinations of colours and letters that axe has passed."""
_BLADEN: set[str] = set()
"""Style sheets that axe has read for rules that turn the page: they are the same on every page."""
# Positioned parts may lie on something that is not around them: those are looked at each time.
_ONTHOUD = """() => {
  if (window.vk_geslaagd || !window.axe) return !!window.axe;
  const ONDERGROND = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode"];
  const NIETS = "rgba(0, 0, 0, 0)|none|1|none|normal";
  const gronden = new Map();
  const ondergrond = (deel) => {
    if (!deel) return "";
    if (!gronden.has(deel)) gronden.set(deel, zoek(deel));
    return gronden.get(deel);
  };
  const zoek = (deel) => {
    const stijl = getComputedStyle(deel), eronder = ondergrond(deel.parentElement);
    if (eronder === null || ["absolute", "fixed", "sticky"].includes(stijl.position)) return null;
    const eigen = ONDERGROND.map((naam) => stijl[naam]).join("|");
    return eigen === NIETS ? eronder : `${eronder}>${eigen}`;
  };
  // The shadow at the edge of a wide table: over a gradient axe cannot decide, and no table would be judged.
  const blad = new CSSStyleSheet();
  blad.replaceSync(".utrecht-table-container { background-image: none !important }");
  document.adoptedStyleSheets.push(blad);
  const check = axe._audit.checks["color-contrast"], kijk = check.evaluate;
  window.vk_geslaagd = new Set();
  check.evaluate = function (deel, ...rest) {
    const grond = ondergrond(deel);
    const stijl = getComputedStyle(deel);
    const letters = [stijl.color, stijl.fontSize, stijl.fontWeight, stijl.textShadow].join("|");
    const combinatie = `${grond}/${letters}`;
    if (grond !== null && window.vk_geslaagd.has(combinatie)) return true;
    const uitslag = kijk.call(this, deel, ...rest);
    if (grond !== null && uitslag === true) window.vk_geslaagd.add(combinatie);
    return uitslag;
  };
  return true;
}"""
_KIJK = """async ([geslaagd, bladen, regels, vervolg]) => {
  const te_zien = [...document.querySelectorAll("*")]
    .map((deel) => +deel.checkVisibility({ visibilityProperty: true })).join("");
  const alles = !vervolg || te_zien !== window.vk_te_zien;
  window.vk_te_zien = te_zien;
  geslaagd.forEach((combinatie) => window.vk_geslaagd.add(combinatie));
  const bekend = window.vk_geslaagd.size;
  const eigen = [...document.styleSheets].map((blad) => blad.href || blad.ownerNode.outerHTML).join();
  const gevonden = await axe.run({
    resultTypes: ["violations"], performanceTimer: false, preload: !bladen.includes(eigen),
    ...(!alles && { runOnly: regels }),
  });
  const breed = document.documentElement.scrollWidth;
  return [{ violations: gevonden.violations }, [...window.vk_geslaagd].slice(bekend), alles && eigen, breed];
}"""


async def controleer_toegankelijkheid(pagina: Page, naam: str = "") -> None:
    """No violation that axe can find, at both widths, and nothing that has to be scrolled sideways.

    `naam` tells in what state the page is, for the reader of a failure.
    """
    for breedte in BREEDTES:
        await pagina.set_viewport_size({"width": breedte, "height": 900})
        gevonden, breed = await _kijk(pagina, vervolg=breedte != BREEDTES[0])
        assert gevonden.violations_count == 0, f"{naam} {pagina.url}: {gevonden.generate_report()}"
        assert breed <= breedte, pagina.url


async def overtredingen(pagina: Page) -> AxeResults:
    """What axe has against the page as it is now."""
    return (await _kijk(pagina, vervolg=False))[0]


async def _kijk(pagina: Page, *, vervolg: bool) -> tuple[AxeResults, int]:
    """What axe has against the page, and how wide the page is; `vervolg`: it was just looked at.

    Not by `Axe.run()`: that puts half a megabyte of script in the page every time and carries all that passed
    over to here, which takes half as long as the looking itself.
    """
    if not await pagina.evaluate(_ONTHOUD):
        await _leg_klaar(pagina)
    wat = [list(_GESLAAGD), list(_BLADEN), PLAATSREGELS, vervolg]
    gevonden, geslaagd, bladen, breed = await pagina.evaluate(_KIJK, wat)
    _GESLAAGD.update(geslaagd)
    if bladen:
        _BLADEN.add(bladen)
    return AxeResults(gevonden), breed


async def _leg_klaar(pagina: Page) -> None:
    """axe in this page, and from now on in every page of this window: the browser has it compiled there."""
    await pagina.evaluate(_AXE)
    await pagina.context.add_init_script(_AXE)
    assert await pagina.evaluate(_ONTHOUD)
