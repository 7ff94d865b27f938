"""One outline, many talks: which variant, with which words of your own, in which language."""

from deckbuilder.variant.choice import BASE, Choice
from deckbuilder.variant.filling import Filled

__all__ = ["BASE", "Choice", "Filled"]
