"""What the page Courses says, in the language of the reader. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt

from app.courses.values.applicants import CAUTION_WORDS, DECISION_WORDS, Applicant, Caution, Decision
from app.courses.values.catalogue import ASSESSED_WORDS, AssessedBy, Course, PassRules
from app.courses.values.cohorts import STATE_WORDS, CohortLine, CohortState
from app.courses.values.trainees import LEAVING_WORDS, PersonCourse, Result, Trainee
from app.language import N_, Language
from app.people.values import PersonLabel
from ui.groups.wording import period

_TONES = {
    CohortState.RUNNING: "present",
    CohortState.PLANNED: "excused",
    CohortState.FINISHED: "quiet",
    CohortState.CANCELLED: "absent",
}
_DECISION_TONES = {
    Decision.OPEN: "late",
    Decision.WAITING: "excused",
    Decision.SELECTED: "present",
    Decision.REFUSED: "quiet",
    Decision.WITHDRAWN: "quiet",
}
# C for competent, N for not yet; the Khmer letters lie on the same keys, or begin the Khmer words.
COMPETENT, NOT_YET = "C", "N"


def cohort_name(line: CohortLine, language: Language) -> str:
    """Cooking, cohort 12."""
    return line.group.name(language)


def state(line: CohortLine, language: Language) -> str:
    """Planned, running, finished or cancelled."""
    return language.text(STATE_WORDS[line.state])


def state_tone(line: CohortLine) -> str:
    """The colour of a state."""
    return _TONES[line.state]


def places(line: CohortLine, language: Language) -> str:
    """How many trainees there are, and how many there could be: 15 / 16."""
    trainees = language.number(line.trainees)
    return trainees if line.capacity is None else f"{trainees} / {language.number(line.capacity)}"


def dates(line: CohortLine, language: Language) -> str:
    """From when to when."""
    return period(line.starts, line.ends, language)


def particulars(line: CohortLine, language: Language) -> str:
    """State, dates, place, trainer, free places; why it was cancelled."""
    parts = [state(line, language), dates(line, language), line.place, line.trainer, line.reason]
    if line.free is not None and line.state in (CohortState.PLANNED, CohortState.RUNNING):
        parts.append(language.plural("{count} place free", "{count} places free", line.free))
    return " · ".join(part for part in parts if part)


def names(label: PersonLabel, language: Language) -> tuple[str, str]:
    """The name in the reader's script, and in the other where there are two."""
    return language.names(label.name_km, label.name_latin)


def percent(share: float | None, language: Language) -> str:
    """87 %, or a dash when there is nothing to divide by."""
    return "–" if share is None else language.percent(share)


def hours(minutes: int, language: Language) -> str:
    """12 h, 12 h 30."""
    whole, rest = divmod(minutes, 60)
    words = language.text(N_("{hours} h")).format(hours=language.number(whole))
    return f"{words} {language.number(rest)}" if rest else words


def age(years: int | None, language: Language) -> str:
    """A number of years, nothing when it is not known."""
    return "" if years is None else language.number(years)


def standing(trainee: Trainee, language: Language) -> str:
    """Since when a trainee is there, or until when and why not any more."""
    if trainee.left is None or trainee.ends is None:
        return language.text(N_("since {date}")).format(date=language.date(trainee.starts))
    until = language.text(N_("until {date}")).format(date=language.date(trainee.ends))
    return f"{until}{language.colon} {language.text(LEAVING_WORDS[trainee.left])}"


def decision(applicant: Applicant, language: Language) -> str:
    """What was decided; with the place of who waits."""
    words = language.text(DECISION_WORDS[applicant.decision])
    if applicant.place is not None:
        return f"{words} · {language.number(applicant.place)}"
    return words


def decision_tone(applicant: Applicant) -> str:
    """The colour of a decision."""
    return _DECISION_TONES[applicant.decision]


def cautions(applicant: Applicant, language: Language) -> str:
    """What speaks against an applicant, and why it does not count."""
    words = ", ".join(language.text(CAUTION_WORDS[caution]) for caution in applicant.cautions)
    return f"{words} ({applicant.despite})" if applicant.despite else words


def result(found: Result, language: Language) -> str:
    """A letter or a mark, as on paper; nothing when it was not assessed."""
    if found.mark is not None:
        return language.number(found.mark)
    if found.competent is None:
        return ""
    return COMPETENT if found.competent else NOT_YET


def result_tone(found: Result, rules: PassRules) -> str:
    """The colour of a result."""
    if found.mark is None and found.competent is None:
        return ""
    return "present" if found.passed(rules) else "late"


def rules(found: PassRules, language: Language) -> str:
    """What must be reached to pass, in one sentence."""
    _, percent_of = language.text, language.percent
    parts = [
        _("attendance {share}").format(share=percent_of(found.attendance / 100)),
        _("modules done {share}").format(share=percent_of(found.modules / 100)),
        _("modules passed {share}").format(share=percent_of(found.passes / 100)),
    ]
    if found.assessed_by is AssessedBy.MARKS:
        parts.append(_("a module is passed from {mark} on").format(mark=language.number(found.mark)))
    return " · ".join(parts)


def course(found: Course, language: Language) -> str:
    """Length, hours and the kind of assessment of a course."""
    draft = found.draft
    return " · ".join(
        (
            language.plural("{count} month", "{count} months", draft.months),
            language.plural("{count} hour", "{count} hours", found.hours),
            language.text(ASSESSED_WORDS[draft.rules.assessed_by]),
        )
    )


def person_course(found: PersonCourse, language: Language) -> str:
    """What a person was to a cohort: trainee from when to when and why they left, or what was decided."""
    if found.trainee:
        words = period(found.starts, found.ends, language)
        return words if found.left is None else f"{words}{language.colon} {language.text(LEAVING_WORDS[found.left])}"
    return language.text(DECISION_WORDS[found.decision]) if found.decision is not None else ""


def short_day(day: dt.date, language: Language) -> str:
    """Mon 7 Sep."""
    return f"{language.weekday(day, short=True)} {language.day(day)}"


def share(done: int, trainee: Trainee, language: Language) -> str:
    """How many modules of all: 4 / 6."""
    return f"{language.number(done)} / {language.number(len(trainee.modules))}"


def age_tone(applicant: Applicant) -> str:
    """The colour of an age that does not fit."""
    fits = {Caution.AGE_OF_DROP_OUT, Caution.NOT_ADULT}.isdisjoint(applicant.cautions)
    return "" if fits else "late"
