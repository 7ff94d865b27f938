"""What a presenter calls the things on a slide of ours, from the names that blocks give them."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMES = (
    (r"clouds:legend:(.+):dot", "dot of {0} in the legend"),
    (r"clouds:legend:(.+)", "{0} in the legend"),
    (r"clouds:(.+)->(.+):label", "label of the arrow from {0} to {1}"),
    (r"clouds:(.+)->(.+)", "arrow from {0} to {1}"),
    (r"clouds:(.+):\(label\)", "label of cloud {0}"),
    (r"clouds:(.+)", "cloud {0}"),
    (r"chain:box:(.+)", "box {0}"),
    (r"chain:arrow:(.+)", "arrow from {0}"),
    (r"chain:bar:(.+)->(.+)", "brace from {0} to {1}"),
    (r"columns:(\d+):title", "heading of column {0}"),
    (r"columns:(\d+):icon", "icon of column {0}"),
    (r"chain:icon:(.+)", "icon of box {0}"),
    (r"qr:(?:panel|code)", "QR code"),
    (r"qr:(label|address|caption)", "{0} of the QR code"),
    (r"(video|audio)(?::\w+)?", "{0}"),
    (r"columns:(\d+):\d+:points", "point in column {0}"),
    (r"columns:(\d+):\d+:picture:caption", "caption in column {0}"),
    (r"columns:(\d+):\d+:picture:credit", "picture credit in column {0}"),
    (r"columns:(\d+):\d+:(picture|table|chart|code)", "{1} in column {0}"),
    (r"cycle:step:(\d+)", "step {0} of the cycle"),
    (r"cycle:centre", "centre of the cycle"),
    (r"cycle:arrow:(\d+)-(\d+)", "arrow from step {0} to {1}"),
    (r"picture:label:(\d+)", "label {0} on the picture"),
    (r"picture:region:(\d+)", "mark {0} on the picture"),
    (r"picture:caption", "caption"),
    (r"picture:credit", "picture credit"),
    (r"picture:image", "picture"),
    (r"quote:words", "quote"),
    (r"quote:by", "source of the quote"),
    (r"timeline:card:(\d+)", "card {0} of the timeline"),
    (r"timeline:(date|label|dot):(\d+)", "{0} {1} of the timeline"),
    (r"tree:(\d+)-(\d+)", "line from box {0} to {1}"),
    (r"tree:(\d+)", "box {0} of the tree"),
    (r"venn:(?:circle|label):(.+)", "circle {0}"),
    (r"venn:overlap:(.+)", "overlap of {0}"),
    (r"spectrum:(?:(\d+):)?(left|right)", "{1} end of the spectrum {0}"),
    (r"spectrum:(?:(\d+):)?label", "label of the spectrum {0}"),
    (r"spectrum:(?:\d+:)?mark:(\d+):label", "mark {0} on the spectrum"),
    (r"agenda:(.+):slide", "picture of the section {0}"),
    (r"agenda:(.+)", "agenda entry {0}"),
    (r"references:body2?", "reference"),
    (r"footnotes", "footnote"),
    (r"formula:label", "words below the formula"),
    (r"columns:(\d+):\d+:(callout|formula)", "{1} in column {0}"),
    (r"(callout|formula|links|credits|code|table|chart|picture|text|subtitle)", "{0}"),
)
"""Names as `blocks` give them, with what they are called; `{0}` is the first bracket."""

_DECORATION = re.compile(
    r"(?:picture:leader|chain:guide|footnotes:rule|timeline:(?:axis|stem|leader)|spectrum:(?:\d+:)?(?:line|range)"
    r"|spectrum:(?:\d+:)?mark:\d+:(?:dot|leader)|quote:bar|clouds:legend:.+:dot)(?::.+)?"
)


@lru_cache(maxsize=4_000)
def thing(name: str) -> str:
    """What the thing of that name is called; empty for one that no block of ours made."""
    for pattern, words in _NAMES:
        found = re.fullmatch(pattern, name)
        if found:
            return words.format(*(part or "" for part in found.groups())).strip()
    return ""


def is_decoration(name: str) -> bool:
    """Whether a thing of that name only leads the eye, and comes and goes with what it serves."""
    return _DECORATION.fullmatch(name) is not None
