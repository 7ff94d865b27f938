"""How somebody's chart looks, as far as its part says it (ECMA-376 part 1, 21.2.2)."""

from __future__ import annotations

import math
import re

from deckbuilder.geometry import Box
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.charts import C
from deckbuilder.readers.pptx.names import A
from deckbuilder.readers.pptx.parsing import Element
from deckbuilder.scene import NumberFormat, Scale
from deckbuilder.wording.numbers import NumberSigns, number_signs

_SIZES = (8.0, 20.0)
"""Points of words, within which a chart without manual layout can be read when it is drawn."""
_CODE = re.compile(r'((?:"[^"]*"|[^#0"])*)([#,0]*0)(\.0+)?(.*)\Z')


def value(holder: Element | None, path: str) -> str:
    """The `val` of an element below another; empty when there is none."""
    found = holder.find(path) if holder is not None else None
    return "" if found is None else found.get("val") or ""


def number(holder: Element | None, path: str) -> float | None:
    """The same as a number that can be counted with."""
    try:
        found = float(value(holder, path))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def size_of(root: Element) -> float:
    """Points of the words of a chart."""
    found = [whole(one, "sz") / 100 for one in root.iterfind(f"{C}txPr//{A}defRPr")]
    return min(max(found[0] if found and found[0] else 12.0, _SIZES[0]), _SIZES[1])


def signs_of(root: Element) -> NumberSigns:
    """How numbers are written in the language of a chart."""
    found = next((one.get("lang") for one in root.iter(f"{A}endParaRPr") if one.get("lang")), "en")
    try:
        return number_signs(str(found))
    except ValueError:
        return NumberSigns()


def place_of(holder: Element | None, box: Box, *, rtl: bool = False) -> Box | None:
    """Where a manual layout puts something, counted from the corner of the chart in `box`."""
    layout = holder.find(f"{C}layout/{C}manualLayout") if holder is not None else None
    if layout is None:
        return None
    sides = [number(layout, f"{C}{side}") for side in "xywh"]
    x, y, w, h = (0.0 if one is None else one for one in sides)
    made = Box(x * box.w, y * box.h, w * box.w, h * box.h)
    return made.mirrored(box.w) if rtl else made


def format_of(holder: Element | None, signs: NumberSigns, otherwise: NumberFormat) -> NumberFormat:
    """The number format of an axis or of labels, as far as ours can say it."""
    found = holder.find(f"{C}numFmt") if holder is not None else None
    code = (found.get("formatCode") or "") if found is not None else ""
    match = _CODE.match(code.partition(";")[0])
    if not match:
        return otherwise
    before, digits, decimals, after = match.groups(default="")
    percent = after.rstrip('"').endswith("%") and not after.endswith('%"')
    return NumberFormat(
        max(0, len(decimals) - 1),
        signs.point,
        signs.group if "," in digits else "",
        before.replace('"', "").replace("\\", ""),
        after.replace('"', "").replace("\\", ""),
        signs.percent,
        hundredfold=percent,
    )


def scale_of(axis: Element | None, otherwise: Scale) -> Scale:
    """The scale of an axis, where the file says it."""
    least, most = (number(axis, f"{C}scaling/{C}{end}") for end in ("min", "max"))
    step = number(axis, f"{C}majorUnit")
    if least is None or most is None or not step or most <= least or (most - least) / step > 50:
        return otherwise
    return Scale(least, most, step)


def words_of(title: Element | None) -> str:
    """The words of a title."""
    if title is None:
        return ""
    runs = [one.text or "" for one in title.iter(f"{A}t")]
    cached = [one.findtext(f"{C}v") or "" for one in title.iter(f"{C}pt")]
    return " ".join("".join(runs or cached).split())
