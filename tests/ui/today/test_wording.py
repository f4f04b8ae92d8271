"""The lines of the Today page in words."""

import datetime as dt
from dataclasses import replace

import pytest

from app.accounts.values import Reminders
from app.attendance.values import Absences, Count, DaySession, GroupLabel, SessionKey, SessionState
from app.groups.ratio import Ratio
from app.groups.values import Programme
from app.language import LANGUAGES, Language
from app.today.values import Birthday, Child, Crowded, FreePlace, Today, TurningSix
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.today.wording import missing_lines, register_lines, to_dos

TODAY = dt.date(2026, 11, 6)
GROUP = GroupLabel(7, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
ENGLISH = Language("en")
CHILD = Child(3, "ស្រ៊ុន ចន្ទ្រា", "Srun Chantra")


def session(count: Count, state: SessionState = SessionState.HELD, hour: int = 7) -> DaySession:
    return DaySession(GROUP, SessionKey(1, TODAY), dt.time(hour), dt.time(11), state, "", False, count)


def today(*sessions: DaySession) -> Today:
    return Today(
        date=TODAY,
        now=dt.time(8, 12),
        registers=sessions,
        not_entered=(),
        week=(),
        absences=(),
        birthdays=(),
        turning_six=TurningSix(dt.date(2027, 11, 1), ()),
        crowded=(),
        free_places=(),
        certificates_ready=(),
        calls=0,
        next_closed=None,
        years_without_holidays=(),
        groups=1,
    )


@pytest.mark.parametrize(
    ("given", "state", "tone"),
    [
        (session(Count(present=12, to_enter=3)), "3 to enter", "late"),
        (session(Count(to_enter=15), SessionState.PLANNED), "not entered", "absent"),
        (session(Count(to_enter=15), SessionState.PLANNED, 9), "at 09:00", ""),
        (session(Count(present=25, late=2, absent=4)), "27 present ✓", "present"),
        (session(Count(to_enter=15), SessionState.NOT_HELD), "not held", "plain"),
        (session(Count()), "nobody enrolled", "plain"),
    ],
)
def test_the_state_of_a_register_is_told_in_words(given, state, tone):
    (line,) = register_lines(today(given), ENGLISH)
    assert (line.state, line.tone) == (state, tone)
    assert (line.lead, line.title) == (ENGLISH.time(given.starts), "Small stars · កូនផ្កាយ")
    assert line.place == Place("registers", RegisterPlace(7, TODAY, TODAY))


def test_khmer_comes_first_for_a_khmer_reader():
    (line,) = register_lines(today(session(Count(to_enter=1))), Language("km"))
    assert line.title == "កូនផ្កាយ · Small stars"
    assert line.lead == "០៧:០០"


def test_a_register_of_another_day_is_led_by_its_day():
    given = replace(today(), not_entered=(session(Count(present=1, to_enter=2)),))
    (line,) = missing_lines(given, ENGLISH)
    assert (line.lead, line.state) == ("Fri 6", "2 to enter")


def busy() -> Today:
    return replace(
        today(),
        absences=(Absences(3, 1, CHILD.name_km, CHILD.name_latin, GROUP, 4, dt.date(2026, 11, 2)),),
        birthdays=(
            Birthday(3, CHILD.name_km, CHILD.name_latin, TODAY, 5),
            Birthday(4, "", "Dara", dt.date(2026, 11, 8), 6),
        ),
        turning_six=TurningSix(dt.date(2027, 11, 1), (CHILD,)),
        crowded=(Crowded(GROUP, TODAY, Ratio(23, 2, 10)),),
        free_places=(FreePlace(7, GROUP.name_km, GROUP.name_en, "", CHILD),),
    )


def test_the_most_pressing_to_do_comes_first_and_each_leads_somewhere():
    lines = to_dos(busy(), ENGLISH)
    assert [line.title for line in lines] == [
        "More staff in Small stars: 3 are needed",
        "Visit the family of Srun Chantra",
        "A place is free in Small stars",
        "1 child turns six before school starts",
        "Birthday today: Srun Chantra is 5",
        "Birthday: Dara will be 6",
    ]
    assert lines[1].detail == "absent 4 times in a row · Small stars · since 2 Nov"
    assert all(line.place is not None for line in lines)


def test_children_who_turn_six_lead_to_the_start_of_school():
    line = to_dos(busy(), ENGLISH)[3]
    assert line.title == "1 child turns six before school starts"
    assert line.place == Place("after-school", "starters")


@pytest.mark.parametrize("code", [*LANGUAGES, "pseudo"])
def test_every_strong_word_stands_in_its_title_in_every_language(code):
    assert all(line.strong in line.title for line in to_dos(busy(), Language(code)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_clock_that_was_set_back_comes_before_everything_else(code):
    language = Language(code)
    first, *others = to_dos(replace(busy(), work_after=dt.datetime(2027, 1, 9, 16, 0)), language)
    assert language.date(TODAY) in first.detail
    assert language.date(dt.date(2027, 1, 9)) in first.detail
    assert others == to_dos(busy(), language)


def test_a_coordinator_alone_and_a_missing_sheet_are_reminded_of() -> None:
    lines = to_dos(replace(today(), sign_in=Reminders(second_coordinator=True, recovery_code=True)), ENGLISH)
    assert [(line.title, line.place) for line in lines] == [
        ("Let a second coordinator sign in", Place("accounts")),
        ("Print the recovery sheet for the safe", Place("accounts")),
    ]
    assert to_dos(replace(today(), sign_in=Reminders(second_coordinator=False, recovery_code=False)), ENGLISH) == []
