"""An article as Markdown (CommonMark 0.31), in the flavour of the place it is written for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Literal, TypeAlias
from urllib.parse import quote

from deckbuilder.article.article import Article, Entry, Part, Picture, Runs, media_file, plain
from deckbuilder.article.github import heading_anchors
from deckbuilder.article.lists import Block, Listing, blocks
from deckbuilder.article.marks import inline
from deckbuilder.article.said import byline, link_note, made_by, reference
from deckbuilder.scene import Media, Run

Flavour: TypeAlias = Literal["plain", "github", "lesswrong"]
MEDIA = "media"
"""The folder of films and sounds."""
FLAVOURS: tuple[Flavour, ...] = ("plain", "github", "lesswrong")


def markdown(article: Article, flavour: Flavour = "plain", folder: str = "images") -> str:
    """The article as Markdown, with its pictures as `folder/NAME.png`.

    Jumps lead to `<a id>` before the headings (plain), or to the anchors that GitHub gives them.
    LessWrong has neither HTML nor anchors, so that the title they lead to is named instead.
    """
    writer = _Writer(article, flavour, folder, _targets(article, flavour))
    return "\n\n".join(filter(None, writer.blocks())) + "\n"


def _targets(article: Article, flavour: Flavour) -> dict[str, str]:
    """What a jump to each anchor is written as; those that cannot be written are not in it."""
    match flavour:
        case "plain":
            return {anchor: f"#{anchor}" for anchor, _ in article.headings}
        case "github":
            return heading_anchors((anchor, plain(runs)) for anchor, runs in article.headings)
        case "lesswrong":
            return {}


@dataclass(frozen=True, slots=True)
class _Writer:
    article: Article
    flavour: Flavour
    folder: str
    targets: dict[str, str]

    def blocks(self) -> Iterator[str]:
        """The blocks of the page; some may be empty."""
        article = self.article
        yield self.heading(1, article.introduction.anchor, article.title)
        if article.subtitle:
            yield self.words(replace(run, italic=True) for run in article.subtitle)
        yield self.words([Run(byline(article))])
        yield from self.entry(article.thanks)
        yield from self.entry(article.introduction)
        yield self.heading(2, article.outline.anchor, (Run(article.words.agenda),))
        yield from self.entry(article.outline)
        yield self.contents()
        for part in article.parts:
            yield from self.part(part)
        yield from self.ends()

    def contents(self) -> str:
        """The headings of the second level, each with a link where that can be."""
        last = (self.article.references, self.article.credits)
        ends = [(end.anchor, end.title) for end in last if end]
        every = [*((part.anchor, part.name) for part in self.article.parts), *ends]
        lines = []
        for anchor, name in every:
            target = self.targets.get(anchor, "")
            lines.append(f"- {inline(replace(run, link=target) for run in name)}")
        return "\n".join(lines)

    def part(self, part: Part) -> Iterator[str]:
        yield self.heading(2, part.anchor, part.name)
        if part.opening:
            yield from self.entry(part.opening)
        for entry in part.entries:
            yield self.heading(3, entry.anchor, entry.title)
            yield from self.entry(entry)

    def ends(self) -> Iterator[str]:
        """References and credits."""
        article = self.article
        if article.references:
            yield self.heading(2, article.references.anchor, article.references.title)
            yield from self.entry(article.references)
            lines = (self.words(self.back(reference(one))) for one in article.listed)
            yield "\n".join(f"- {line}" for line in lines)
        if article.credits:
            yield self.heading(2, article.credits.anchor, article.credits.title)
            yield from self.entry(article.credits)
            yield self.words([Run(made_by(article))])

    def back(self, runs: Runs) -> Runs:
        """A reference, whose title stands alone where there are no anchors."""
        title, *rest = runs
        return runs if self.targets else (replace(title, link=""), *rest)

    def heading(self, level: int, anchor: str, runs: Runs) -> str:
        words = inline(runs)
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"  # else it would count as the end of the heading's mark
        mark = f'<a id="{escape(anchor)}"></a>' if self.flavour == "plain" else ""
        return f"{'#' * level} {mark}{words}"

    def entry(self, entry: Entry) -> Iterator[str]:
        """Picture, explanation and link note."""
        for picture in entry.pictures:
            yield self.picture(picture)
            yield "\n".join(map(self.media, picture.media))
        yield self.written(blocks(entry.paragraphs))
        yield self.words(link_note(entry.links, self.article.words))

    def picture(self, picture: Picture) -> str:
        path = quote(f"{self.folder}/{picture.name}.png")
        return f"![{inline([Run(picture.alt)])}]({path})"

    def media(self, media: Media) -> str:
        """A link to a film or sound, by what it shows."""
        path = quote(f"{MEDIA}/{media_file(media.recording)}")
        return self.words([Run(f"▶ {media.alt or media.recording.path.name}", link=path)])

    def written(self, found: Iterable[Block]) -> str:
        """Texts and lists, a blank line between them."""
        texts: list[str] = []
        previous: Listing | None = None
        other = False
        for block in found:
            if isinstance(block, Listing):
                # Two lists of one kind would become one, were they not marked differently.
                alike = previous is not None and previous.numbered == block.numbered
                other = alike and not other
                texts.append(self.listing(block, other))
                previous = block
            else:
                texts.append(self.words(block.runs))
                previous, other = None, False
        return "\n\n".join(filter(None, texts))

    def listing(self, listing: Listing, other: bool) -> str:
        """A list; `other` is the second way to mark its items. Lists below are indented."""
        points = []
        for number, item in enumerate(listing.items, listing.start):
            mark = f"{number}{')' if other else '.'}" if listing.numbered else "*-"[not other]
            words = self.words(item.paragraph.runs)
            below = self.written(item.below)
            gap = "\n" if _is_tight(item.below) else "\n\n"
            whole = gap.join(filter(None, (words, below)))
            points.append(f"{mark} " + whole.replace("\n", "\n" + " " * (len(mark) + 1)))
        lines = "\n".join(points).split("\n")
        return "\n".join(line.rstrip() if not line.strip() else line for line in lines)

    def words(self, runs: Iterable[Run]) -> str:
        """Runs as they are written here, with jumps as this flavour has them."""
        return inline(_resolved(runs, self.targets, self.named))

    def named(self, anchor: str) -> str:
        """What stands after the words of a jump that cannot be followed."""
        titles = {name: plain(runs) for name, runs in self.article.headings}
        arrow = "←" if self.article.words.rtl else "→"
        return f" ({arrow} {self.article.words.quoted(titles[anchor])})"


def _resolved(
    runs: Iterable[Run], targets: dict[str, str], named: Callable[[str], str]
) -> Iterator[Run]:
    for link, same in groupby(runs, key=lambda run: run.link):
        jump = link[1:] if link.startswith("#") else ""
        if not jump or jump in targets:
            yield from (replace(run, link=targets.get(jump, link)) for run in same)
        else:
            yield from (replace(run, link="") for run in same)
            yield Run(named(jump))


def _is_tight(below: list[Block]) -> bool:
    """Whether what stands below an item needs no blank line: a list that may follow at once.

    A list that begins with another number than 1 may not (CommonMark 0.31, 5.3).
    """
    match below:
        case []:
            return True
        case [Listing() as only]:
            return not only.numbered or only.start == 1
    return False
