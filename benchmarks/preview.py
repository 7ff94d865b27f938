"""Measure how long a save takes to show in the browser: `python benchmarks/preview.py`.

A headless Chromium shows the preview of a talk. A word of one slide is changed in the outline, and
the stopwatch runs from just before the file is written until the browser has painted the new word.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import decks  # noqa: E402
from benchmarks.contest import environment  # noqa: E402

SLIDES = 60
SAVES = 20
PAUSE = 0.5
"""Seconds between two saves, so that what the first one left to do is done."""
REFERENCE = ROOT / "talks" / "ai-safety-landscape.yaml"

PAINTED = """word => { window.painted = new Promise(done => {
  const look = () => document.querySelector('#slide')?.textContent.includes(word);
  const watch = new MutationObserver(() => {
    if (!look()) return;
    watch.disconnect();
    // The frame after the next one begins when the next one has been painted.
    requestAnimationFrame(() => requestAnimationFrame(
      () => done(performance.timeOrigin + performance.now())));
  });
  watch.observe(document.body, {subtree: true, childList: true});
}) }"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=SAVES)
    saves: int = parser.parse_args().saves
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain.yaml"
        plain.write_text(decks.as_outline(decks.make_slides(SLIDES)), "utf-8")
        report(f"{SLIDES} slides of points", measured(plain, saves))
        shutil.copytree(REFERENCE.parent, folder / "talks")
        shutil.copytree(ROOT / "assets", folder / "assets")
        report("the reference talk", measured(folder / "talks" / REFERENCE.name, saves))


def report(what: str, milliseconds: list[float]) -> None:
    middle, worst = statistics.median(milliseconds), max(milliseconds)
    print(f"{what}: {len(milliseconds)} saves, median {middle:.0f} ms, worst {worst:.0f} ms")


def measured(outline: Path, saves: int) -> list[float]:
    """Milliseconds from each save to its picture, slides all over the talk taking turns."""
    from playwright.sync_api import sync_playwright

    found = []
    with preview(outline) as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_selector("#slide svg")
        for number in range(saves):
            time.sleep(PAUSE)
            text, word = edited(outline.read_text("utf-8"), number, saves)
            page.evaluate(PAINTED, word)
            saved = time.time() * 1000
            outline.write_text(text, "utf-8")
            found.append(page.evaluate("window.painted") - saved)
        browser.close()
    return found


def edited(text: str, number: int, saves: int) -> tuple[str, str]:
    """The outline with another first word in the title of a slide, and that word."""
    titles = list(re.finditer(r"^ +(?:- )?title: (?=\w)", text, re.MULTILINE))[1:]
    place = titles[number * len(titles) // saves].end()
    word = f"Edit{number}"
    return f"{text[:place]}{word} {text[place:]}", word


@contextmanager
def preview(outline: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = [sys.executable, "-m", "deckbuilder", "preview", str(outline)]
    process = subprocess.Popen(
        [*command, "--no-open", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment(outline.parent / "cache")},
    )
    assert process.stderr
    try:
        yield next(found[0] for line in process.stderr if (found := re.search(r"http\S+", line)))
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    main()
