"""`deckbuilder diff`: what changed between outlines, variants, built and edited decks, in words."""

from __future__ import annotations

import io
import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

from deckbuilder.content import Line, Words
from deckbuilder.diff.alike_pictures import alike_pictures
from deckbuilder.diff.asides import Asides
from deckbuilder.diff.naming import Misnamed, named
from deckbuilder.diff.phrases import restyled, shown
from deckbuilder.diff.words import rows
from deckbuilder.geometry import Box
from deckbuilder.sync.changes import LineChanged, Reshaped, Where
from deckbuilder.sync.telling import told
from deckbuilder.sync.things import thing
from deckbuilder.wording import wording
from tests.commands import Run, runner
from tests.decks import outline_of
from tests.outlines import EXAMPLE, ROOT
from tests.returned import returned
from tests.sync import google, powerpoint

TALK = """\
talk: {title: Bread, minutes: 5}
sections:
  - section: Dough
    slides:
      - cover
      - title: Dough is four things
        id: dough
        points: [Flour, Water, "Salt, a little", Time]
        notes: |
          Pass the bowl round.

          Then say nothing for a while, so that everybody has time to smell it and to look at it.
      - {title: Open crumb, id: crumb, text: Look at the holes.}
      - title: Who does what
        id: who
        table:
          rows: [[Who, What], [Yeast, Gas], [Bacteria, Acid]]
      - title: From grain to loaf
        id: chain
        chain:
          boxes: {grain: Grain, loaf: Loaf}
variants:
  short:
    slides:
      dough: {title: Dough is simple}
    drop: [crumb]
  night: {talk: {aspect: "4:3", theme: night}}
"""

ARABIC = """\
talk: {title: الخبز, language: ar, aspect: "4:3", theme: night}
sections:
  - section: واحد
    slides:
      - cover
      - {title: العجين أربعة أشياء, id: dough, points: [دقيق, ماء], notes: مرر الوعاء.}
      - {title: 生地は四つのもの, id: ja, points: [小麦粉と水, 塩と時間]}
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line in a folder with `talk.yaml` and `build/talk.pptx`."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("talk.yaml").write_text(TALK, "utf-8")
    Path("arabic.yaml").write_text(ARABIC, "utf-8")
    run = runner(capsys, monkeypatch)
    assert run("build", "talk.yaml").code == 0
    return run


def edited(*edits: dict[str, object], name: str = "edited.pptx") -> str:
    powerpoint.edit(Path("build/talk.pptx"), Path(name), edits)
    return name


class Page(HTMLParser):
    """What a page holds, by tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.within = ""
        self.alts: list[str] = []
        self.ids: list[str] = []
        self.jumps: list[str] = []
        self.handlers: list[str] = []
        self.marked: dict[str, list[str]] = {"del": [], "ins": []}
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.within = tag
        self.handlers += [name for name in said if name.startswith("on")]
        self.ids += [said["id"]] if "id" in said else []
        self.jumps += [said["href"]] if tag == "a" else []
        if tag == "img":
            self.alts.append(said["alt"])
            assert said["src"].startswith("data:image/svg+xml;base64,")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.within in self.marked:
            self.marked[self.within].append(data)

    def handle_endtag(self, tag: str) -> None:
        self.within = ""


def page_of(run: Run, *arguments: str) -> Page:
    result = run("diff", *arguments, "--as", "html")
    assert (result.code, result.err) == (0, "")
    page = Page(result.out)
    assert not {"script", "link", "iframe", "object", "form"} & set(page.tags)
    assert page.handlers == []
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:|//|javascript:)", result.out)
    assert len(page.ids) == len(set(page.ids))
    assert {jump.lstrip("#") for jump in page.jumps} <= set(page.ids)
    return page


# nothing changed


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--variant", "short"),
        ("--variant", "night"),
        ("--theme", "night", "--aspect", "4:3"),
        ("--set", "talk.event=PyCon"),
    ],
)
def test_an_outline_and_the_deck_just_built_from_it_are_the_same(
    run: Run, options: tuple[str, ...]
) -> None:
    assert run("build", "talk.yaml", *options, "-o", "deck.pptx").code == 0
    for pair in (("talk.yaml", "deck.pptx"), ("deck.pptx", "talk.yaml"), ("deck.pptx",)):
        result = run("diff", *pair, "--exit-code")
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("no differences between ")


def test_a_talk_in_arabic_and_its_deck_are_the_same(run: Run) -> None:
    assert run("build", "arabic.yaml").code == 0
    result = run("diff", "arabic.yaml", "build/arabic.pptx")
    assert result.out == "no differences between arabic.yaml and build/arabic.pptx\n"


@pytest.mark.parametrize("options", [(), ("--lang", "de"), ("--variant", "ten-minutes")])
def test_the_reference_talk_and_its_deck_are_the_same(run: Run, options: tuple[str, ...]) -> None:
    talk = str(outline_of("ai-safety-landscape"))
    assert run("build", talk, *options, "-o", "deck.pptx").code == 0
    result = run("diff", talk, "deck.pptx")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("no differences between ")


def test_what_google_slides_drops_is_no_difference(run: Run) -> None:
    google.export(Path("build/talk.pptx"), Path("google.pptx"))
    assert "no differences" in run("diff", "build/talk.pptx", "google.pptx").out
    assert "no differences" in run("diff", "google.pptx", "build/talk.pptx").out


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_form_can_say_that_nothing_changed(run: Run, form: str) -> None:
    result = run("diff", "talk.yaml", "build/talk.pptx", "--as", form)
    assert result.code == 0
    if form == "json":
        assert json.loads(result.out)["same"] is True
    else:
        assert "no differences between " in result.out.lower()


# words on the terminal


def test_an_edited_deck_is_told_slide_by_slide(run: Run) -> None:
    deck = edited(
        {"kind": "retitle", "slide": "dough", "text": "Dough is five things"},
        {"kind": "remove_line", "slide": "dough", "piece": "points", "line": 1},
        {"kind": "add_line", "slide": "dough", "piece": "points", "after": 2, "words": "Patience"},
        {
            "kind": "edit_cell",
            "slide": "who",
            "piece": "table",
            "row": 1,
            "column": 1,
            "text": "Air",
        },
        {"kind": "relabel", "slide": "chain", "piece": "chain:box:loaf", "text": "Bread"},
        {"kind": "move_shape", "slide": "chain", "piece": "chain:box:grain", "by": [0, 30]},
        {"kind": "hide", "slide": "crumb"},
    )
    result = run("diff", deck)
    assert result.code == 0
    assert result.out.splitlines() == [
        "- edited.pptx as it was built  5 slides",
        "+ edited.pptx as it is  5 slides, saved by Leon in Microsoft Office PowerPoint",
        "",
        "2  dough  “Dough is four things”",
        "  ~ title",
        "    - Dough is four things",
        "    + Dough is five things",
        "  + point: “Patience”",
        "  - point: “Water”",
        "",
        "3  crumb  “Open crumb”",
        "  ~ slide: hidden",
        "",
        "4  who  “Who does what”",
        "  ~ cell in row 2, column 2",
        "    - Gas",
        "    + Air",
        "",
        "5  chain  “From grain to loaf”",
        "  ~ box loaf",
        "    - Loaf",
        "    + Bread",
        "  > box grain moved to another place",
        "",
        "4 slides changed",
    ]
    against = run("diff", "talk.yaml", deck).out.splitlines()
    assert against[0] == "- talk.yaml  5 slides"
    assert against[2:] == result.out.splitlines()[2:]


def test_slides_that_came_went_and_moved_are_told_where_they_stand(run: Run) -> None:
    deck = edited(
        {"kind": "delete", "slide": "crumb"},
        {"kind": "move_slide", "slide": "chain", "after": "cover"},
        {
            "kind": "add_slide",
            "after": "who",
            "name": "new",
            "title": "What next?",
            "points": ["Bake"],
            "notes": ["Ask them."],
        },
    )
    lines = run("diff", "build/talk.pptx", deck).out.splitlines()
    assert lines[3:] == [
        "> 5 → 2  chain  “From grain to loaf”  now behind cover",
        "- 3  crumb  “Open crumb”",
        "",
        "+ 5  “What next?”  behind who",
        "  + point: “Bake”",
        "  + notes: “Ask them.”",
        "",
        "1 slide moved, 1 added, 1 removed",
    ]


def test_the_other_way_round_says_the_opposite(run: Run) -> None:
    deck = edited(
        {"kind": "delete", "slide": "crumb"},
        {
            "kind": "reword",
            "slide": "dough",
            "piece": "points",
            "line": 0,
            "old": "Flour",
            "new": "Rye",
        },
    )
    out = run("diff", deck, "talk.yaml").out
    assert "    - Rye\n    + Flour\n" in out
    assert "+ 3  crumb  “Open crumb”" in out


def test_a_variant_is_compared_with_the_outline_as_it_stands(run: Run) -> None:
    lines = run("diff", "talk.yaml", "talk.yaml#short").out.splitlines()
    assert lines == [
        "- talk.yaml  5 slides",
        "+ talk.yaml (short)  4 slides",
        "",
        "2  dough  “Dough is four things”",
        "  ~ title",
        "    - Dough is four things",
        "    + Dough is simple",
        "",
        "- 3  crumb  “Open crumb”",
        "",
        "1 slide changed, 1 removed",
    ]
    assert run("diff", "talk.yaml#", "talk.yaml").out.startswith("no differences")
    assert "talk.yaml (short + night)" in run("diff", "talk.yaml", "talk.yaml#short+night").out


def test_another_look_is_told_once_and_not_shape_by_shape(run: Run) -> None:
    lines = run("diff", "talk.yaml", "talk.yaml#night").out.splitlines()
    assert lines[2:6] == [
        "",
        "the deck",
        "  ~ design: slides of 4:3, before 16:9",
        "  ~ design: other colours",
    ]
    assert lines[6:] == ["", "design changed"]


def test_pictures_made_anew_for_another_format_are_the_same_pictures(run: Run) -> None:
    talk = str(outline_of("bread"))
    for name, aspect in (("wide.pptx", "16:9"), ("old.pptx", "4:3")):
        assert run("build", talk, "--aspect", aspect, "-o", name).code == 0
    assert Page(run("diff", "wide.pptx", "old.pptx", "--as", "html").out).alts == []
    lines = run("diff", "wide.pptx", "old.pptx").out.splitlines()
    assert lines[3:] == ["the deck", "  ~ design: slides of 4:3, before 16:9", "", "design changed"]


def test_a_picture_with_another_mark_in_it_is_another_picture() -> None:
    plain, marked, small = (io.BytesIO() for _ in range(3))
    picture = Image.effect_noise((640, 360), 30).convert("RGB")
    picture.save(plain, "PNG")
    picture.resize((320, 180)).save(small, "JPEG", quality=85)
    picture.paste("red", (300, 100, 340, 140))
    picture.save(marked, "PNG")
    assert alike_pictures(plain.getvalue(), small.getvalue())
    assert not alike_pictures(plain.getvalue(), marked.getvalue())
    assert not alike_pictures(plain.getvalue(), b"no picture")


def test_many_things_that_stand_elsewhere_are_told_together(run: Run) -> None:
    talk = str(outline_of("ai-safety-landscape"))
    assert run("build", talk, "-o", "build/talk.pptx", "--force").code == 0
    clouds = ("alignment", "governance", "evaluations", "threats", "deconfusion")
    moves = [
        {"kind": "move_shape", "slide": "overview-clouds", "piece": f"clouds:{cloud}", "by": [9, 9]}
        for cloud in clouds
    ]
    lines = run("diff", edited(*moves)).out.splitlines()
    assert len(lines) == 7
    assert re.fullmatch(
        r"  > cloud \w+, cloud \w+ and 3 others moved to another place or size", lines[4]
    )


def test_an_outline_beside_a_deck_is_the_talk_it_was_built_from(run: Run) -> None:
    assert run("build", "talk.yaml", "--variant", "short").code == 0
    assert "(short) and build" in run("diff", "talk.yaml", "build/talk-short.pptx").out
    as_it_stands = run("diff", "talk.yaml#", "build/talk-short.pptx").out
    assert "- 3  crumb" in as_it_stands


def test_a_long_text_is_shown_only_where_it_changed(run: Run) -> None:
    deck = edited(
        {
            "kind": "reword",
            "slide": "dough",
            "piece": "notes",
            "line": 1,
            "old": "look",
            "new": "taste",
        }
    )
    out = run("diff", deck).out
    assert "    - … everybody has time" not in out
    assert re.search(r"    - … .*to look at it\.\n    \+ … .*to taste at it\.\n", out)


def test_two_decks_of_strangers_are_matched_by_their_words(run: Run) -> None:
    for name, last in (("a.pptx", "gamma delta"), ("b.pptx", "gamma epsilon")):
        deck = Presentation()
        for title, text in (("One", "alpha beta zeta eta theta"), ("Two", f"iota kappa {last}")):
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text, slide.placeholders[1].text_frame.text = title, text
        deck.save(name)
    lines = run("diff", "a.pptx", "b.pptx").out.splitlines()
    assert lines[3].startswith("2  “Two”")
    assert lines[4:] == [
        "  ~ point",
        "    - iota kappa gamma delta",
        "    + iota kappa gamma epsilon",
        "",
        "1 slide changed",
    ]
    alone = run("diff", "a.pptx")
    assert alone.code == 1
    assert "does not say what it was built as" in alone.err


def test_orders_to_the_terminal_in_a_deck_are_not_passed_on(run: Run) -> None:
    title = told(LineChanged(Where("a", "title", "title"), said("a"), said("b\x9b31m\u202ec"), 0))
    [row] = rows(title)
    assert "".join(piece.text for piece in row.after) == "b\ufffd31m\ufffdc"


def said(text: str) -> Line:
    return Line((Words(text),))


# exit codes


def test_exit_code_is_1_only_when_asked_for_and_different(run: Run) -> None:
    deck = edited({"kind": "retitle", "slide": "dough", "text": "Bread"})
    assert run("diff", deck).code == 0
    assert run("diff", deck, "--exit-code").code == 1
    assert run("diff", "build/talk.pptx", "--exit-code").code == 0


# Markdown and JSON


def test_markdown_marks_the_words_that_changed(run: Run) -> None:
    deck = edited(
        {"kind": "retitle", "slide": "dough", "text": "Dough is <b>five</b> things"},
        {"kind": "delete", "slide": "crumb"},
    )
    result = run("diff", deck, "-o", "changes.md")
    assert result.out == "changes.md: 1 slide changed, 1 removed\n"
    text = Path("changes.md").read_text("utf-8")
    assert "“Dough is ~~four~~ things” → “Dough is **\\<b\\>five\\</b\\>** things”" in text
    assert "## 3. Open crumb (removed)" in text


def test_json_has_every_change_with_its_slide(run: Run) -> None:
    deck = edited(
        {"kind": "retitle", "slide": "dough", "text": "Dough is five things"},
        {"kind": "delete", "slide": "crumb"},
    )
    found = json.loads(run("diff", "talk.yaml", deck, "--as", "json").out)
    assert set(found) == {"before", "after", "same", "deck", "slides"}
    assert found["before"] == {"name": "talk.yaml", "slides": 5, "remarks": []}
    assert found["same"] is False
    dough, crumb = found["slides"]
    assert dough == {
        "id": "dough",
        "title": "Dough is four things",
        "fate": "changed",
        "before": 2,
        "after": 2,
        "more": "",
        "known": "",
        "changes": [
            {
                "how": "changed",
                "what": "title",
                "before": "Dough is four things",
                "after": "Dough is five things",
                "more": "",
            }
        ],
    }
    assert (crumb["id"], crumb["fate"], crumb["before"], crumb["after"]) == (
        "crumb",
        "removed",
        3,
        None,
    )


# the page


def test_the_page_shows_both_pictures_and_marks_words(run: Run) -> None:
    deck = edited({"kind": "retitle", "slide": "dough", "text": "Dough is five things"})
    page = page_of(run, deck)
    assert [alt.split(".")[0] for alt in page.alts] == [
        "Dough is four things",
        "Dough is five things",
    ]
    assert page.marked == {"del": ["four"], "ins": ["five"]}


def test_words_of_a_deck_are_never_markup_on_the_page(run: Run) -> None:
    wicked = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'&amp;"
    deck = edited(
        {"kind": "retitle", "slide": "dough", "text": wicked},
        {
            "kind": "reword",
            "slide": "dough",
            "piece": "notes",
            "line": 0,
            "old": "bowl",
            "new": "<b>",
        },
        {"kind": "insert_text", "slide": "crumb", "text": wicked, "box": [10, 10, 300, 50]},
        {
            "kind": "add_slide",
            "after": "who",
            "name": "new",
            "title": wicked,
            "points": [wicked],
            "notes": [wicked],
        },
    )
    page = page_of(run, deck)
    assert wicked in "".join(page.words)
    assert len(page.alts) == 5
    assert wicked in page.alts[1]


def test_the_page_of_a_variant_gathers_slides_that_went_together(run: Run) -> None:
    talk = str(outline_of("ai-safety-landscape"))
    page = page_of(run, talk, f"{talk}#ten-minutes")
    assert page.tags.count("nav") == 1
    titles = [word for word in page.words if re.fullmatch(r"\d+ slides taken out", word)]
    assert len(titles) > 1
    assert all(page.alts)


def test_the_page_of_a_deck_in_arabic_and_japanese(run: Run) -> None:
    assert run("build", "arabic.yaml").code == 0
    edits = (
        {"kind": "retitle", "slide": "dough", "text": "العجين خمسة أشياء"},
        {"kind": "reword", "slide": "ja", "piece": "points", "line": 1, "old": "塩", "new": "砂糖"},
    )
    powerpoint.edit(Path("build/arabic.pptx"), Path("back.pptx"), edits)
    page = page_of(run, "arabic.yaml", "back.pptx")
    assert page.marked == {"del": ["أربعة", "塩"], "ins": ["خمسة", "砂糖"]}
    assert len(page.alts) == 4


def test_a_slide_whose_outline_has_changed_has_no_picture_as_it_was_built(run: Run) -> None:
    deck = edited({"kind": "retitle", "slide": "dough", "text": "Dough is five things"})
    Path("talk.yaml").write_text(TALK.replace("Flour, ", "Rye, "), "utf-8")
    page = page_of(run, deck)
    assert len(page.alts) == 1
    assert "no picture: the outline makes this slide differently now" in page.words


# how things are named


@pytest.mark.parametrize(
    ("written", "variants", "language"),
    [
        ("talk.yaml", None, ""),
        ("talk.yaml#", (), ""),
        ("talk.yaml#short", ("short",), ""),
        ("talk.yaml#short+night@de-ch", ("short", "night"), "de-CH"),
        ("talk.yaml@de", None, "de"),
    ],
)
@pytest.mark.usefixtures("run")
def test_talks_are_named_by_variant_and_language(
    written: str, variants: tuple[str, ...] | None, language: str
) -> None:
    one = named(written)
    assert (one.path, one.variants, one.language) == (Path("talk.yaml"), variants, language)


@pytest.mark.usefixtures("run")
def test_a_file_that_is_called_just_so_is_meant() -> None:
    for name in ("a#b.yaml", "talk@de.yaml", "x:y.yaml", "talk.yaml#short.yaml"):
        Path(name).write_text(TALK, "utf-8")
        assert (named(name).path, named(name).variants, named(name).revision) == (
            Path(name),
            None,
            "",
        )
    assert named("a#b.yaml#short").variants == ("short",)
    assert named("a#b.yaml#short").path == Path("a#b.yaml")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("tlk.yaml", "did you mean `talk.yaml`"),
        ("build", "is a folder"),
        ("build/talk.pptx#short", "are for outlines"),
        ("cache", "is a folder"),
    ],
)
@pytest.mark.usefixtures("run")
def test_what_is_not_there_is_told_with_what_may_be_meant(written: str, message: str) -> None:
    Path("cache").mkdir(exist_ok=True)
    with pytest.raises(Misnamed, match=re.escape(message)):
        named(written)


def test_an_outline_alone_is_told_what_it_could_be_compared_with(run: Run) -> None:
    result = run("diff", "talk.yaml")
    assert result.code == 2
    assert "`build/talk.pptx`" in result.err
    assert run("diff", "talk.yaml", "talk.yaml#shrt").code == 1
    assert run("diff", "talk.yaml", "talk.yaml#short", "-o", "x.docx").code == 2


def test_an_outline_is_compared_with_what_git_remembers(run: Run) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    Path("talks").mkdir()
    Path("talk.yaml").rename("talks/talk.yaml")
    for words in (["init", "-q"], ["add", "talks"], ["commit", "-qm", "First"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    new = TALK.replace("Flour, Water", "Water, Flour").replace("Dough is simple", "Dough is easy")
    Path("talks/talk.yaml").write_text(new, "utf-8")
    out = run("diff", "HEAD:talks/talk.yaml", "talks/talk.yaml").out
    assert re.search(r"  > point moved: “(Flour|Water)”", out)
    both = run("diff", "HEAD:talks/talk.yaml#short", "talks/talk.yaml#short").out
    assert "    - Dough is simple\n    + Dough is easy\n" in both
    assert "no `nope.yaml` in `HEAD`" in run("diff", "HEAD:nope.yaml", "talks/talk.yaml").err
    assert "knows no revision `v9`" in run("diff", "v9:talks/talk.yaml", "talks/talk.yaml").err


# words for things


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("clouds:threats", "cloud threats"),
        ("clouds:a->b:label", "label of the arrow from a to b"),
        ("chain:box:want", "box want"),
        ("picture:caption", "caption"),
        ("columns:2:title", "heading of column 2"),
        ("Rectangle 5", ""),
    ],
)
def test_things_are_called_as_a_presenter_would(name: str, words: str) -> None:
    assert thing(name) == words


def test_a_thing_that_grew_was_changed_and_one_that_went_was_moved() -> None:
    where = Where("a", "Rectangle 5", "shape")
    grown = told(Reshaped(where, Box(0, 0, 10, 10), Box(0, 0, 30, 10)))
    assert (grown.how, grown.what, grown.more) == ("changed", "shape “Rectangle 5”", "another size")
    went = told(Reshaped(where, Box(0, 0, 10, 10), Box(9, 0, 10, 10)))
    assert (went.how, went.more) == ("moved", "to another place")


# what is no difference, or is told in few words

TURNS = """\
talk: {title: Bread, minutes: 5, speakers: [ada, bo]}
people: {ada: {name: Ada Byron}, bo: {name: Bo Li}}
sections:
  - section: Dough
    speaker: ada
    slides:
      - {title: Dough is four things, id: dough, points: [Flour, Water], notes: Pass the bowl.}
      - {title: Open crumb, id: crumb, text: Look at the holes., notes: Hold it up.}
  - section: Oven
    speaker: bo
    cue: And the oven?
    slides:
      - {title: Hot and moist, id: hot, points: [Steam first, Then dry]}
"""


@pytest.fixture
def turns(run: Run) -> str:
    """`turns.yaml`, in which Ada hands over to Bo, and its deck."""
    Path("turns.yaml").write_text(TURNS, "utf-8")
    assert run("build", "turns.yaml").code == 0
    return TURNS


def test_hand_overs_go_to_the_new_last_slide_without_a_word(run: Run, turns: str) -> None:
    more = "      - {title: And salt, id: salt, points: [A little], notes: Let them taste.}\n"
    longer = turns.replace("  - section: Oven", f"{more}  - section: Oven")
    Path("turns.yaml").write_text(longer, "utf-8")
    lines = run("diff", "build/turns.pptx", "turns.yaml#").out.splitlines()
    assert lines[3:] == [
        "+ 3  salt  “And salt”  behind crumb",
        "  + point: “A little”",
        "  + notes: “Let them taste.”",
        "",
        "1 slide added",
    ]


def test_another_cue_is_told_as_who_speaks(run: Run, turns: str) -> None:
    Path("turns.yaml").write_text(turns.replace("And the oven?", "How hot?"), "utf-8")
    out = run("diff", "build/turns.pptx", "turns.yaml#").out
    assert "  ~ who speaks\n    - → Bo Li: “And the oven?”\n    + → Bo Li: “How hot?”\n" in out
    assert "notes" not in out


@pytest.mark.parametrize("language", ["en", "de", "ar", "ja", "zh", "fr"])
def test_what_we_add_to_notes_is_known_in_every_language(language: str) -> None:
    words, asides = wording(language), Asides((language,))
    ours = [words.speech(["Ada", "Bo", "Cy"], "Go. On."), words.speech(["Ada"])]
    ours += [words.hand_over("Bo", "Now?"), words.hand_over("Bo", "")]
    for text in ours:
        assert Line((Words(text, italic=True),)) in asides
        assert Line((Words(text),)) not in asides
    assert Line((Words("Speak up", italic=True),)) not in asides


def test_a_copy_that_was_pulled_is_the_slide_that_it_became(run: Run) -> None:
    deck = edited(
        {"kind": "duplicate", "slide": "who", "name": "again"},
        {"kind": "retitle", "slide": "again", "text": "Who does what at night"},
    )
    assert "a copy of who" in run("diff", deck).out
    assert run("pull", deck, "talk.yaml", "--theirs").code == 0
    assert run("build", "talk.yaml", "-o", "pulled.pptx").code == 0
    assert run("diff", "pulled.pptx", deck).out.startswith("no differences")
    assert run("diff", deck, "pulled.pptx").out.startswith("no differences")


def test_a_copy_is_not_taken_for_another_slide_that_went(run: Run) -> None:
    deck = edited(
        {"kind": "delete", "slide": "crumb"},
        {"kind": "duplicate", "slide": "dough", "name": "again"},
    )
    out = run("diff", deck).out
    assert "a copy of dough" in out
    assert "- 3  crumb" in out


def test_words_in_another_style_are_told_once_with_what_it_is(run: Run) -> None:
    styled = TALK.replace("Flour, Water", '"**Flour**", "Clean [water](https://example.org/w)"')
    Path("talk.yaml").write_text(styled, "utf-8")
    lines = run("diff", "build/talk.pptx", "talk.yaml#").out.splitlines()
    plain = TALK.replace("Flour, Water", "Flour, Clean water")
    assert "  ~ point, now bold: “Flour”" in lines
    Path("talk.yaml").write_text(plain, "utf-8")
    assert run("build", "talk.yaml", "--force").code == 0
    Path("talk.yaml").write_text(styled, "utf-8")
    lines = run("diff", "build/talk.pptx", "talk.yaml#").out.splitlines()
    assert "  ~ point, “water” now a link to https://example.org/w: “Clean water”" in lines


def test_what_marks_a_style_is_shown_as_it_is_read() -> None:
    address = "https://example.org/jp"
    line = Line(
        (Words("See "), Words(address, link=address), Words(" or "), Words("a_b", bold=True))
    )
    assert shown(line) == f"See {address} or **a_b**"
    named_link = Line((Words("this page", link=address), Words(" first")))
    assert shown(named_link) == f"[this page]({address}) first"


def test_styles_are_told_word_by_word() -> None:
    before = Line((Words("Flour and\nwater "), Words("now", italic=True)))
    after = Line((Words("Flour "), Words("and water", bold=True), Words(" now")))
    assert list(restyled(before, after)) == ["“and water” now bold", "“now” no longer italic"]


def test_a_title_that_another_program_did_not_make_bold_is_the_same(run: Run) -> None:
    for name, is_bold in (("a.pptx", True), ("b.pptx", False)):
        deck = Presentation()
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text_frame.text = "One", "alpha beta gamma"
        slide.shapes.title.text_frame.paragraphs[0].runs[0].font.bold = is_bold
        deck.save(name)
    assert run("diff", "a.pptx", "b.pptx").out.startswith("no differences")
    assert run("diff", "b.pptx", "a.pptx").out.startswith("no differences")


# the report of a pull


def test_the_report_of_a_pull_begins_with_the_conflicts(run: Run) -> None:
    deck = edited(
        {"kind": "retitle", "slide": "dough", "text": "Dough is <i>five</i> things"},
        {
            "kind": "reword",
            "slide": "crumb",
            "piece": "text",
            "line": 0,
            "old": "holes",
            "new": "crust",
        },
        {"kind": "delete", "slide": "who"},
        {"kind": "insert_text", "slide": "chain", "text": "See?", "box": [10, 10, 90, 50]},
        {"kind": "comment", "slide": "dough", "author": "Leon", "text": "Is <that> so?"},
    )
    Path("talk.yaml").write_text(TALK.replace("Dough is four", "Dough is three"), "utf-8")
    result = run("pull", deck, "talk.yaml", "--dry-run", "--report", "report.html")
    assert "report: report.html" in result.out
    page = Page(Path("report.html").read_text("utf-8"))
    words = "".join(page.words)
    heads = ["Conflicts", "For you to decide", "To be written", "Only told", "Comments"]
    places = [words.index(f"{head} 1") for head in heads]
    assert places == sorted(places)
    for text in ("Dough is four things", "three", "Is <that> so?", "talk.yaml:6:"):
        assert text in words
    assert page.marked["ins"][:2] == ["three", "<i>five</i>"]
    assert "script" not in page.tags
    assert [alt.split(".")[0] for alt in page.alts[:2]] == [
        "Dough is three things",
        "Dough is <i>five</i> things",
    ]
    assert "not in their deck" in words


def test_the_report_of_a_pull_leads_to_its_parts_and_numbers_slides(run: Run) -> None:
    deck = edited(
        {"kind": "delete", "slide": "crumb"},
        {"kind": "retitle", "slide": "dough", "text": "Dough is five things"},
        {"kind": "relabel", "slide": "chain", "piece": "chain:box:loaf", "text": "Bread"},
        {"kind": "hide", "slide": "dough"},
        {"kind": "comment", "slide": "who", "author": "Leon", "text": "Who says so?"},
    )
    run("pull", deck, "talk.yaml", "--dry-run", "--report", "report.html")
    text = Path("report.html").read_text("utf-8")
    page = Page(text)
    assert page.jumps == ["#for-you-to-decide", "#to-be-written", "#comments"]
    assert {jump.lstrip("#") for jump in page.jumps} <= set(page.ids)
    for number, title in (
        (2, "Dough is four things"),
        (4, "From grain to loaf"),
        (3, "Who does what"),
    ):
        head = rf'<span class="number">{number}</span><h3><bdi lang="en">{title}</bdi></h3>'
        assert text.count(head) == 1
    assert "its pictures are above" not in page.words
    assert {"yours · 4", "theirs · 3"} <= set(page.words)
    [_, remarks] = text.split('id="comments"')
    assert "Who says so?" in remarks
    assert remarks.count("<img") == 2


def test_the_report_of_a_pull_is_a_page_and_nothing_else(run: Run) -> None:
    result = run("pull", "build/talk.pptx", "talk.yaml", "--report", "report.txt")
    assert result.code == 2
    assert "should end in .html" in result.err


def test_what_the_docs_show_is_what_comes_out(run: Run) -> None:
    page = (ROOT / "docs" / "diff.md").read_text("utf-8")
    for name, source in (("bread.yaml", "variants"), ("evening.yaml", "share")):
        [outline] = EXAMPLE.findall((ROOT / "docs" / f"{source}.md").read_text("utf-8"))
        Path(name).write_text(outline, "utf-8")
    returned(Path("evening.yaml"), Path("evening-from-ben.pptx"))
    shown = re.findall(
        r"^```sh\ndeckbuilder ([^\n]*)\n```\n\n```text\n(.*?)^```", page, re.M | re.S
    )
    assert len(shown) == 4
    for command, output in shown:
        assert run(*command.split()).out == output
