"""What axe cannot see: where the focus goes, how large a target is, whether something moves (WCAG 2.2)."""

from playwright.async_api import FloatRect, Page, expect

STAPPEN = 60
# A page that was never drawn takes no keys; a picture has it drawn, without JavaScript too.
PUNT: FloatRect = {"x": 0, "y": 0, "width": 1, "height": 1}
WAAR = """() => {
  const hier = document.activeElement;
  if (!hier || hier === document.body) return null;
  const stijl = getComputedStyle(hier), vak = hier.getBoundingClientRect();
  return {
    plek: [...document.querySelectorAll("*")].indexOf(hier),
    naam: hier.outerHTML.slice(0, 160),
    zichtbaar: parseFloat(stijl.outlineWidth) >= 2 && stijl.outlineStyle !== "none"
      || stijl.boxShadow !== "none",
    in_beeld: vak.bottom > 0 && vak.top < innerHeight && vak.right > 0 && vak.left < innerWidth,
  };
}"""
# Links in a sentence are left out, as the criterion does; a radio or tick box counts with its label.
TE_KLEIN = """() => [...document.querySelectorAll(
    "button, select, summary, textarea, input:not([type=hidden]), .nl-button, .vk-nav a, .vk-tabs a")]
  .filter((deel) => deel.checkVisibility({ visibilityProperty: true }))
  .filter((deel) => {
    const keuze = deel.matches("[type=radio], [type=checkbox]");
    const doel = keuze && deel.closest(".vk-optie, label, td, th") || deel;
    const vak = doel.getBoundingClientRect();
    return vak.width > 1 && (vak.width < 24 || vak.height < 24);
  })
  .map((deel) => `${deel.outerHTML.slice(0, 120)} ${deel.getBoundingClientRect().height}`)"""
BEWEEGT = """() => [...document.querySelectorAll("*")]
  .filter((deel) => {
    const stijl = getComputedStyle(deel);
    const lang = (duren) => duren.split(",").some((duur) => parseFloat(duur) > 0.001);
    return lang(stijl.transitionDuration)
      || (stijl.animationName !== "none" && lang(stijl.animationDuration));
  })
  .map((deel) => deel.outerHTML.slice(0, 120))"""


async def eerste_tab(pagina: Page) -> None:
    """The first key on a page, once it is drawn."""
    await pagina.screenshot(clip=PUNT)
    await pagina.keyboard.press("Tab")


async def loop_met_tab(pagina: Page) -> None:
    """The skip link first, then in the order of the page; always visible where one is."""
    await pagina.bring_to_front()  # a window behind another one shows no focus
    await eerste_tab(pagina)
    sprong = pagina.get_by_role("link", name="Direct naar de inhoud")
    await expect(sprong).to_be_focused()
    await expect(sprong).to_be_in_viewport()
    await pagina.keyboard.press("Tab")
    vorige = -1
    for _ in range(STAPPEN):
        hier = await pagina.evaluate(WAAR)
        if hier is None or hier["plek"] < vorige:
            assert hier is None or vorige > 0, hier
            return
        assert hier["plek"] > vorige, f"{pagina.url}: {hier['naam']} comes too early"
        assert hier["zichtbaar"], f"{pagina.url}: {hier['naam']} does not show the focus"
        assert hier["in_beeld"], f"{pagina.url}: {hier['naam']} has the focus out of sight"
        vorige = hier["plek"]
        await pagina.keyboard.press("Tab")


async def bedien(pagina: Page) -> None:
    """24 by 24 CSS pixels at least, and without scrolling sideways at 400% zoom."""
    assert await pagina.evaluate(TE_KLEIN) == [], pagina.url
    await pagina.set_viewport_size({"width": 320, "height": 700})
    assert await pagina.evaluate("document.documentElement.scrollWidth") <= 320, pagina.url
    assert await pagina.evaluate(TE_KLEIN) == [], pagina.url
    await pagina.set_viewport_size({"width": 1360, "height": 900})


async def zonder_beweging(pagina: Page) -> None:
    """For who asked for less motion."""
    assert await pagina.evaluate(BEWEEGT) == [], pagina.url
