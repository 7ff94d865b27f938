"""Every address of the talk, slide by slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from deckbuilder.export import File
from deckbuilder.runsheet.markdown import escaped
from deckbuilder.scene import Paragraph, Picture, Scene, Shape, walk
from deckbuilder.share.pack import Pack
from deckbuilder.shown import slides_shown, texts

_STYLE = (
    "body{font:16px/1.5 Calibri,Carlito,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h2{font-size:1.1em;margin:1.5em 0 .2em}ul{margin:0}li{overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True)
class Linked:
    """A slide with its addresses."""

    head: str
    """Its number and title."""
    links: dict[str, str]
    """What leads there, by address; empty when only the address is written."""


def files(pack: Pack) -> Iterator[File]:
    """`links.html` and `links.md`; nothing for a talk without any."""
    found = list(linked(pack))
    if found:
        yield File("links.html", as_page(found, pack).encode())
        yield File("links.md", as_markdown(found, pack).encode())


def linked(pack: Pack) -> Iterator[Linked]:
    """Slides with links, hidden ones too. References only say again what others have."""
    for scene, slide in slides_shown(pack.loaded):
        links = {} if slide.slide == "references" else addresses(scene)
        if links:
            hidden = f" ({pack.words('hidden')})" if scene.hidden else ""
            yield Linked(f"{scene.numeral(pack.numbers[scene.id])}. {scene.title}{hidden}", links)


def addresses(scene: Scene) -> dict[str, str]:
    """Where the links of a slide and its notes lead outside the deck, each with its first words."""
    found: dict[str, str] = {}
    for link in scene.links:
        for address in link.addresses:
            found.setdefault(address, link.label)
    for _, body in texts(scene.items):
        _add(body.paragraphs, found)
    for item in walk(scene.items):
        if isinstance(item, Picture | Shape) and item.link:
            found.setdefault(item.link, item.alt)
    _add(scene.notes, found)
    return {
        address: "" if label.strip() == address else " ".join(label.split())
        for address, label in found.items()
        if address and not address.startswith("#")
    }


def _add(paragraphs: Iterable[Paragraph], found: dict[str, str]) -> None:
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if run.link:
                found.setdefault(run.link, run.text)


def as_markdown(found: list[Linked], pack: Pack) -> str:
    """The list as Markdown, each address in full, so that it can be read on paper."""
    lines = [f"# {pack.words('links')}: {escaped(pack.sheet.title)}"]
    for slide in found:
        lines += ["", f"## {escaped(slide.head)}", ""]
        for address, label in slide.links.items():
            lines.append(f"- {escaped(label)}: <{address}>" if label else f"- <{address}>")
    return "\n".join([*lines, ""])


def as_page(found: list[Linked], pack: Pack) -> str:
    """The list as a page of HTML that needs nothing else."""
    title = escape(f"{pack.words('links')}: {pack.sheet.title}")
    language, rtl = escape(pack.deck.language), pack.deck.rtl
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}" dir="{"rtl" if rtl else "ltr"}">',
        f'<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
    ]
    for slide in found:
        lines += [f"<h2><bdi>{escape(slide.head)}</bdi></h2>", "<ul>"]
        for address, label in slide.links.items():
            shown = f"<bdi>{escape(label)}</bdi>: " if label else ""
            here = escape(address)
            lines.append(f'<li>{shown}<a dir="ltr" href="{here}">{here}</a></li>')
        lines.append("</ul>")
    return "\n".join([*lines, "</body>\n</html>\n"])
