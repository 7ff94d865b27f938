"""Slides that build in the preview: whole while one writes, click by click in a show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.preview.previewed import started

CHROMIUM = which("chromium") or which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"
)
TALK = """\
talk: {title: Small things}
sections:
  - section: One
    slides:
      - {title: Before, id: before, text: Nothing builds here., notes: Wait.}
      - title: It builds
        id: builds
        build: yes
        points: [Once, Twice]
        notes: "Begin. [click] Once. [click] Twice."
      - {title: After, id: after, text: It is over., notes: Go.}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("talk") / "small.yaml"
    path.write_text(TALK, "utf-8")
    running = started(path, "--port", "0")
    yield running.address
    running.process.kill()
    running.process.communicate()


def test_arrow_keys_go_from_click_to_click_in_the_show_and_the_presenter_goes_along(
    address: str,
) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(reduced_motion="reduce")
        context.set_default_timeout(5000)
        page = context.new_page()
        page.goto(address)
        slide = page.locator("#slide svg")
        expect(slide).to_contain_text("Nothing builds here.")
        page.keyboard.press("ArrowRight")
        expect(slide).to_contain_text("Twice")  # whole, while one writes
        expect(page.locator("#notes mark")).to_have_count(2)
        with context.expect_page() as opened:
            page.keyboard.press("p")
        presenter = opened.value
        current, after = presenter.locator("#current svg"), presenter.locator("#after svg")
        label = presenter.locator("#after-label")
        expect(slide).not_to_contain_text("Once")  # which begins the show
        presenter.keyboard.press("ArrowRight")
        expect(current).to_contain_text("Once")
        expect(slide).to_contain_text("Once")
        expect(slide).not_to_contain_text("Twice")
        expect(after).to_contain_text("Twice")
        expect(label).to_have_text("Next: click 2 of 2")
        presenter.keyboard.press("ArrowLeft")
        presenter.keyboard.press("ArrowLeft")
        expect(current).to_contain_text("Nothing builds here.")
        for _ in range(3):
            presenter.keyboard.press("ArrowRight")
        expect(slide).to_contain_text("Twice")
        expect(label).to_have_text("Next: 3")
        presenter.keyboard.press("ArrowRight")
        expect(slide).to_contain_text("It is over.")
        page.bring_to_front()
        page.keyboard.press("f")
        page.wait_for_function("document.fullscreenElement !== null")
        page.keyboard.press("ArrowLeft")
        expect(slide).to_contain_text("Twice")
        page.keyboard.press("ArrowLeft")
        expect(slide).not_to_contain_text("Twice")
        expect(current).not_to_contain_text("Twice")
        browser.close()
