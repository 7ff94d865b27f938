"""The docs: everything there is has its line, every example builds, every command runs."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from deckbuilder.blocks import blocks
from deckbuilder.checks import rules
from deckbuilder.cli import COMMANDS, cli, main
from deckbuilder.fields import specs
from deckbuilder.model import Section, Slide, Talk, TalkFacts
from deckbuilder.model.slide import WORDS
from deckbuilder.pipeline import load
from deckbuilder.scene import ACCENTS
from deckbuilder.theme.load import BUILT_IN, ThemeColours
from deckbuilder.writers.pptx import write
from tests.outlines import EXAMPLE, ROOT, every_key, examples, outline
from tests.returned import returned
from tests.sync.powerpoint import edit

PAGES = sorted([*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
ENDLESS = {"preview"}
"""Commands that only Ctrl-C ends; they have tests of their own."""
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def documented(page: str) -> set[str]:
    """The words set as code in the first column of a page's tables."""
    rows = re.findall(r"^\| ([^|]*) \|", page, re.MULTILINE)
    return {word for row in rows for code in re.findall(r"`([^`]+)`", row) for word in code.split()}


# everything has its line


@pytest.mark.parametrize("key", every_key())
def test_a_block_has_a_page_with_an_example_and_every_key(key: str) -> None:
    page = text_of(f"docs/blocks/{key}.md")
    assert page.startswith(f"# {key}\n")
    assert examples(key)
    named = set(re.findall(r"`([\w-]+):?`", page))
    keys = {name for name in specs(blocks()[key]) if name != blocks()[key].shorthand}
    assert keys <= named, f"document {sorted(keys - named)}"


@pytest.mark.parametrize("page", ["README.md", "docs/outline.md"])
def test_every_block_is_linked(page: str) -> None:
    linked = set(re.findall(r"blocks/(\w+)\.md", text_of(page)))
    assert linked == set(every_key())


def test_no_page_is_left_of_a_block_that_is_gone() -> None:
    assert sorted(path.stem for path in ROOT.glob("docs/blocks/*.md")) == every_key()


@pytest.mark.parametrize("record", [Talk, TalkFacts, Section, Slide])
def test_every_key_of_the_outline_is_documented(record: type) -> None:
    page = text_of("docs/outline.md")
    named = documented(page) | set(re.findall(r"`(\w+)`", page))
    keys = set(specs(record)) - {"slide"}
    assert keys <= named, f"document {sorted(keys - named)}"
    assert all(f"`{word}`" in page for word in WORDS)


def test_every_rule_is_documented_with_what_build_tells() -> None:
    rows = re.findall(
        r"^\| `([\w-]+)` \|.*\| (yes|no) \|$", text_of("docs/checks.md"), re.MULTILINE
    )
    assert dict(rows) == {name: "yes" if rule.ON_BUILD else "no" for name, rule in rules().items()}


def test_every_role_and_theme_is_documented() -> None:
    page = text_of("docs/themes.md")
    assert documented(page) == set(specs(ThemeColours))
    assert set(ACCENTS) <= documented(page)
    assert all(f"`{name}`" in page for name in BUILT_IN)


def test_every_command_is_documented_and_no_other() -> None:
    page = text_of("docs/command-line.md")
    assert sorted(re.findall(r"^## deckbuilder (\w+)", page, re.MULTILINE)) == sorted(COMMANDS)
    mentioned = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", page))
    assert mentioned <= all_options() | {"--help"}


def all_options() -> set[str]:
    context = click.Context(cli)
    commands = [cli.get_command(context, name) for name in COMMANDS]
    return {option for command in commands if command for p in command.params for option in p.opts}


def test_the_architecture_names_only_what_there_is() -> None:
    page = text_of("docs/architecture.md")
    rows = re.findall(r"^\| ((?:`[\w/*]+` ?)+)\|", page, re.MULTILINE)
    names = [name for row in rows for name in re.findall(r"`([\w/*]+)`", row)]
    source = ROOT / "src" / "deckbuilder"
    assert len(names) > 20
    assert [name for name in names if not modules(source, name)] == []


def modules(source: Path, name: str) -> list[Path]:
    """The modules that a name of the architecture's table stands for."""
    return [*source.glob(f"{name.rstrip('/')}.py"), *source.glob(f"{name.rstrip('/')}/")]


# every example builds


def whole_outlines() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for number, example in enumerate(EXAMPLE.findall(page.read_text("utf-8")), 1):
            key = page.stem if page.parent.name == "blocks" else ""
            yield f"{page.stem}-{number}", outline(example) if key else example


@pytest.mark.parametrize(("name", "text"), list(whole_outlines()), ids=lambda value: value[:20])
def test_every_outline_shown_builds_without_a_warning(name: str, text: str, tmp_path: Path) -> None:
    for picture in (ROOT / "tests" / "pictures").iterdir():
        shutil.copy(picture, tmp_path)
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, "utf-8")
    loaded = load(path)
    assert loaded.deck.scenes
    assert loaded.warnings == ()


def test_the_mistake_shown_in_the_readme_is_told_like_that(tmp_path: Path) -> None:
    [shown] = [body for kind, body in FENCE.findall(text_of("README.md")) if kind == "text"]
    message, line, caret = shown.splitlines()
    found = re.fullmatch(r"talk\.yaml:(\d+):(\d+): error: unknown key `(\w+)`; .*", message)
    assert found
    assert line[4 + int(found[2]) - 1 :].startswith(found[3])
    assert caret == " " * (4 + int(found[2]) - 1) + "^" * len(found[3])


# every command runs


def commands(page: Path) -> Iterator[str]:
    """The commands of a page that can be run as they stand."""
    text = page.read_text("utf-8")
    fenced = "\n".join(body for kind, body in FENCE.findall(text) if kind in ("", "sh"))
    inline = re.findall(r"`(deckbuilder [^`]+)`", FENCE.sub("", text))
    for line in [*fenced.splitlines(), *inline]:
        command = line.removeprefix("$ ").removeprefix(".venv/bin/").split(" |")[0].strip()
        words = shlex.split(command, comments=True) if command.startswith("deckbuilder ") else []
        if len(words) > 1 and words[1] in ENDLESS:
            continue
        placeholder = any(word.isupper() or word.endswith("...") for word in words)
        if len(words) > 2 and not placeholder and not {"--open", "--watch"} & set(words):
            yield command


def examples_in_help() -> Iterator[str]:
    for name in COMMANDS:
        if name in ENDLESS:
            continue
        command = cli.get_command(click.Context(cli), name)
        assert command
        assert command.epilog
        for part in command.epilog.removeprefix("Example:").split("  then  "):
            yield part.replace("--open", "").strip()


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the talks of the docs' commands."""
    monkeypatch.chdir(tmp_path)
    starter = ROOT / "src" / "deckbuilder" / "starter"
    for folder in (tmp_path, tmp_path / "talks"):
        shutil.copytree(starter, folder, dirs_exist_ok=True)
    shutil.copy(starter / "talk.yaml", tmp_path / "talks" / "my-talk.yaml")
    shutil.copy(ROOT / "talks" / "bread.yaml", tmp_path / "talks")
    shutil.copytree(ROOT / "assets" / "bread", tmp_path / "assets" / "bread")
    [variants] = EXAMPLE.findall(text_of("docs/variants.md"))
    (tmp_path / "bread.yaml").write_text(variants, "utf-8")
    [shared] = EXAMPLE.findall(text_of("docs/share.md"))
    (tmp_path / "evening.yaml").write_text(shared, "utf-8")
    edited(tmp_path / "talks" / "my-talk.yaml", tmp_path / "from-leon.pptx")
    returned(tmp_path / "evening.yaml", tmp_path / "evening-from-ben.pptx")
    return tmp_path


def edited(talk: Path, deck: Path) -> None:
    """What a co-presenter sends back of a talk."""
    loaded = load(talk)
    write(loaded.deck, loaded.theme, deck)
    title = loaded.deck.scenes[1].id
    edit(deck, deck, [{"kind": "retitle", "slide": title, "text": "Its parts have fuzzy borders"}])


@pytest.mark.usefixtures("workshop")
def test_every_command_shown_runs_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [command for page in PAGES for command in commands(page)]
    every = list(dict.fromkeys([*every, *examples_in_help()]))
    assert len(every) > 6
    every.sort(key=lambda command: not command.startswith("deckbuilder new"))
    for command in every:
        monkeypatch.setattr(sys, "argv", shlex.split(command, comments=True))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, command


# every link leads somewhere


def anchors(text: str) -> set[str]:
    """The names GitHub gives to headings."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@each_page
def test_every_relative_link_leads_to_something(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text("utf-8")), target


@each_page
def test_pages_say_nothing_of_the_machine_they_were_written_on(page: Path) -> None:
    assert not re.search(r"/(?:tmp|work|home|root)/", page.read_text("utf-8"))
