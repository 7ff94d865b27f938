"""What an SVG drawing may not have: parts that act, fetch, or nest without end."""

from __future__ import annotations

import re

DEEPEST = 64
"""Levels of elements, those that `use` brings in included; resvg runs out of stack near 250."""

_REFUSED = (
    *("script", "handler", "listener", "foreignobject"),
    *("iframe", "embed", "object", "audio", "video", "canvas"),
)
_ANIMATED = ("set", "animate", "animatetransform", "animatemotion", "animatecolor", "discard")
_EMBEDDED = re.compile(
    r"data:(image/(png|jpe?g|gif|webp)|font/|application/[a-z-]*font)", re.IGNORECASE
)
PLAIN = "export it as plain SVG, without scripts and HTML, or as PNG"
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_FETCHING = re.compile(r"@import|javascript:|expression\s*\(|\bimage(?:-set)?\(", re.I)


class BadDrawing(ValueError):
    """The drawing cannot be used: `message` says what it is or has, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def local_name(name: str) -> str:
    """An element's or attribute's name without prefix, in lower case as HTML would read it."""
    return name.rpartition(":")[2].lower()


def check_element(name: str, attributes: dict[str, str]) -> None:
    """Raise `BadDrawing` for an element that acts, or an attribute that leads out of the file."""
    local = local_name(name)
    if local in _REFUSED:
        raise BadDrawing(f"has a <{local}> in it", PLAIN)
    animates = attributes.get("attributeName", "").rpartition(":")[2].lower()
    if local in _ANIMATED and (animates == "href" or animates.startswith("on")):
        raise BadDrawing(f"animates `{animates}`", PLAIN)
    for key, value in attributes.items():
        attribute = local_name(key)
        if attribute.startswith("on") or key.lower() == "xml:base":
            raise BadDrawing(f"has `{key}` on a <{local}>", PLAIN)
        if attribute in ("href", "src"):
            _check_reference(local, value.strip())
        elif not key.startswith("xmlns"):
            check_style(value, plain=attribute != "style")


def _check_reference(local: str, address: str) -> None:
    web = address.lower().startswith(("https://", "http://", "mailto:"))
    inside = not address or address.startswith("#") or _EMBEDDED.match(address)
    if not (inside or (local == "a" and web)):
        raise BadDrawing(
            f"takes `{address[:60]}` from outside the file",
            "put it into the drawing (in Inkscape: embed images), or export it as PNG",
        )


def check_style(text: str, *, plain: bool = False) -> None:
    """Raise `BadDrawing` when CSS, or a `plain` attribute, fetches something.

    CSS can spell any letter as an escape, so that a backslash could hide anything.
    """
    for address in _URL.findall(text):
        _check_reference("style", address.strip())
    if not plain and ("\\" in text or _FETCHING.search(text)):
        found = _FETCHING.search(text)
        what = f"`{found[0]}`" if found else "a backslash"
        raise BadDrawing(f"has {what} in its style", "export it with simple style attributes")


class Reach:
    """Adds up how deep elements nest once every `use` is followed, and refuses circles."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.deepest: dict[str, int] = {}
        self.uses: dict[str, list[tuple[int, str]]] = {"": []}

    def start(self, local: str, attributes: dict[str, str]) -> None:
        self.stack.append(attributes.get("id", ""))
        target = ""
        if local == "use":
            for key, value in attributes.items():
                if local_name(key) == "href":
                    target = value.strip().removeprefix("#")
        depth = len(self.stack)
        for level, owner in enumerate(self.stack, 1):
            if not owner:
                continue
            self.deepest[owner] = max(self.deepest.get(owner, 0), depth - level + 1)
            if target:
                self.uses.setdefault(owner, []).append((depth - level + 1, target))
        if target:
            self.uses[""].append((depth, target))

    def end(self) -> None:
        self.stack.pop()

    def check(self) -> None:
        known: dict[str, int] = {}
        self._depth("", known, ())

    def _depth(self, owner: str, known: dict[str, int], path: tuple[str, ...]) -> int:
        if owner in path or len(path) > DEEPEST:
            raise BadDrawing("uses a part inside itself", "export the drawing again")
        if owner not in known:
            depths = [self.deepest.get(owner, 1)]
            for depth, target in dict.fromkeys(self.uses.get(owner, ())):
                depths.append(depth + self._depth(target, known, (*path, owner)))
            known[owner] = max(depths)
            if known[owner] > DEEPEST:
                raise BadDrawing("is too complicated", "simplify it, or export it as PNG")
        return known[owner]
