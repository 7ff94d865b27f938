"""Placeholder until the real module arrives."""

from pathlib import Path
from typing import Any


class Pictures:
    """Nothing yet."""

    def __init__(self, folders: tuple[Path, ...] = (), cache: Any = None) -> None:
        self.folders = folders

    def complaint(self, name: str) -> str:
        return ""
