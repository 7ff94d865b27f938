"""Two outlines, one of which takes from the other."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.outlines import ROOT

COMMON = """\
talk: {title: About us, event: Nowhere, language: fr}
people:
  ana: {name: Ana Ortiz}
maps:
  field:
    clouds:
      a: {label: Alpha}
      b: {label: Beta}
    arrows: [a -> b]
variants:
  secret: {about: For friends}
sections:
  - section: Who
    slides:
      - title: We are seven
        speaker: ana
        optional: yes
        notes: Glad to be at ${talk.event}.
        points:
          - One house
          - "See [the map](#around)"
          - {text: Not for all, only: secret}
      - {id: house, title: Our house, picture: {file: bridge.svg, alt: A house}}
  - section: Where
    cloud: field.a
    slides:
      - {id: around, title: Around us, clouds: {map: field, focus: b}}
      - {id: there, title: Once there, text: Turn left}
"""

MAIN = """\
talk: {title: Main, event: PyCon}
sections:
  - section: Hello
    slides:
      - cover
      - from: common/us.yaml#we-are-seven
        minutes: 3
      - from: common/us.yaml#house
        title: Their house
  - from: common/us.yaml#where
    section: Where they are
variants:
  short: {drop: [house, there]}
  long:
    add:
      - {from: common/us.yaml#house, id: again, after: house}
"""


def written(folder: Path, main: str = MAIN, common: str = COMMON) -> Path:
    """The outline that takes, in a folder of its own; the other lies below it, with a picture."""
    below = folder / "common"
    below.mkdir(parents=True)
    (below / "us.yaml").write_text(common, "utf-8")
    shutil.copy(ROOT / "tests" / "pictures" / "bridge.svg", below)
    talk = folder / "talk.yaml"
    talk.write_text(main, "utf-8")
    return talk
