"""One outline, many talks: which variant, with which words of your own, in which language."""

from deckbuilder.variant.choice import BASE, Choice
from deckbuilder.variant.filling import Filled
from deckbuilder.variant.others import Looks
from deckbuilder.variant.outlines import resolved, settled
from deckbuilder.variant.resolution import known_variants

__all__ = ["BASE", "Choice", "Filled", "Looks", "known_variants", "resolved", "settled"]
