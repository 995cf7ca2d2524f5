"""House style: a colour that can be read, a logo that is a picture."""

import struct

import pytest

from domain.fouten import Invoerfout
from domain.huisstijl import contrast, lees_kleur, lees_logo

PNG = (
    b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I", 13)
    + b"IHDR"
    + struct.pack(">II", 120, 40)
    + b"\x08\x06"
    + b"\0" * 20
)
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 40, 120) + b"\x03" + b"\0" * 12


@pytest.mark.parametrize(
    ("kleur", "verhouding"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)],
)
def test_contrast_is_counted_as_wcag_does(kleur: str, verhouding: float) -> None:
    assert contrast(kleur) == pytest.approx(verhouding, abs=0.05)


@pytest.mark.parametrize("kleur", ["#777777", "#ffcc00", "rood", "#12345", "#12345g", "", "#154273;}"])
def test_a_colour_that_cannot_be_read_or_is_none_is_refused(kleur: str) -> None:
    with pytest.raises(Invoerfout) as fout:
        lees_kleur(kleur)
    assert set(fout.value.fouten) == {"kleur"}


def test_a_good_colour_is_kept_in_one_way_of_writing() -> None:
    assert lees_kleur(" #15427A ") == "#15427a"


@pytest.mark.parametrize(("inhoud", "soort"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_png_or_jpeg_is_a_logo(inhoud: bytes, soort: str) -> None:
    assert lees_logo(inhoud) == soort


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 60,
        PNG[:20],
        PNG.replace(struct.pack(">II", 120, 40), struct.pack(">II", 60_000, 60_000)),
        PNG.replace(struct.pack(">II", 120, 40), struct.pack(">II", 0, 40)),
        JPEG[:9],
        PNG + b"\0" * 200_000,
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(inhoud: bytes) -> None:
    with pytest.raises(Invoerfout) as fout:
        lees_logo(inhoud)
    assert set(fout.value.fouten) == {"logo"}
