"""Whom to thank: the makers of pictures and fonts, with the licences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from deckbuilder.blocks.picture import Picture
from deckbuilder.export import File
from deckbuilder.model.slide import every
from deckbuilder.runsheet.markdown import escaped
from deckbuilder.share.fonts import LICENCE, shipped, told
from deckbuilder.share.pack import Pack
from deckbuilder.shown import slides_shown


def files(pack: Pack) -> Iterator[File]:
    """`CREDITS.md`: what the outline says of thanks and pictures, then the fonts."""
    words = pack.words
    lines = [f"# {words('credits')}: {escaped(pack.sheet.title)}", ""]
    for paragraph in pack.loaded.talk.talk.credits.paragraphs:
        lines += [escaped(paragraph.text), ""]
    pictures = [*_pictures(pack)]
    if pictures:
        lines += [f"## {words('pictures')}", "", *pictures, ""]
    lines += [f"## {words('fonts')}", "", *(f"- {escaped(line)}" for line in told(pack))]
    for family in shipped(pack):
        licence = f"fonts/{family.licence}"
        lines.append(f"- {words('font_licence', font=family.name, licence=LICENCE, file=licence)}")
    yield File("CREDITS.md", "\n".join([*lines, ""]).encode())


def _pictures(pack: Pack) -> Iterator[str]:
    """A line for each picture: its file, who made it, on which slides; one if nobody is named."""
    credits: dict[str, str] = {}
    slides: dict[str, dict[int, None]] = {}
    for scene, slide in slides_shown(pack.loaded):
        for block in every((slide,)):
            if isinstance(block, Picture) and block.file:
                credits[block.file] = credits.get(block.file) or block.credit
                slides.setdefault(block.file, {})[pack.numbers[scene.id]] = None
    if credits and not any(credits.values()):
        yield pack.words("no_credits")
        return
    for file, credit in credits.items():
        said = escaped(credit) if credit else pack.words("no_credit")
        where = pack.words("on_slide", slides=", ".join(map(str, slides[file])))
        yield f"- {escaped(PurePosixPath(file).name)} ({where}): {said}"
