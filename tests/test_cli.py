"""The command line: what it says and where, its exit codes, and that nothing is lost."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import jsonschema
import pytest
from pptx import Presentation

from deckbuilder import __version__
from deckbuilder.cli import COMMANDS, cli
from tests.commands import Result, Run, runner
from tests.editor import as_an_editor_sees
from tests.outlines import ROOT, outline

GOOD = outline("title: A good slide\npoints: [One, Two]\nminutes: 2\nnotes: Said")
BAD = outline("title: A bad slide\npionts: [One]")
DOUBTFUL = outline("title: C # sharp\nnotes: Said")
COMMAND = [sys.executable, "-m", "deckbuilder"]
PATIENCE = 30.0
"""Seconds until a test gives up waiting for another process."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and a cache that no other test has filled."""
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""
    return runner(capsys, monkeypatch)


def written(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def titles(deck: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(deck)).slides]


# build


def test_build_writes_below_the_current_folder_and_says_what(run: Run) -> None:
    written("talks/one.yaml", GOOD)
    result = run("build", "talks/one.yaml")
    assert result == Result(0, f"{Path('build/one.pptx')}: 1 slide, 2 minutes\n", "")
    assert titles(Path("build/one.pptx")) == ["A good slide"]


def test_minutes_are_told_against_those_there_are_and_hidden_slides_apart(run: Run) -> None:
    text = GOOD.replace("title: Example", "title: Example, minutes: 10")
    text = text.replace("minutes: 2\n", "minutes: 1:20\n")
    written("one.yaml", f"{text}      - {{title: More, minutes: 2:30, hidden: yes}}\n")
    assert run("build", "one.yaml").out.endswith(": 2 slides, 1 hidden, 1:20 of 10 minutes\n")


def test_build_takes_several_talks_into_a_folder(run: Run) -> None:
    written("one.yaml", GOOD)
    written("two.yaml", GOOD.replace("A good", "Another good"))
    result = run("build", "one.yaml", "two.yaml", "-o", "decks")
    assert result.code == 0
    assert [titles(Path("decks") / f"{name}.pptx")[0] for name in ("one", "two")] == [
        "A good slide",
        "Another good slide",
    ]


@pytest.mark.parametrize("target", ["deck.pptx", "new/folder/deck.PPTX", "new/one/"])
def test_build_writes_where_it_is_told(run: Run, target: str) -> None:
    written("one.yaml", GOOD)
    assert run("build", "one.yaml", "-o", target).code == 0
    deck = Path(target) / "one.pptx" if target == "new/one/" else Path(target)
    assert deck.is_file()


def test_pictures_are_found_from_whichever_folder_we_are_called(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = (ROOT / "tests" / "pictures" / "bridge.svg").read_text("utf-8")
    for place in ("talks", "talks/assets", "talks/assets/one", "assets/one"):
        name = place.replace("/", "-")
        written(f"{place}/{name}.svg", drawing)
        written("talks/one.yaml", outline(f"title: A\npicture: {{file: {name}.svg, alt: B}}"))
        assert run("build", "talks/one.yaml").code == 0
        with monkeypatch.context() as inside:
            inside.chdir("talks")
            assert run("build", "one.yaml").code == 0


def test_one_bad_talk_does_not_keep_the_other_from_being_built(run: Run) -> None:
    written("bad.yaml", BAD)
    written("good.yaml", GOOD)
    result = run("build", "bad.yaml", "good.yaml")
    assert result.code == 1
    assert "bad.yaml: 1 error; nothing written" in result.err
    assert [path.name for path in Path("build").glob("[!.]*")] == ["good.pptx"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["one.yaml", "two.yaml", "-o", "deck.pptx"], "`-o` must name a folder"),
        (["one.yaml", "-o", "deck.pdf"], "`deck.pdf` should end in .pptx"),
        (["one.yaml", "elsewhere/one.yaml"], "would both be written to"),
        (["one.yaml", "--theme", "nigth"], "there is no theme `nigth`; did you mean `night`?"),
        (["one.yaml", "--aspect", "16:10"], "'16:10' is not one of"),
        (["oen.yaml"], "there is no file `oen.yaml`; did you mean `one.yaml`?"),
        (["elsewhere"], f"is a folder, and an outline is a file; did you mean `{Path('elsewhere/one.yaml')}`?"),
        (["one.yaml", "--strcit"], "No such option"),
        ([], "Missing argument"),
    ],
)  # fmt: skip
def test_a_command_written_wrongly_is_told_so_and_writes_nothing(
    run: Run, arguments: list[str], complaint: str
) -> None:
    for name in ("one.yaml", "two.yaml", "elsewhere/one.yaml"):
        written(name, GOOD)
    result = run("build", *arguments)
    assert result.code == 2
    assert complaint in re.sub(r"\s+", " ", result.err)
    assert result.out == ""
    assert not list(Path().rglob("*.pptx"))


def test_errors_go_to_standard_error_and_the_old_deck_stays(run: Run) -> None:
    written("one.yaml", GOOD)
    assert run("build", "one.yaml").code == 0
    deck = Path("build/one.pptx")
    before = deck.read_bytes(), deck.stat().st_mtime_ns, deck.stat().st_ino
    written("one.yaml", BAD)
    result = run("build", "one.yaml")
    assert result.code == 1
    assert result.out == ""
    assert result.err.splitlines() == [
        "one.yaml:6:9: error: unknown key `pionts`; did you mean `points`?",
        "            pionts: [One]",
        "            ^^^^^^",
        "one.yaml: 1 error; nothing written",
        "(what fits on the slides is looked at when these are mended)",
    ]
    assert (deck.read_bytes(), deck.stat().st_mtime_ns, deck.stat().st_ino) == before
    assert list(Path("build").glob("[!.]*")) == [deck]


def test_warnings_are_told_and_counted_and_with_strict_they_are_errors(run: Run) -> None:
    written("one.yaml", DOUBTFUL)
    result = run("build", "one.yaml", "--strict")
    assert (result.code, result.out) == (1, "")
    assert "one.yaml: 1 warning; nothing written (--strict)" in result.err
    assert not Path("build").exists()
    result = run("build", "one.yaml")
    assert result.code == 0
    assert "warning: everything after ` #` is a comment" in result.err
    assert result.out.endswith("1 slide, about 0:30 minutes, 1 warning\n")


def test_building_again_gives_the_same_bytes_with_and_without_the_cache(run: Run) -> None:
    example = "title: A map\nclouds: {clouds: {one: One, two: Two}, arrows: [one -> two]}"
    written("one.yaml", outline(example))
    decks = []
    for arguments in ([], [], ["--no-cache"]):
        assert run("build", "one.yaml", *arguments).code == 0
        decks.append(Path("build/one.pptx").read_bytes())
    assert decks[0] == decks[1] == decks[2]


def test_theme_and_aspect_stand_in_for_what_the_outline_says(run: Run) -> None:
    written("talks/one.yaml", GOOD)
    text = (ROOT / "src/deckbuilder/theme/paper.yaml").read_text("utf-8")
    written("mine.yaml", text.replace("name: ", "name: Mine and not "))
    decks = {}
    for name in ("paper", "night", "mine.yaml"):
        assert run("build", "talks/one.yaml", "--theme", name, "--aspect", "4:3").code == 0
        deck = Presentation("build/one.pptx")
        assert deck.slide_width * 3 == deck.slide_height * 4
        decks[name] = Path("build/one.pptx").read_bytes()
    assert len(set(decks.values())) == 3


# what is there already


def test_a_deck_that_somebody_changed_is_kept_unless_told_otherwise(run: Run) -> None:
    written("one.yaml", GOOD)
    assert run("build", "one.yaml").code == 0
    deck = Presentation("build/one.pptx")
    deck.slides[0].shapes.title.text = "Changed by a colleague"
    deck.save("build/one.pptx")
    result = run("build", "one.yaml")
    assert (result.code, result.out) == (1, "")
    assert "was changed since it was built" in result.err
    assert "`--force` overwrites it" in result.err
    assert titles(Path("build/one.pptx")) == ["Changed by a colleague"]
    assert run("build", "one.yaml", "--force").code == 0
    assert titles(Path("build/one.pptx")) == ["A good slide"]


def test_a_file_of_somebody_else_is_kept(run: Run) -> None:
    written("one.yaml", GOOD)
    Path("build").mkdir()
    Presentation().save("build/one.pptx")
    before = Path("build/one.pptx").read_bytes()
    result = run("build", "one.yaml")
    assert result.code == 1
    assert "was not built by deckbuilder" in result.err
    assert Path("build/one.pptx").read_bytes() == before


def test_a_deck_of_another_talk_with_the_same_name_is_not_overwritten(run: Run) -> None:
    sections = "sections: [{section: S, slides: [{title: %s}]}]\n"
    written("one/talk.yaml", "talk: {title: First}\n" + sections % "Bees")
    written("two/talk.yaml", "talk: {title: Second}\n" + sections % "Bread")
    assert run("build", "one/talk.yaml").code == 0
    refused = run("build", "two/talk.yaml")
    assert (refused.code, titles(Path("build/talk.pptx"))) == (1, ["Bees"])
    assert "holds another talk, `First`" in refused.err
    assert run("build", "two/talk.yaml", "--force").code == 0
    assert titles(Path("build/talk.pptx")) == ["Bread"]


def test_a_read_only_deck_is_kept_even_with_force(run: Run) -> None:
    written("one.yaml", GOOD)
    assert run("build", "one.yaml").code == 0
    deck = Path("build/one.pptx")
    before = deck.read_bytes()
    deck.chmod(0o444)
    written("one.yaml", GOOD.replace("A good", "A better"))
    result = run("build", "one.yaml", "--force")
    assert result.code == 1
    assert "is read-only; allow writing or choose another name" in result.err
    assert deck.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_an_error_without_a_traceback(run: Run) -> None:
    written("one.yaml", GOOD)
    written("build", "a file where the folder should be")
    result = run("build", "one.yaml")
    assert result.code == 1
    assert len(result.err.splitlines()) == 1


# check


def test_check_says_everything_and_writes_nothing(run: Run) -> None:
    written("good.yaml", GOOD)
    assert run("check", "good.yaml") == Result(
        0, "good.yaml: 1 slide, 2 minutes, no problems\n", ""
    )
    written("doubtful.yaml", DOUBTFUL)
    result = run("check", "doubtful.yaml")
    assert (result.code, result.out) == (
        0,
        "doubtful.yaml: 1 slide, about 0:30 minutes, 1 warning\n",
    )
    assert "does" not in result.out
    assert run("check", "doubtful.yaml", "--strict").code == 1
    written("bad.yaml", BAD)
    result = run("check", "bad.yaml")
    assert (result.code, result.out.splitlines()[0]) == (1, "bad.yaml: 1 error")
    assert not list(Path().rglob("*.pptx"))


def test_check_speaks_json_to_programs(run: Run) -> None:
    written("bad.yaml", BAD)
    written("doubtful.yaml", DOUBTFUL)
    result = run("check", "bad.yaml", "doubtful.yaml", "--format", "json")
    assert (result.code, result.err) == (1, "")
    first, second = json.loads(result.out)
    assert first == {
        "file": "bad.yaml",
        "line": 6,
        "column": 9,
        "length": 6,
        "severity": "error",
        "rule": "",
        "message": "unknown key `pionts`",
        "hint": "did you mean `points`?",
        "variants": [],
    }
    assert (second["severity"], second["rule"]) == ("warning", "cut-by-comment")
    written("good.yaml", GOOD)
    assert run("check", "good.yaml", "--format", "json") == Result(0, "[]\n", "")


# new and schema


def test_a_new_talk_builds_without_a_warning_and_fits_its_schema(run: Run) -> None:
    result = run("new", "my talk")
    assert result.code == 0
    assert result.out.splitlines()[0] == f"{Path('my talk/my-talk.yaml')}: your talk; build it with"
    assert result.out.splitlines()[1] == "  deckbuilder build 'my talk/my-talk.yaml' --open"
    talk = Path("my talk/my-talk.yaml")
    assert run("build", str(talk), "--strict").code == 0
    assert run("check", str(talk), "--strict").code == 0
    first = talk.read_text("utf-8").splitlines()[0]
    schema = json.loads((talk.parent / first.split("$schema=")[1]).read_text("utf-8"))
    jsonschema.validate(as_an_editor_sees(talk.read_text("utf-8")), schema)


def test_a_new_talk_overwrites_nothing(run: Run) -> None:
    written("mine/picture.svg", "mine")
    result = run("new", "mine")
    assert result.code == 2
    assert "`mine` has picture.svg already; choose another folder" in result.err
    assert [path.name for path in Path("mine").iterdir()] == ["picture.svg"]
    written("file", "")
    assert run("new", "file").code == 2


def test_the_schema_is_printed_or_written(run: Run) -> None:
    printed = run("schema")
    assert (printed.code, printed.err) == (0, "")
    assert run("schema", "-o", "outline.schema.json").code == 0
    assert Path("outline.schema.json").read_text("utf-8") == printed.out
    theme = json.loads(run("schema", "--theme").out)
    paper = (ROOT / "src/deckbuilder/theme/paper.yaml").read_text("utf-8")
    jsonschema.validate(as_an_editor_sees(paper), theme)


def test_a_schema_that_cannot_be_written_is_an_error_without_a_traceback(run: Run) -> None:
    written("file", "")
    result = run("schema", "-o", "file/outline.schema.json")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1


# help


def test_arguments_need_nothing_that_only_a_new_click_has() -> None:
    # Before click 8.4 a `ParamType` could not say of which type its values are.
    sources = (ROOT / "src" / "deckbuilder").rglob("*.py")
    assert [path for path in sources if "click.ParamType[" in path.read_text("utf-8")] == []


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"deckbuilder, version {__version__}\n"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example_and_a_page(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.code == 0
    assert "Example:  deckbuilder" in result.out
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert re.search(rf"^## deckbuilder {name}\b", page, re.MULTILINE)
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.get_short_help_str(80) in COMMANDS[name] or command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help
            assert option.opts[-1] in page or option.opts[0] in page, f"document {option.opts}"


def test_help_lists_every_command(run: Run) -> None:
    result = run("--help")
    assert "Example:  deckbuilder" in result.out
    assert all(f"  {name}" in result.out for name in COMMANDS)


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("biuld", "there is no command `biuld`; did you mean `build`?"),
        ("talk.yaml", "there is no command `talk.yaml`; did you mean `deckbuilder build talk.yaml`?"),
        ("xylophone", "there is no command `xylophone`"),
    ],
)  # fmt: skip
def test_an_unknown_command_is_told_with_what_may_be_meant(run: Run, given: str, hint: str) -> None:
    result = run(given)
    assert result.code == 2
    assert result.err.rstrip().endswith(hint)


# the process


def test_a_mistake_of_ours_ends_in_a_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr("deckbuilder.cli.build.make", broken)
    written("one.yaml", GOOD)
    result = run("build", "one.yaml")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("deckbuilder made a mistake; the outline is not to blame.")
    assert "RuntimeError: the roof fell in" in result.err
    assert f"deckbuilder {__version__}, Python 3." in result.err


@pytest.mark.parametrize(
    ("arguments", "code"), [(["good.yaml"], 0), (["bad.yaml"], 1), (["none.yaml"], 2)]
)
def test_the_process_ends_with_the_exit_code(arguments: list[str], code: int) -> None:
    written("good.yaml", GOOD)
    written("bad.yaml", BAD)
    done = subprocess.run([*COMMAND, "build", *arguments], capture_output=True, check=False)
    assert done.returncode == code
    assert b"\x1b[" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_words_that_a_pipe_cannot_hold_do_no_harm() -> None:
    written("日本.yaml", BAD.replace("pionts", "点"))
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    for arguments in (["check", "日本.yaml"], ["check", "日本.yaml", "--format", "json"]):
        done = subprocess.run(
            [*COMMAND, *arguments], capture_output=True, check=False, env=surroundings
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert json.loads(done.stdout)[0]["message"] == "unknown key `点`"


def test_colour_is_for_terminals() -> None:
    written("bad.yaml", BAD)
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "build", "bad.yaml"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 1
    assert "\x1b[31m\x1b[1merror:\x1b[0m unknown key" in seen


def test_a_reader_that_has_seen_enough_is_no_mistake() -> None:
    with subprocess.Popen(
        [*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 1


# watch


def until(true: Callable[[], bool]) -> bool:
    """Whether it comes true before our patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A process that builds all of talks/one.yaml whenever it changes, and what it says."""
    written("talks/one.yaml", GOOD)
    log = tmp_path / "log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [*COMMAND, "build", "talks/one.yaml", "--all", "--watch"],
            stdout=subprocess.DEVNULL,
            stderr=errors,
        ) as process,
    ):
        yield process, log
        process.kill()


def saved_until(text: str, true: Callable[[], bool]) -> bool:
    """Save the outline, again each second, as somebody would who sees nothing happen."""
    saved = 0.0

    def done() -> bool:
        nonlocal saved
        if time.monotonic() > saved + 1:
            written("talks/one.yaml", text)
            saved = time.monotonic()
        return true()

    return until(done)


def test_watch_builds_again_after_every_change_until_it_is_stopped(
    watching: tuple[subprocess.Popen[bytes], Path],
) -> None:
    process, log = watching
    deck = Path("build/one.pptx")
    assert until(lambda: b"watching for changes" in log.read_bytes())
    assert titles(deck) == ["A good slide"]
    better = GOOD.replace("A good", "A better")
    assert saved_until(better, lambda: titles(deck) == ["A better slide"])
    assert saved_until(BAD, lambda: b"nothing written" in log.read_bytes())
    assert titles(deck) == ["A better slide"]
    best = GOOD.replace("A good", "The best")
    assert saved_until(best, lambda: titles(deck) == ["The best slide"])
    variant = f"{best}variants:\n  new: {{slides: {{the-best-slide: {{title: Another}}}}}}\n"
    assert saved_until(variant, Path("build/one-new.pptx").exists)
    assert titles(Path("build/one-new.pptx")) == ["Another"]
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert b"Traceback" not in log.read_bytes()
