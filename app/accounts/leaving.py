"""Why the desk is left: known to the window before anybody has signed in."""

from enum import StrEnum, auto


class Leaving(StrEnum):
    """Why the desk is left while the window stays."""

    LOCKED = auto()  # by the person
    IDLE = auto()  # nobody typed for some minutes
    PC_LOCKED = auto()  # or put to sleep
    SWITCHED = auto()  # somebody else is to sign in
