"""Which backups stay, and when somebody should fetch the stick."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.backups.rules import days_off_pc, worth_keeping
from app.backups.values import Backup, Counts, Manifest, Part, Reason

NOW = dt.datetime(2026, 11, 6, 8, 12)


def backup(made_at: dt.datetime, line: int = 1) -> Backup:
    part = Part("ab" * 32, 1)
    manifest = Manifest(line, "ab" * 32, Counts(0, 0, 0, 0, 0), part, part, made_at, Reason.REGULAR, 1, "ab" * 16)
    return Backup(Path(f"{made_at:%Y%m%d%H%M%S}.backup"), manifest)


def days_kept(times: list[dt.datetime]) -> list[dt.date]:
    return [kept.made_at.date() for kept in worth_keeping(map(backup, times))]


def test_a_year_of_daily_backups_becomes_14_days_8_weeks_12_months() -> None:
    times = [NOW - dt.timedelta(days=day) for day in range(365)]
    kept = days_kept(times)
    assert kept[:14] == [time.date() for time in times[:14]]
    assert len([day for day in kept if day >= NOW.date() - dt.timedelta(weeks=8)]) == 14 + 6
    assert kept[-1] == dt.date(2025, 12, 31)
    assert {(day.year, day.month) for day in kept} == {(2025, 12), *((2026, month) for month in range(1, 12))}
    assert len(kept) < 14 + 8 + 12


def test_of_one_day_the_newest_six_stay() -> None:
    times = [NOW + dt.timedelta(minutes=30 * at) for at in range(20)]
    assert [kept.made_at for kept in worth_keeping(map(backup, times))] == times[:-7:-1]


def test_after_a_long_holiday_nothing_more_is_lost() -> None:
    times = [NOW - dt.timedelta(days=day) for day in range(13)]
    assert len(days_kept([*times, NOW + dt.timedelta(days=200)])) == 14


def test_a_clock_that_ran_ahead_once_costs_no_other_backup() -> None:
    times = [NOW - dt.timedelta(days=day) for day in range(13)]
    assert len(days_kept([*times, dt.datetime(2099, 1, 1)])) == 14


def test_what_is_made_while_the_clock_has_lost_its_year_stays() -> None:
    years = [backup(NOW - dt.timedelta(days=day), line=10_000 - day) for day in range(800)]
    now = [backup(dt.datetime(2010, 1, 1, 0, minute), line=10_001 + minute) for minute in range(8)]
    assert [one for one in worth_keeping([*years, *now]) if one in now] == now[:1:-1]


@given(st.lists(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2026, 12, 31)), max_size=80))
def test_the_newest_stays_and_keeping_twice_keeps_the_same(times: list[dt.datetime]) -> None:
    kept = worth_keeping(map(backup, times))
    assert worth_keeping(kept) == kept
    assert len(kept) <= 6 + 14 + 8 + 12
    if times:
        assert kept[0].made_at.replace(microsecond=0) == max(times).replace(microsecond=0)


def test_a_week_without_a_copy_is_borne_and_a_day_more_is_told() -> None:
    began = NOW - dt.timedelta(days=400)
    assert days_off_pc(NOW - dt.timedelta(days=7), began, NOW) is None
    assert days_off_pc(NOW - dt.timedelta(days=8), began, NOW) == 8


def test_a_new_centre_is_not_warned_in_its_first_week() -> None:
    assert days_off_pc(None, NOW - dt.timedelta(days=6), NOW) is None
    assert days_off_pc(None, NOW - dt.timedelta(days=8), NOW) == 8


def test_the_last_backup_before_the_records_were_changed_by_a_newer_program_stays() -> None:
    old = backup(NOW - dt.timedelta(days=900))
    before = Backup(old.file, replace(old.manifest, reason=Reason.MIGRATION))
    days = [backup(NOW - dt.timedelta(days=day)) for day in range(800)]
    assert before in worth_keeping([*days, before])
    earlier = Backup(before.file, replace(before.manifest, made_at=before.made_at - dt.timedelta(days=1)))
    assert earlier not in worth_keeping([*days, before, earlier])
