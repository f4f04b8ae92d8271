"""Which backups stay, and when a copy off the PC is overdue. Pure: neither clock nor disk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable

from app.backups.values import Backup, Reason

NEWEST, DAYS, WEEKS, MONTHS = 6, 14, 8, 12
OFF_PC_DAYS = 7


def worth_keeping(backups: Iterable[Backup]) -> list[Backup]:
    """The backups of a centre that stay, newest first: the newest six, the last one of each of the newest 14 days,
    8 weeks and 12 months in which any was made, and the last one made by a newer program before it changed the records.

    Days without a backup do not count, so that neither a holiday nor a clock set wrong throws any away. Those with the
    longest audit books are the newest too: what is made while the clock has lost its year would be gone at once.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.made_at, backup.manifest.audit_line), reverse=True)
    staying = set(newest_first[:NEWEST])
    staying.update(sorted(newest_first, key=lambda backup: backup.manifest.audit_line, reverse=True)[:NEWEST])
    staying.update([backup for backup in newest_first if backup.manifest.reason is Reason.MIGRATION][:1])
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        staying.update(_last_of_each(newest_first, period)[:most])
    return [backup for backup in newest_first if backup in staying]


def days_off_pc(copied_at: dt.datetime | None, began_at: dt.datetime, now: dt.datetime) -> int | None:
    """For how many days nothing was copied off the PC, once that is more than a week; else None."""
    days = (now.date() - (copied_at or began_at).date()).days
    return days if days > OFF_PC_DAYS else None


def _last_of_each(newest_first: list[Backup], period: Callable[[dt.date], Hashable]) -> list[Backup]:
    last: dict[Hashable, Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made_at.date()), backup)
    return list(last.values())


def _day(day: dt.date) -> Hashable:
    return day


def _week(day: dt.date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: dt.date) -> Hashable:
    return day.year, day.month
