"""The page about pull: its commands say on a terminal what it shows, and the outline follows."""

from __future__ import annotations

import re
import shlex
from difflib import unified_diff
from pathlib import Path

import pytest

from tests.commands import Run, runner
from tests.loop import meanwhile, sent_back
from tests.outlines import EXAMPLE, ROOT
from tests.sync.google import export
from tests.sync.powerpoint import edit
from tests.typed import typed

PAGE = ROOT / "docs" / "pull.md"
ANSWER = re.compile(r"\[\w\]: (\w+)$", re.MULTILINE)


def fenced(kind: str, page: Path = PAGE) -> list[str]:
    text = page.read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.fixture
def outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The talk of the page about sharing, in the current folder."""
    monkeypatch.chdir(tmp_path)
    [shared] = EXAMPLE.findall((ROOT / "docs" / "share.md").read_text("utf-8"))
    path = Path("evening.yaml")
    path.write_text(shared, "utf-8")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(capsys, monkeypatch)


def difference(before: str, after: str) -> str:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return "".join(f"{line}\n" for line in lines if line[:2] != "@@")


def ran(transcript: str, run: Run) -> str:
    """What running the commands of a transcript and answering as it shows gives in its place."""
    first, said = transcript.removeprefix("$ ").split("\n", 1)
    command, *arguments = shlex.split(first)
    assert command == "deckbuilder"
    answers = ANSWER.findall(said)
    words = typed(arguments, answers)[1] if answers else run(*arguments).out
    return f"$ {first}\n{words}"


def test_the_loop_goes_as_the_page_shows_it(outline: Path, run: Run) -> None:
    share, *pulls = fenced("console")
    assert ran(share, run) == share
    sent_back(Path("build", "evening-for-ben.zip"), Path("from-ben.pptx"))
    meanwhile(outline)
    before = outline.read_text("utf-8")
    assert ran(pulls[0], run) == pulls[0]
    assert difference(before, outline.read_text("utf-8")) == fenced("diff")[0]
    for shown in pulls[1:]:
        assert ran(shown, run) == shown
    assert len(pulls) == 3
    assert "keep: from-ben.pptx#one-oven-is-enough-for-forty-loaves" in outline.read_text("utf-8")


def test_an_edited_deck_is_not_overwritten_until_it_was_pulled(outline: Path, run: Run) -> None:
    deck = Path("build", "evening.pptx")
    assert run("build", str(outline)).code == 0
    assert run("share", str(outline)).code == 0
    sent_back(Path("build", "evening.zip"), deck)
    refused = run("build", str(outline))
    assert refused.code == 1
    assert refused.err in fenced("text")
    pulled = run("pull", str(deck), "--yes")
    assert pulled.code == 0
    assert "`--keep` the slide, or let it go with `pull --ours`" in pulled.out
    assert run("build", str(outline)).code == 1
    assert run("pull", str(deck), "--ours").code == 0
    assert run("build", str(outline)).code == 0


def test_a_deck_from_google_slides_is_known_as_the_page_says(outline: Path, run: Run) -> None:
    assert run("share", str(outline), "--for", "ben").code == 0
    sent_back(Path("build", "evening-for-ben.zip"), Path("edited.pptx"))
    export(Path("edited.pptx"), Path("from-ben.pptx"))
    said = run("pull", "from-ben.pptx", "--theirs").out
    assert said.split("\n\n")[0] + "\n" in fenced("text")
    assert "Time does the kneading" in outline.read_text("utf-8")


def test_the_readme_shows_what_pull_says(run: Run, outline: Path) -> None:
    assert run("new", "my-talk").code == 0
    assert run("build", "my-talk/my-talk.yaml", "-o", "from-leon.pptx").code == 0
    slide = "one-sentence-that-says-what-this-slide-shows"
    deck, text = Path("from-leon.pptx"), {"old": "Such as", "new": "Even"}
    edit(deck, deck, [{"kind": "reword", "slide": slide, "piece": "points", "line": 2, **text}])
    [shown] = fenced("console", ROOT / "README.md")
    assert ran(shown, run) == shown
