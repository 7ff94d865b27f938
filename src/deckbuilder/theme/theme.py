"""Colours, fonts and sizes by role, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from deckbuilder.scene import Colour, FontRole, Role
from deckbuilder.theme.template import Template


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points. `floor` is the smallest a listener is asked to read."""

    cover: float = 48
    title: float = 32
    small_title: float = 28
    body: float = 24
    floor: float = 16
    note: float = 14
    footer: float = 12


SCALE: tuple[float, ...] = (60, 54, 48, 42, 36, 32, 28, 24, 20, 18, 16, 14, 12)
"""Carbon's type scale, in points, largest first (@carbon/type 11.68.0); 54 and 60 for quotes."""

TITLE_SHARES = (0.82, 0.68, 0.56, 0.47)
"""What long titles may be of a template's usual size; few, so that titles look alike."""

LEVEL_STEPS = (0, 1, 2)
"""How many steps of the scale each level of points lies below the first."""


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme file says. Colours are six hex digits without `#`."""

    name: str
    dark: bool
    background: str
    panel: str
    ink: str
    muted: str
    link: str
    blue: str
    orange: str
    green: str
    plum: str
    slate: str
    fill_tint: float
    heading_font: str
    body_font: str
    code_font: str
    sizes: Sizes = Sizes()
    template: Template | None = None
    """A company's template, which the rest was read from."""

    def role(self, role: Role) -> str:
        """The hex digits of a role."""
        value: str = getattr(self, role)
        return value

    def hex(self, colour: Colour) -> str:
        """The hex digits of a colour as it looks, mixed with the background but still opaque."""
        return colour.digits or mix(self.role(colour.role), self.background, colour.tint)

    def font(self, role: FontRole) -> str:
        """The typeface named in the file for a role."""
        return {"heading": self.heading_font, "body": self.body_font, "code": self.code_font}[role]

    def fill(self, role: Role) -> Colour:
        """The pale fill that goes with an accent."""
        return Colour(role, self.fill_tint)

    def level_sizes(self, size: float) -> tuple[float, float, float]:
        """Sizes of the three levels of points when the first has `size`, never below the floor."""
        scale = self.scale if self.template else SCALE
        start = scale.index(size) if size in scale else 0
        floor = min(self.sizes.floor, size)
        first, second, third = (
            max(floor, scale[min(start + step, len(scale) - 1)]) for step in LEVEL_STEPS
        )
        return first, second, third

    @property
    def scale(self) -> tuple[float, ...]:
        """Carbon's type scale; with a template also the sizes that its text has."""
        return _with_sizes(self.sizes) if self.template else SCALE

    def title_steps(self, usual: float, smallest: float) -> list[float]:
        """Sizes of titles of two lines, largest first; `usual` is that of one line."""
        if self.template:
            smaller = (round(usual * share) for share in TITLE_SHARES)
            return [usual, *(float(size) for size in smaller if size >= min(smallest, usual))]
        return [size for size in (self.sizes.small_title, smallest) if size <= usual]

    def steps(self, largest: float, smallest: float | None = None) -> tuple[float, ...]:
        """The sizes of the scale from `largest` down to `smallest` (the floor), largest first."""
        least = self.sizes.floor if smallest is None else smallest
        return tuple(size for size in self.scale if least <= size <= largest) or (least,)


@lru_cache(maxsize=16)
def _with_sizes(sizes: Sizes) -> tuple[float, ...]:
    """The scale with sizes of a template in the place of those that are nearly as large."""
    own = (sizes.cover, sizes.title, sizes.small_title, sizes.body, sizes.floor)
    others = (size for size in SCALE if all(abs(size - one) >= 0.08 * one for one in own))
    return tuple(sorted({*own, *others}, reverse=True))


def mix(first: str, second: str, share: float) -> str:
    """Mix two hex colours; `share` 0 gives the first, 1 the second."""
    pairs = zip(bytes.fromhex(first), bytes.fromhex(second), strict=True)
    return "".join(f"{round(a * (1 - share) + b * share):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance of a hex colour (WCAG 2.2, definition of relative luminance)."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, bytes.fromhex(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two hex colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
