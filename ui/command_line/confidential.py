"""The confidential notes on one person or family as PDF, for who types a password that opens them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language

if TYPE_CHECKING:
    from app.centre import Centre
    from app.confidential.values import Subject

PAPER = "confidential"


class NobodyOfThatCode(UserError):
    """No person or family has the code."""

    def __init__(self, code: str) -> None:
        super().__init__(N_("There is nobody with the code {code}."), code=code)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that only this paper takes."""
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--about-person", metavar="CODE", help="confidential: the notes on this person")
    whose.add_argument("--about-family", metavar="CODE", help="confidential: the notes on this family")


def is_complete(arguments: argparse.Namespace) -> bool:
    """Whether it is said whose notes are wanted, if and only if notes are."""
    return (arguments.paper == PAPER) is bool(arguments.about_person or arguments.about_family)


def pdf(centre: Centre, arguments: argparse.Namespace, languages: tuple[Language, ...]) -> bytes:
    """The paper; the audit book has its line before. Raises NotAllowed, NobodyOfThatCode."""
    from reports.confidential_record import draw

    paper = centre.confidential.open_for_paper(_subject(centre, arguments)).value
    return draw(paper, centre.settings.centre(), languages)


def _subject(centre: Centre, arguments: argparse.Namespace) -> Subject:
    from app.confidential.values import Holder, Subject
    from app.families.values import FamilyFilter
    from app.people.values import PeopleFilter

    if arguments.about_person:
        people = centre.people.listing(PeopleFilter(text=arguments.about_person))
        found = [Subject(Holder.PERSON, row.id) for row in people if row.label.code == arguments.about_person]
    else:
        families = centre.families.listing(FamilyFilter(text=arguments.about_family))
        found = [Subject(Holder.FAMILY, row.id) for row in families if row.label.code == arguments.about_family]
    if not found:
        raise NobodyOfThatCode(arguments.about_person or arguments.about_family)
    return found[0]
