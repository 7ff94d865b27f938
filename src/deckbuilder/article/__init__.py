"""The talk as an article: pictures of its slides with their explanations, for a blog or a forum.

`article` makes one from a talk, free of any format; `markdown` and `page` write it.
"""

from deckbuilder.article.article import Article, Entry, Part, Picture, Reference
from deckbuilder.article.made import article
from deckbuilder.article.markdown import FLAVOURS, Flavour, markdown
from deckbuilder.article.page import page

__all__ = [
    "FLAVOURS",
    "Article",
    "Entry",
    "Flavour",
    "Part",
    "Picture",
    "Reference",
    "article",
    "markdown",
    "page",
]
