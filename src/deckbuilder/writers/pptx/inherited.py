"""What a text gets from where it stands, so that only what differs is written."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.scene import INK, Align, Anchor, Colour, FontRole, Insets


@dataclass(frozen=True, slots=True)
class Inherited:
    """The look a text has before it says anything itself."""

    sizes: tuple[float, ...] = ()
    """Points by level; empty where nothing is inherited that we could rely on."""
    bold: bool = False
    font: FontRole = "body"
    colour: Colour = INK
    bullets: bool = False
    """Whether paragraphs have a dot and a hanging indent unless they say otherwise."""
    bulleted: tuple[bool, ...] = ()
    """The same by level, where levels differ; empty where `bullets` holds for all."""
    space_before: tuple[float, ...] = (0.0,)
    """Points by level."""
    space_after: tuple[float, ...] = (0.0,)
    """Points of that which the paragraph above asks for, by level."""
    margins: tuple[float, ...] = (0.0,)
    """Points from the inset to the words, by level."""
    anchor: Anchor = "top"
    align: Align = "start"
    line_spacing: float = 1.0
    insets: Insets | None = None
    """None: PowerPoint's own, which are never ours."""
    uncertain: bool = False
    """Whether font, direction and indents are to be said even where they are the usual ones."""
    autofit: bool = False
    """Whether PowerPoint may shrink the text after somebody edits it."""

    def size(self, level: int) -> float | None:
        """Points at `level`, None when not known."""
        return self.sizes[min(level, len(self.sizes) - 1)] if self.sizes else None

    def has_bullet(self, level: int) -> bool:
        """Whether a paragraph of `level` has a dot unless it says otherwise."""
        if not self.bulleted:
            return self.bullets
        return self.bulleted[min(level, len(self.bulleted) - 1)]

    def space(self, level: int) -> float:
        """Points above a paragraph of `level`."""
        return self.space_before[min(level, len(self.space_before) - 1)]

    def margin(self, level: int) -> float:
        """Points from the inset to the words of a paragraph of `level`."""
        return self.margins[min(level, len(self.margins) - 1)]

    def below(self, level: int) -> float:
        """Points below a paragraph of `level`, which are part of `space`."""
        return self.space_after[min(level, len(self.space_after) - 1)]


BOX = Inherited()
"""A text box or shape: ink in the body font, everything else its own."""
