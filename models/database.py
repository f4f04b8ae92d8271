"""The one encrypted database file of a centre.

SQLCipher under a raw 256-bit key, write-ahead log, synchronous=FULL: what a commit acknowledged is on the disk.
"""

from __future__ import annotations

from pathlib import Path

from peewee import DatabaseError, Model
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.attendance import Activity, Mark, MarkChange, Session
from models.audit import AuditHead, AuditLine
from models.camps import Camp, CampChild, CampGroup, CampHours, CampStaff
from models.centre import Account, CentreRecord, Setting
from models.certificates import Certificate, CertificateLogo, CertificatePrint
from models.confidential import ConfidentialNote, ConfidentialVersion
from models.courses import (
    Applicant,
    ApplicantCriterion,
    Assessment,
    Cohort,
    CohortModule,
    Course,
    Criterion,
    Leaving,
    Module,
    ModuleHours,
    Trade,
)
from models.frozen import FrozenFigures
from models.groups import ChangedHours, Closure, Enrolment, Group, Slot
from models.meetings import Invitation, Meeting, MeetingPicture, MeetingSheet, MeetingTheme, SheetFamily, Theme
from models.merging import Merge
from models.outcomes import Employer, Outcome
from models.people import Family, Guardian, HealthNote, Person, Photo
from models.schools import School, SchoolEntry, SchoolPlace
from models.sheets import Sheet, SheetRow
from models.wording import Wording

TABLES: tuple[type[Model], ...] = (
    CentreRecord,
    Setting,
    Account,
    AuditLine,
    AuditHead,
    Family,
    Person,
    Guardian,
    HealthNote,
    Photo,
    Group,
    Slot,
    Enrolment,
    Closure,
    ChangedHours,
    Activity,
    Session,
    Mark,
    MarkChange,
    Sheet,
    SheetRow,
    Theme,
    Meeting,
    MeetingTheme,
    Invitation,
    MeetingPicture,
    MeetingSheet,
    SheetFamily,
    Trade,
    Course,
    Module,
    Cohort,
    CohortModule,
    Criterion,
    Applicant,
    ApplicantCriterion,
    ModuleHours,
    Assessment,
    Leaving,
    CertificateLogo,
    Certificate,
    CertificatePrint,
    Employer,
    Outcome,
    School,
    SchoolPlace,
    SchoolEntry,
    Merge,
    Camp,
    CampHours,
    CampGroup,
    CampChild,
    CampStaff,
    ConfidentialNote,
    ConfidentialVersion,
    FrozenFigures,
)

_PRAGMAS = {
    "cipher_log_level": "none",  # what is wrong is told once, in a sentence
    "cipher_memory_security": "on",
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "cache_size": -2048,  # KiB; twice as much saves a millisecond when a page of a big centre opens
    "temp_store": "memory",  # no plain text in temporary files
}


class UnreadableDatabase(Exception):
    """The file is damaged, or the key is not its key: SQLCipher cannot tell the two apart."""


def open_database(path: Path, key: bytes, *, wiped: bool = True) -> SqlCipherDatabase:
    """Connect to the file at `path` (made when missing) and bind every table to it.

    One connection serves all threads; whoever uses it takes turns (see `app.use_case.Desk`). `key` has 32 bytes.
    Raises UnreadableDatabase for a damaged file or a wrong key.
    """
    database = connect(path, key, wiped=wiped)
    database.bind(TABLES, bind_refs=False, bind_backrefs=False)  # those are among them
    return database


def connect(path: Path, key: bytes, *, wiped: bool = True) -> SqlCipherDatabase:
    """Connect to the file at `path` without binding the tables: to look into a copy beside the open centre.

    `wiped`: SQLCipher locks and wipes the memory it uses. That makes writing a million rows eight times slower and
    protects nothing where nobody is named but invented people.
    """
    if len(key) != 32:
        raise ValueError("a data key has 32 bytes")
    database = SqlCipherDatabase(
        str(path),
        pragmas=_PRAGMAS if wiped else {**_PRAGMAS, "cipher_memory_security": "off"},
        passphrase=f"x'{key.hex()}'",
        autoconnect=False,
        thread_safe=False,
        check_same_thread=False,
        # Statements kept for later fill the small memory SQLite sets aside for each connection; then every row read
        # asks for memory that SQLCipher locks and wipes, and reading takes twenty times as long.
        cached_statements=0,
    )
    database.context_class = Wording
    try:
        database.connect()
        database.execute_sql("SELECT COUNT(*) FROM sqlite_master")
    except DatabaseError as error:
        database.close()
        if "not a database" in str(error) or "malformed" in str(error):
            raise UnreadableDatabase(str(path)) from error
        raise
    return database


def problems(database: SqlCipherDatabase) -> list[str]:
    """What SQLite's and SQLCipher's own checks find wrong, one line each; empty when all is well.

    The cipher check does not see the write-ahead log, so the log is written back first.
    """
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    found = [f"page: {row[0]}" for row in database.execute_sql("PRAGMA cipher_integrity_check")]
    found += [str(row[0]) for row in database.execute_sql("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"reference: {row}" for row in database.execute_sql("PRAGMA foreign_key_check")]
    return found
