"""Slides, sections, maps and people of other outlines: `- from: common/about-us.yaml#intro`.

    whole(root, path, problems)     the outline with all that it takes, and where it takes it from

What was taken keeps its place in the other file, so that mistakes are told and changed words are
written there. Only what stands beside `from:`, and the slide as such, is this outline's own.
"""

from deckbuilder.reuse.whole import Whole, whole

__all__ = ["Whole", "whole"]
