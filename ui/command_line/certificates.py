"""`paillote verify-certificate`, and the papers of finished cohorts that `paillote print` makes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import UserError
from app.language import N_, Language
from ui.command_line import terminal
from ui.command_line.options import Desk, Subcommands, desk, whole_number

if TYPE_CHECKING:
    from app.centre import Centre
    from app.courses.values.cohorts import CohortLine

BOOK = "certificate-book"
PAPERS = ("certificates", "attestations", BOOK, "outcome-list")
GENUINE, WORTHLESS = 0, 1


class NothingIssued(UserError):
    """There is nothing of this kind to print."""

    def __init__(self) -> None:
        super().__init__(N_("No certificate of this kind was issued that is not void."))


class NoSuchCohort(UserError):
    """The group is not a cohort that is finished."""

    def __init__(self) -> None:
        super().__init__(N_("This is not a cohort that is finished."))


def add_commands(commands: Subcommands, common: argparse.ArgumentParser) -> None:
    """Offer `verify-certificate`."""
    parser = commands.add_parser("verify-certificate", help="is this code on a certificate ours?", parents=[common])
    parser.add_argument("code", metavar="CODE", help="the twelve letters and digits under the square code")
    parser.set_defaults(run=run)


def add_options(parser: argparse.ArgumentParser) -> None:
    """What only these papers take."""
    parser.add_argument("--year", type=whole_number, metavar="YEAR", help="of the certificate book; all without it")


def run(arguments: argparse.Namespace) -> int:
    """Print what the book says of a code; exit code 1 unless it is genuine and not void."""
    at = desk(arguments)
    with at.open() as centre:
        found = centre.certificates.verified(arguments.code)
    terminal.tell(found.sentence(at.language))
    return GENUINE if found.genuine and not found.line.void else WORTHLESS


def book(centre: Centre, year: int | None, languages: Sequence[Language]) -> bytes:
    """The certificate book of a year, or of all years, as PDF."""
    from reports import certificate_book

    found = centre.certificates.book(year)
    return certificate_book.draw(found, centre.settings.centre(), languages, terminal.progress)


def pdf(centre: Centre, paper: str, groups: Sequence[int], languages: Sequence[Language]) -> bytes:
    """Another of the papers, of some groups. A certificate that was printed before says DUPLICATE."""
    cohorts = [line for line in centre.courses.listing() if line.group.id in groups]
    if paper == "outcome-list":
        return _outcomes(centre, cohorts, languages)
    return _certificates(centre, cohorts, paper)


def _certificates(centre: Centre, cohorts: Sequence[CohortLine], paper: str) -> bytes:
    from app.certificates.values import Series
    from reports import certificate

    series = Series.CERTIFICATE if paper == "certificates" else Series.ATTESTATION
    wanted = {cohort.id for cohort in cohorts}
    lines = centre.certificates.book().lines
    ids = [line.id for line in lines if line.cohort in wanted and line.series is series and not line.void]
    if not ids:
        raise NothingIssued
    papers = centre.certificates.papers(ids)
    drawn = certificate.draw(papers, terminal.progress)
    centre.certificates.record_print(papers)
    return drawn


def _outcomes(centre: Centre, cohorts: Sequence[CohortLine], languages: Sequence[Language]) -> bytes:
    from app.courses.values.cohorts import CohortState
    from reports import outcome_list

    finished = [cohort.id for cohort in cohorts if cohort.state is CohortState.FINISHED]
    if not finished:
        raise NoSuchCohort
    lists = [centre.outcomes.outcome_list(cohort) for cohort in finished]
    return outcome_list.draw(lists, centre.settings.centre(), languages, terminal.progress)


def list_book(centre: Centre, at: Desk, _programme: str | None) -> None:
    """The certificate book, one number a line: number, names, course, day of issue, and since when it is void."""
    for line in centre.certificates.book().lines:
        course = line.course.name(at.language)
        told = (line.number, line.series, line.name_km, line.name_latin, course, line.issued_on)
        terminal.tell(*told, line.voided_on or "")
