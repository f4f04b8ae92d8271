"""Where the fonts, icons and message catalogues lie: data, no code."""

from pathlib import Path


def folder(name: str) -> Path:
    """The folder `name` ("fonts", "locale", ...) inside the resources that ship with the program."""
    return Path(__file__).parent / name
