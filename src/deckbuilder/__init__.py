"""Compile YAML talk outlines into native, editable PowerPoint decks."""

__version__ = "0.1.0"
