"""The files of the pages themselves."""

from __future__ import annotations

import re

from deckbuilder.preview.files import files


def test_every_typeface_that_we_measure_with_is_named_and_served() -> None:
    named = re.findall(r"url\((.+?)\)", files()["/static/fonts.css"].data.decode())
    assert sorted(named) == [path for path in sorted(files()) if path.startswith("/fonts/")]
