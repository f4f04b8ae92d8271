"""What the book holds is told as a sentence in the reader's language, with names for numbers."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.accounts.leaving import Leaving
from app.after_school.values import EntryDraft
from app.attendance.values import Mark, MarkRequest, Status
from app.audit_book.phrases import DETAILS
from app.audit_book.places import PLACES, Reader
from app.audit_book.rules import detail_in_words, form, mentions, places, subject_in_words
from app.audit_book.subjects import SUBJECTS
from app.audit_book.values import AuditEntry, AuditFilter, AuditPage, Kind, Mention, RecordName
from app.backups.values import Reason
from app.calendar.values import ClosureDraft
from app.centre import Centre
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.language import Language
from app.meetings.values import InvitationChoice, MeetingDraft
from app.people.values import HealthNoteDraft, PersonDraft
from app.schools.values import PlaceDraft, SchoolDraft, Shift, ShiftChange

TODAY = dt.date(2026, 11, 6)
NAMES = {
    Mention(Kind.PERSON, 12): RecordName("ដារ៉ា", "Dara"),
    Mention(Kind.PERSON, 13): RecordName("ធី", "Thy"),
    Mention(Kind.FAMILY, 3): RecordName("ចាន់", "Chan"),
    Mention(Kind.GROUP, 7): RecordName("ផ្កាយ", "Stars"),
    Mention(Kind.SESSION, 5): RecordName("ផ្កាយ", "Stars"),
    Mention(Kind.MEETING, 4): RecordName("ប្រជុំ", "Meeting", TODAY),
}
EN, KM, FR = (Reader(Language(code), NAMES.get) for code in ("en", "km", "fr"))

BOTH = (subject_in_words, detail_in_words)


def entry(action: str, detail: str = "", subject: str = "") -> AuditEntry:
    return AuditEntry(1, dt.datetime(2026, 11, 6, 8, 12), "Sokunthea", action, subject, detail)


@pytest.mark.parametrize(
    ("action", "written", "told"),
    [
        ("attendance.let_in", "came 12", "Dara"),
        ("attendance.add_walk_in", "walk-in 99", "person 99"),
        ("attendance.call_off", "not held: flood", "flood"),
        ("attendance.mark", "12:P 13:A", "Dara: present, Thy: absent"),
        ("attendance.mark", "12:P 07:10-11:00 13:L 08:00 bus 13:-", "Dara: present 07:10-11:00, Thy: late 08:00 bus, "),
        ("attendance.mark_rest_present", "26 unmarked: P", "marked present: 26"),
        ("attendance.set_paper_total", "paper_total None", "–"),
        ("attendance.finish", "finished", ""),
        ("activities.archive", "archive", ""),
        ("courses.archive_trade", "bring back", "brought back"),
        ("backups.enter", "asked, line 61", "asked for, up to line 61"),
        ("backups.restore", "of 2026-11-06 08:12:31, line 61", "of 06/11/2026 08:12:31, up to line 61"),
        ("calendar.close", "close 2026-04-14 - 2026-04-16", "14/04/2026 – 16/04/2026"),
        ("centre.wrong_password", "3 times, the last on 2026-11-06 at 08:10", "times: 3, the last on 06/11/2026 08:10"),
        ("certificates.issue", "certificate C/1 to 12, C/2 to 13", "Certificate: C/1 Dara, C/2 Thy"),
        ("confidential.open", "note 5, note 6", "note 5, note 6"),
        (
            "courses.leave",
            "person 12 leaves after 2026-11-06 (): Kitchen",
            "Dara, last day 06/11/2026, reason not said",
        ),
        ("imports.apply", "2 new, 1 updated", "new: 2, changed: 1"),
        ("meetings.enter", "3:MF 9:-", "Chan: mother + father, family 9: nobody"),
        ("outcomes.record", "person 12 month 3, person 13 month 12", "Dara: after 3 months, Thy: after 12 months"),
        ("people.change", "village, phone", "Village, Telephone"),
        ("schools.set_place", "school None grade 3 - from 2026-11-06", "–, grade 3, –, from 06/11/2026"),
        ("sheets.record_print", " 2026-11-06 2026-11-07", "06/11/2026 – 07/11/2026"),
        ("camps.keep_groups", "12 13; 99", "Dara, Thy; person 99"),
        ("audit_book.read", 'Thy, people.add, since 2026-11-06, "Dara", before line 9', None),
    ],
)
def test_a_detail_is_told_as_a_sentence(action: str, written: str, told: str | None) -> None:
    told = 'Thy, added a person, from 06/11/2026 on, "Dara", before line 9' if told is None else told
    said = detail_in_words(entry(action, written), EN)
    assert said.startswith(told)
    assert bool(said) == bool(told)


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("person 12", "Dara"),
        ("meeting 4", "Meeting 06/11/2026"),
        ("session 5 2026-11-06", "Stars 06/11/2026"),
        ("session 5 2026-11-06, session 6 2026-11-07", "Stars 06/11/2026, session 6 07/11/2026"),
        ("school all grade 2", "every school, grade 2"),
        ("account 1", ""),
        ("pickup_list", "Pick-up and health list"),
        ("sheet A12", "A12"),
    ],
)
def test_a_subject_is_told_by_its_name(subject: str, told: str) -> None:
    assert subject_in_words(entry("people.add", subject=subject), EN) == told


def test_the_same_line_is_told_to_every_reader() -> None:
    line = entry("attendance.mark", "12:P 13:A", "session 5 2026-11-06")
    assert detail_in_words(line, KM) == "ដារ៉ា: វត្តមាន, ធី: អវត្តមាន"
    assert subject_in_words(line, KM) == "ផ្កាយ ០៦/១១/២០២៦"
    assert detail_in_words(line, FR) == "Dara: présent, Thy: absent"


def test_who_is_told_by_the_bare_number_is_mentioned_too() -> None:
    assert mentions(entry("attendance.mark", "12:P 07:10 13:A", "session 5 2026-11-06")) == {
        Mention(Kind.PERSON, 12),
        Mention(Kind.PERSON, 13),
        Mention(Kind.SESSION, 5),
    }


def test_a_detail_of_a_newer_program_is_told_as_it_stands() -> None:
    assert detail_in_words(entry("people.levitate", "12 up"), KM) == "12 up"
    assert detail_in_words(entry("attendance.call_off", "flooded"), KM) == "flooded"


@given(st.sampled_from(sorted(DETAILS)), st.text() | st.from_regex(r"(\d+:[A-Z-]|\w+ \d{1,20}|\d{4}-\d\d-\d\d|[,; ])*"))
def test_nothing_that_can_be_written_is_too_much_for_the_book(action: str, written: str) -> None:
    line = entry(action, written, written)
    assert isinstance(detail_in_words(line, KM) + subject_in_words(line, KM), str)


@given(st.data())
def test_every_phrase_is_told_to_everybody(data: st.DataObject) -> None:
    action = data.draw(st.sampled_from(sorted(DETAILS)))
    written = data.draw(st.sampled_from(sorted(DETAILS[action])))
    text = data.draw(st.from_regex(form(written), fullmatch=True))
    for reader in (EN, KM, FR):
        assert isinstance(detail_in_words(entry(action, text), reader), str)


@pytest.mark.parametrize("written", sorted({phrase for phrases in (SUBJECTS, *DETAILS.values()) for phrase in phrases}))
def test_every_place_is_of_a_known_kind(written: str) -> None:
    assert set(places(written).values()) <= set(PLACES)


def everything_shown(centre: Centre, language: Language) -> dict[str, str]:
    page: AuditPage = centre.audit_book.read(AuditFilter()).value
    reader = Reader(language, page.names.get)
    return {
        f"{line.number} {line.action}: {line.detail}": " ".join(tell(line, reader) for tell in BOTH)
        for line in page.entries
    }


def test_no_english_word_is_shown_to_a_khmer_reader_of_real_deeds(centre: Centre) -> None:
    live_a_week(centre)
    shown = everything_shown(centre, Language("km"))
    assert len(shown) > 40
    assert {line: words for line, words in shown.items() if re.search("[A-Za-z]{2,}", words)} == {}


def live_a_week(centre: Centre) -> None:
    """A few deeds of most features, with names in Khmer script."""
    family = centre.families.add(FamilyDraft(name_km="ចាន់")).value
    dara, thy = (centre.people.add(PersonDraft(given_name_km=name, family=family)).value for name in ("ដារ៉ា", "ធី"))
    meet_a_group(centre, dara, thy)
    keep_records(centre, family, dara)
    go_to_school(centre, dara)
    hold_a_meeting(centre, family)
    centre.calendar.close(ClosureDraft(dt.date(2026, 12, 1), dt.date(2026, 12, 2), name_km="ទឹកជំនន់"))
    centre.calendar.open_again(dt.date(2026, 12, 1), dt.date(2026, 12, 2))
    centre.back_up(Reason.ASKED)
    centre.audit_book.verify()
    centre.audit_book.read(AuditFilter(action="people.add", first=TODAY))
    centre.accounts.sign_out(Leaving.IDLE)


def meet_a_group(centre: Centre, dara: int, thy: int) -> None:
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, "ផ្កាយ")).value
    centre.groups.set_timetable(group, [SlotDraft(4, dt.time(7), dt.time(11))], dt.date(2026, 1, 1))
    other = centre.groups.add(GroupDraft(Programme.DAYCARE, "ឈូក")).value
    enrolled = centre.groups.enrol(group, [dara, thy], dt.date(2026, 10, 1)).value.placed
    key = centre.attendance.register(group, TODAY, TODAY).columns[0].session
    assert key is not None
    centre.attendance.mark([MarkRequest(key, dara, Mark(Status.LATE, dt.time(7, 40)))])
    centre.attendance.mark_rest_present(key)
    centre.attendance.set_paper_total(key, 2)
    centre.attendance.set_leader(key, "សុខា")
    centre.attendance.finish(key)
    centre.attendance.reopen(key)
    centre.groups.move([enrolled[1]], other, dt.date(2026, 11, 9))
    centre.groups.end_enrolment(enrolled[0], dt.date(2026, 11, 30))


def keep_records(centre: Centre, family: int, dara: int) -> None:
    centre.people.change(dara, PersonDraft(given_name_km="ដារ៉ា", family=family, village="ភូមិថ្មី", phone="012345678"))
    note = centre.people.add_health_note(dara, HealthNoteDraft("allergy", "សណ្ដែកដី")).value
    centre.people.remove_health_note(note)
    guardian = centre.families.add_guardian(GuardianDraft(name_km="សុភា"), family=family).value
    draft = GuardianDraft(name_km="សុភា", collects=Collects.MUST_NOT, reason="តុលាការ")
    centre.families.change_guardian(guardian, draft)
    centre.families.leave(dara)
    centre.families.join(family, dara)
    centre.people.archive(dara, "ផ្លាស់ទៅឆ្ងាយ")
    centre.people.bring_back(dara)


def go_to_school(centre: Centre, dara: int) -> None:
    school = centre.schools.add_school(SchoolDraft("សាលាបឋម")).value
    centre.schools.set_place(dara, dt.date(2026, 11, 1), PlaceDraft(school, 1, Shift.MORNING))
    centre.schools.change_shifts(ShiftChange(dt.date(2026, 12, 1), school))
    centre.schools.leave_school(dara, dt.date(2027, 1, 31))
    centre.after_school.keep_entry(dara, EntryDraft(birth_certificate=True, school=school, shift=Shift.AFTERNOON))


def hold_a_meeting(centre: Centre, family: int) -> None:
    draft = MeetingDraft(TODAY, dt.time(8), dt.time(10), (centre.meetings.themes()[0].id,))
    meeting = centre.meetings.plan(draft, InvitationChoice(by_hand=frozenset([family]))).value
    centre.meetings.call_off(meeting, "ភ្លៀងធំ")
    centre.meetings.hold_after_all(meeting)
    centre.meetings.set_paper_total(meeting, 12)
    centre.meetings.write_minutes(meeting, "បានពិភាក្សា")
