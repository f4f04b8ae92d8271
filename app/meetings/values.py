"""Parent meetings as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from app.attendance.values import SessionKey, SessionState
from app.groups.values import GroupName
from app.language import Language
from app.people.values import FamilyLabel
from app.words import N_


class Who(StrEnum):
    """Who of a family came, by the letter that is printed and typed."""

    MOTHER = "M"
    FATHER = "F"
    GRANDMOTHER = "G"
    GRANDFATHER = "D"
    OTHER = "O"


WHO_WORDS = {
    Who.MOTHER: N_("mother"),
    Who.FATHER: N_("father"),
    Who.GRANDMOTHER: N_("grandmother"),
    Who.GRANDFATHER: N_("grandfather"),
    Who.OTHER: N_("another adult"),
}


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """A theme as typed; at least one name."""

    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What meetings are about; `meetings` were held or are planned on it."""

    id: int
    name_km: str
    name_en: str
    name_fr: str
    archived: bool = False
    meetings: int = 0

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.pick(km=self.name_km, en=self.name_en, fr=self.name_fr)

    def draft(self) -> ThemeDraft:
        """The theme as a form fills in."""
        return ThemeDraft(self.name_km, self.name_en, self.name_fr)


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A meeting as typed. `series` None: the first series there is, or a new one."""

    date: dt.date
    starts: dt.time
    ends: dt.time
    themes: tuple[int, ...] = ()
    place: str = ""
    facilitator: str = ""
    series: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list. Families are counted once, however many adults came."""

    id: int
    session: SessionKey
    series: GroupName
    starts: dt.time
    ends: dt.time
    state: SessionState
    reason: str
    finished: bool
    themes: tuple[Theme, ...]
    place: str
    facilitator: str
    invited: int = 0  # families
    came: int = 0  # families, invited or not
    adults: int = 0
    pictures: int = 0
    has_minutes: bool = False

    @property
    def date(self) -> dt.date:
        """The day of the meeting."""
        return self.session.date

    @property
    def held(self) -> bool:
        """Whether the meeting was not called off."""
        return self.state is not SessionState.NOT_HELD

    def is_due(self, today: dt.date) -> bool:
        """Whether its sheet is still to be entered: the day has come and nobody said that the entry is complete."""
        return self.held and not self.finished and self.date <= today

    def theme_names(self, language: Language) -> str:
        """The themes in one line."""
        return ", ".join(theme.name(language) for theme in self.themes)


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """Everything the page shows of one meeting; `pictures` are ids."""

    line: MeetingLine
    draft: MeetingDraft
    minutes: str
    paper_total: int | None
    pictures: tuple[int, ...]
    sheet: str = ""  # code of the sign-in sheet printed last


@dataclass(frozen=True, slots=True)
class InvitationChoice:
    """Which families are invited: those that every kind of condition lets through, and those chosen by hand.

    Within one kind, one of the values is enough. Without any condition nobody is chosen but by hand.
    `left_out` by hand wins over everything.
    """

    groups: frozenset[int] = frozenset()
    programmes: frozenset[str] = frozenset()
    villages: frozenset[str] = frozenset()
    never_reached: frozenset[int] = frozenset()  # themes, of which at least one never reached the family
    by_hand: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """What the choice of families goes by: where the children are enrolled on the day, and the themes of the past."""

    family: int
    village: str
    groups: frozenset[int]
    programmes: frozenset[str]
    reached: frozenset[int]


@dataclass(frozen=True, slots=True)
class Adult:
    """An adult of a family: a person, somebody of whom only a guardian entry exists, or (neither) nobody known yet."""

    who: Who
    person: int | None = None
    guardian: int | None = None
    name_km: str = ""
    name_latin: str = ""


@dataclass(frozen=True, slots=True)
class FamilyAtHand:
    """A family that is or could be invited. Children stand eldest first, with their names in both scripts."""

    label: FamilyLabel
    phone: str
    adults: tuple[Adult, ...]
    children: tuple[tuple[str, str], ...]
    last_came: dt.date | None = None

    @property
    def id(self) -> int:
        """The family's id."""
        return self.label.id


@dataclass(frozen=True, slots=True)
class Preview:
    """Whom a choice would invite, before it is stored."""

    families: tuple[FamilyAtHand, ...]
    children: int
    never_came: int  # families that never came to any meeting
    villages: tuple[tuple[str, int], ...]  # families by village, the largest first


@dataclass(frozen=True, slots=True)
class Entry:
    """Who of a family came; nobody: the family did not come."""

    family: int
    adults: tuple[Adult, ...]


@dataclass(frozen=True, slots=True)
class SignInRow:
    """A family of the sign-in sheet; `came` are those of its adults who were there."""

    number: int
    family: FamilyAtHand
    invited: bool
    came: tuple[Adult, ...]
    usual: Adult  # who is taken to have come when the sheet does not say who
    on_sheet: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """The register of a meeting: everybody invited, in the order of the printed sheet, and who came besides."""

    line: MeetingLine
    rows: tuple[SignInRow, ...]
    sheet: str = ""
    paper_total: int | None = None

    @property
    def families(self) -> int:
        """How many families came."""
        return sum(bool(row.came) for row in self.rows)

    @property
    def adults(self) -> int:
        """How many adults came."""
        return sum(len(row.came) for row in self.rows)


@dataclass(frozen=True, slots=True)
class FamilyCandidate:
    """A family that could be added to the sign-in of a meeting."""

    label: FamilyLabel
    adults: tuple[Adult, ...]


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """Which families the matrix shows; `never` is a theme that never reached them, or 0: that no meeting did."""

    text: str = ""
    village: str = ""
    group: int | None = None
    never: int | None = None
    khmer_first: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """How often a family came to a theme, and when last."""

    times: int
    last: dt.date


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A family and the themes that reached it; `cells` stand in the order of the themes, None is never."""

    family: FamilyLabel
    phone: str
    cells: tuple[Reached | None, ...]
    meetings: int  # different meetings to which the family came
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """Families by themes. `reached` counts, by theme, the families of these rows that came at least once."""

    themes: tuple[Theme, ...]
    rows: tuple[MatrixRow, ...]
    reached: tuple[int, ...]
    villages: tuple[str, ...] = field(default=())  # to choose from


@dataclass(frozen=True, slots=True)
class FamilyMeeting:
    """A meeting in the life of a family: invited to, come to, or both. Its line is without numbers of others."""

    line: MeetingLine
    invited: bool
    who: tuple[Who, ...]
