"""Placeholder until the real module arrives."""


class Pictures:
    """Nothing yet."""
