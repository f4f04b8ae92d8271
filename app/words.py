"""Marking sentences for translation where no language is at hand yet."""


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a literal for the catalogues; it is translated where it is shown."""
    return message
