"""The lines of the Today page in the language of the person. Pure: values in, lines out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.accounts.values import Reminders
from app.attendance.values import Absences, DaySession, SessionState
from app.calendar.values import ClosedDay
from app.certificates.values import Ready
from app.language import N_, Language
from app.meetings.values import MeetingLine
from app.people.words import PROGRAMME_WORDS
from app.today.values import Birthday, Child, Crowded, FreePlace, Today, TurningSix
from ui.after_school.place import STARTERS
from ui.groups.place import CALENDAR
from ui.meetings import wording as meetings
from ui.meetings.place import SignInPlace
from ui.outcomes.place import CALLS
from ui.page import Place
from ui.registers.place import RegisterPlace, place_of
from ui.today.camp_lines import camp_lines
from ui.today.course_lines import course_lines
from ui.today.line import Line


def register_lines(today: Today, language: Language) -> list[Line]:
    """The registers of today in order of time."""
    lines = [(session.starts, _register(session, today, language)) for session in today.registers]
    lines += [(one.starts, _meeting(one, today, language)) for one in today.meetings if one.date == today.date]
    return [line for _starts, line in sorted(lines, key=lambda pair: pair[0])]


def missing_lines(today: Today, language: Language) -> list[Line]:
    """Registers of the last 14 days in which somebody has no mark."""
    earlier = [one for one in reversed(today.meetings) if one.date < today.date]
    lines = [(session.session.date, _missing(session, language)) for session in today.not_entered]
    lines += [(one.date, _meeting(one, today, language)) for one in earlier]
    return [line for _day, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def to_dos(today: Today, language: Language) -> list[Line]:
    """What else to do, the most pressing first."""
    lines = [_clock(today, today.work_after, language)] if today.work_after is not None else []
    lines += [_crowded(crowded, language) for crowded in today.crowded]
    if today.off_pc_days is not None:
        lines.append(_no_copy(today.off_pc_days, language))
    if today.sign_in is not None:
        lines += _sign_in(today.sign_in, language)
    lines += [_absences(absences, language) for absences in today.absences]
    lines += [_free_place(place, language) for place in today.free_places]
    lines += [_ready(ready, language) for ready in today.certificates_ready]
    if today.calls:
        lines.append(_calls(today.calls, language))
    lines += course_lines(today.courses, today.date, language)
    lines += camp_lines(today.camps, language)
    if today.turning_six.children:
        lines.append(_turning_six(today.turning_six, language))
    lines += [_birthday(birthday, today.date, language) for birthday in today.birthdays]
    if today.next_closed is not None and today.next_closed.date != today.date:
        lines.append(_closed(today.next_closed, language))
    return lines


def no_registers(today: Today, language: Language) -> str:
    """Why there is no register today."""
    closed = today.next_closed
    if closed is not None and closed.date == today.date:
        closed_today = language.text(N_("The centre is closed today: {name}."))
        return closed_today.format(name=closed_name(closed, language))
    return language.text(N_("No group meets today."))


def closed_name(closed: ClosedDay, language: Language) -> str:
    """The name of a holiday or closure for this reader."""
    return language.pick(km=closed.name_km, en=closed.name_en, fr=closed.name_fr)


def _register(session: DaySession, today: Today, language: Language) -> Line:
    state, tone = _state(session, today.now, language)
    return Line(
        session.group.both_names(language),
        detail=_expected(session, language),
        lead=language.time(session.starts),
        state=state,
        tone=tone,
        place=register_place(session),
    )


def _missing(session: DaySession, language: Language) -> Line:
    day = session.session.date
    state, tone = language.text(N_("not entered")), "absent"
    if session.begun:
        state = language.plural("{count} to enter", "{count} to enter", session.count.to_enter)
        tone = "late"
    return Line(
        session.group.both_names(language),
        detail=_expected(session, language),
        lead=f"{language.weekday(day, short=True)} {language.number(day.day)}",
        state=state,
        tone=tone,
        place=register_place(session),
    )


def _meeting(one: MeetingLine, today: Today, language: Language) -> Line:
    """A parent meeting: of today by its hour, an earlier one by its day."""
    of_today = one.date == today.date
    day = f"{language.weekday(one.date, short=True)} {language.number(one.date.day)}"
    state, tone = meetings.state(one, today.date, language)
    if of_today and not one.came and one.held and one.starts > today.now:
        state, tone = language.text(N_("at {time}")).format(time=language.time(one.starts)), ""
    programme = language.text(PROGRAMME_WORDS[one.series.programme])
    invited = language.plural("{count} family invited", "{count} families invited", one.invited)
    return Line(
        meetings.title(one, language),
        detail=f"{programme} · {invited}",
        lead=language.time(one.starts) if of_today else day,
        state=state,
        tone=tone,
        place=Place("meetings", SignInPlace(one.id)),
    )


def _state(session: DaySession, now: dt.time, language: Language) -> tuple[str, str]:
    """What stands at the right of a register of today, and its tone."""
    _, count = language.text, session.count
    if session.state is SessionState.NOT_HELD:
        return _("not held"), "plain"
    if not count.expected and not session.group.drop_in:
        return _("nobody enrolled"), "plain"
    if not session.due:
        return language.plural("{count} present", "{count} present", session.came) + " ✓", "present"
    if session.begun:
        return language.plural("{count} to enter", "{count} to enter", count.to_enter), "late"
    if session.starts > now:
        return _("at {time}").format(time=language.time(session.starts)), ""
    return _("not entered"), "absent"


def _expected(session: DaySession, language: Language) -> str:
    programme = language.text(PROGRAMME_WORDS[session.group.programme])
    if session.group.drop_in:
        expected = language.text(N_("open to all"))
    else:
        expected = language.plural("{count} expected", "{count} expected", session.count.expected)
    activity = session.activity.name(language) if session.activity else ""
    return " · ".join(filter(None, (programme, expected, activity)))


def register_place(session: DaySession) -> Place:
    """Where the register of a session is."""
    return Place("registers", place_of(session))


def _clock(today: Today, work_after: dt.datetime, language: Language) -> Line:
    told = N_("It says {today}, but the last work here was on {last}. Marks would get a wrong date.")
    return Line(
        language.text(N_("Set the clock of this PC right")),
        detail=language.text(told).format(today=language.date(today.date), last=language.date(work_after.date())),
        icon="warning",
        icon_role="absent",
    )


def _crowded(crowded: Crowded, language: Language) -> Line:
    _, ratio = language.text, crowded.ratio
    detail = _("{children} children at the same time for {staff} staff; at most {limit} for each")
    return Line(
        _("More staff in {group}: {needed} are needed").format(
            group=crowded.group.name(language), needed=language.number(ratio.staff_needed)
        ),
        strong=crowded.group.name(language),
        detail=detail.format(
            children=language.number(ratio.children),
            staff=language.number(ratio.staff or 0),
            limit=language.number(ratio.children_per_staff),
        ),
        icon="warning",
        icon_role="absent",
        place=Place("registers", RegisterPlace(crowded.group.id, crowded.date, crowded.date)),
    )


def _no_copy(days: int, language: Language) -> Line:
    return Line(
        language.text(N_("Push the stick in and copy the records to it")),
        detail=language.plural("no copy off this PC for {count} day", "no copy off this PC for {count} days", days),
        icon="warning",
        icon_role="absent",
        place=Place("settings"),
    )


def _sign_in(reminders: Reminders, language: Language) -> list[Line]:
    lines = []
    if reminders.second_coordinator:
        words = N_("Let a second coordinator sign in"), N_("One person alone may fall ill or forget the password.")
        lines.append(_reminder(*words, language))
    if reminders.recovery_code:
        words = N_("Print the recovery sheet for the safe"), N_("It opens the records when every password is lost.")
        lines.append(_reminder(*words, language))
    return lines


def _reminder(title: str, why: str, language: Language) -> Line:
    told, reason = language.text(title), language.text(why)
    return Line(told, detail=reason, icon="shield-warning", icon_role="accent", place=Place("accounts"))


def _absences(absences: Absences, language: Language) -> Line:
    name = language.names(absences.name_km, absences.name_latin)[0]
    times = language.plural("absent {count} time in a row", "absent {count} times in a row", absences.in_a_row)
    since = language.text(N_("since {day}")).format(day=language.day(absences.since))
    return Line(
        language.text(N_("Visit the family of {name}")).format(name=name),
        strong=name,
        detail=f"{times} · {absences.group.name(language)} · {since}",
        icon="house-line",
        icon_role="absent",
        place=Place("people", absences.person),
    )


def _free_place(place: FreePlace, language: Language) -> Line:
    group = language.pick(km=place.name_km, en=place.name_en, fr=place.name_fr)
    name = language.names(place.child.name_km, place.child.name_latin)[0]
    return Line(
        language.text(N_("A place is free in {group}")).format(group=group),
        strong=group,
        detail=language.text(N_("{name} has waited longest")).format(name=name),
        icon="user-plus",
        icon_role="main",
        place=Place("groups", place.group),
    )


def _ready(ready: Ready, language: Language) -> Line:
    cohort = ready.cohort.group.name(language)
    passed = language.plural("{count} passed and has none yet", "{count} passed and have none yet", ready.count)
    return Line(
        language.text(N_("Issue the certificates of {cohort}")).format(cohort=cohort),
        strong=cohort,
        detail=passed,
        icon="medal",
        icon_role="main",
        place=Place("certificates", ready.cohort.id),
    )


def _calls(count: int, language: Language) -> Line:
    return Line(
        language.plural("Call {count} former trainee", "Call {count} former trainees", count),
        strong=language.number(count),
        detail=language.text(N_("to ask what became of them after the course")),
        icon="phone",
        icon_role="main",
        place=Place("outcomes", CALLS),
    )


def _turning_six(turning: TurningSix, language: Language) -> Line:
    starts = language.text(N_("School starts on {date}")).format(date=language.date(turning.school_starts))
    return Line(
        language.plural(
            "{count} child turns six before school starts",
            "{count} children turn six before school starts",
            len(turning.children),
        ),
        strong=language.number(len(turning.children)),
        detail=f"{starts}: {_names(turning.children, language)}",
        icon="graduation-cap",
        icon_role="excused",
        place=Place("after-school", STARTERS),
    )


def _closed(closed: ClosedDay, language: Language) -> Line:
    day = f"{language.weekday(closed.date)} {language.day(closed.date)}"
    return Line(
        language.text(N_("Closed on {day}")).format(day=day),
        strong=day,
        detail=closed_name(closed, language),
        icon="calendar-x",
        place=Place("groups", CALENDAR),
    )


def _names(children: Sequence[Child], language: Language) -> str:
    return ", ".join(language.names(child.name_km, child.name_latin)[0] for child in children)


def _birthday(birthday: Birthday, today: dt.date, language: Language) -> Line:
    name = language.names(birthday.name_km, birthday.name_latin)[0]
    if birthday.date == today:
        title = N_("Birthday today: {name} is {age}")
    else:
        title = N_("Birthday: {name} will be {age}")
    when = f"{language.weekday(birthday.date)} {language.day(birthday.date)}"
    return Line(
        language.text(title).format(name=name, age=language.number(birthday.turns)),
        strong=name,
        detail="" if birthday.date == today else when,
        icon="cake",
        icon_role="accent" if birthday.date == today else "quiet",
        place=Place("people", birthday.person),
    )
