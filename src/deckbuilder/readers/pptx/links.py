"""Where clicks lead: addresses, and other slides by their ids (`a:hlinkClick`, 21.1.2.3.5)."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.readers.pptx.names import A, R
from deckbuilder.readers.pptx.opening import Opened
from deckbuilder.readers.pptx.parsing import Element


class Links:
    """The links of one part; `ids` says which slide a part is."""

    def __init__(self, opened: Opened, part: str, ids: Mapping[str, str]) -> None:
        self._relations = opened.relations(part)
        self._ids = ids

    def of(self, holder: Element | None) -> str:
        """Where a click on the shape or run with these properties leads: an address or `#slide-id`.

        Empty without a click, and for one that starts a program, a macro or a sound.
        """
        click = None if holder is None else holder.find(f"{A}hlinkClick")
        if click is None:
            return ""
        relation = self._relations.get(click.get(f"{R}id") or "")
        action = click.get("action") or ""
        if relation is None:
            return ""
        if not relation.external:
            identifier = self._ids.get(relation.target, "")
            return f"#{identifier}" if identifier else ""
        return "" if _runs_something(action) else relation.target


def _runs_something(action: str) -> bool:
    """Whether an action is other than following an address ([MS-OE376] 2.1.1237)."""
    return action.startswith(("ppaction://program", "ppaction://macro", "ppaction://ole"))
