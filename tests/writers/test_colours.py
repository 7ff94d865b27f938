"""Theme colours with transforms look like the mixed colours they stand for."""

from __future__ import annotations

import colorsys
import re

import pytest

from deckbuilder.scene import ACCENTS, Colour, Role
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.colours import SCHEME, colour_xml, fill_xml
from tests.writers.themes import NIGHT, PAPER, THEMES

TINTS = (0, 0.25, 0.65, 0.7, 0.76, 0.84, 0.93)
LOOSEST = 6


def rendered(xml: str, theme: Theme) -> tuple[int, ...]:
    """The colour a program shows for `xml`: each transform in turn, in HSL, clamped."""
    name = re.findall(r'<a:schemeClr val="(\w+)"', xml)[0]
    role = next(role for role, scheme in SCHEME.items() if scheme == name)
    rgb = [part / 255 for part in bytes.fromhex(theme.role(role))]
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    for change, value in re.findall(r'<a:(\w+) val="(-?\d+)"/>', xml):
        match change:
            case "hueOff":
                hue = (hue + int(value) / 21_600_000) % 1
            case "satMod":
                saturation = min(1, saturation * int(value) / 100_000)
            case "lumMod":
                lightness = min(1, lightness * int(value) / 100_000)
            case "lumOff":
                lightness = min(1, lightness + int(value) / 100_000)
            case "alpha":
                pass
            case other:
                raise AssertionError(f"no rule for {other}")
    return tuple(round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation))


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("tint", TINTS)
@pytest.mark.parametrize("role", [*ACCENTS, "muted", "ink", "link", "panel"])
def test_a_tint_looks_like_its_mix_with_the_background(
    role: Role, tint: float, theme: Theme
) -> None:
    colour = Colour(role, tint)
    shown = rendered(colour_xml(colour, theme), theme)
    wanted = bytes.fromhex(theme.hex(colour))
    assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) <= LOOSEST


@pytest.mark.parametrize("role", SCHEME)
def test_a_pure_role_is_a_theme_colour_and_nothing_else(role: Role) -> None:
    assert colour_xml(Colour(role), PAPER) == f'<a:schemeClr val="{SCHEME[role]}"/>'


def test_a_tinted_background_is_still_the_background() -> None:
    assert colour_xml(Colour("background", 0.5), NIGHT) == '<a:schemeClr val="bg1"/>'


def test_opacity_is_the_last_transform_and_only_there_when_not_opaque() -> None:
    xml = colour_xml(Colour("blue", 0.84, alpha=0.25), PAPER)
    assert xml.endswith('<a:alpha val="25000"/></a:schemeClr>')
    assert "alpha" not in colour_xml(Colour("blue", 0.84), PAPER)


def test_an_invisible_colour_keeps_its_zero() -> None:
    xml = colour_xml(Colour("ink", alpha=0), PAPER)
    assert xml == '<a:schemeClr val="tx1"><a:alpha val="0"/></a:schemeClr>'


def test_a_light_tint_scales_lightness_as_powerpoints_own_lighter_colours_do() -> None:
    xml = colour_xml(Colour("blue", 0.8), PAPER)
    assert 'lumMod val="20000"' in xml
    assert abs(int(re.findall(r'lumOff val="(\d+)"', xml)[0]) - 80_000) < 300


def test_a_fill_wraps_the_colour() -> None:
    assert fill_xml(Colour("ink"), PAPER) == ('<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>')
