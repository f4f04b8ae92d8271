from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.dates import BirthDate, Precision
from app.families.guardians import Guardian, GuardianDraft
from app.imports.differences import guardian_steps, updated
from app.imports.known import KnownPerson
from app.imports.matching import Matcher, is_same
from app.imports.relatives import ReadGuardian
from app.imports.rows import ReadPerson
from app.people.values import PersonDraft, PersonLabel

BORN = BirthDate(date(2019, 5, 3))
YEAR = BirthDate(date(2019, 1, 1), Precision.YEAR)
MOTHER = Guardian(1, 1, "", "Chan Thy", "mother", "", "may", "", None)


def _known(draft: PersonDraft, guardians: tuple[Guardian, ...] = (), number: int = 1) -> KnownPerson:
    label = PersonLabel(
        number,
        draft.code,
        draft.name_km,
        draft.name_latin,
        "",
        draft.sex,
        draft.birth,
        draft.village,
        None,
        "child",
        False,
    )
    return KnownPerson(label, draft, guardians=guardians)


def _draft(**values: object) -> PersonDraft:
    return PersonDraft(family_name_latin="Sok", given_name_latin="Dara", **values)  # type: ignore[arg-type]


def test_a_whole_birth_date_needs_nothing_more():
    assert is_same(ReadPerson(_draft(birth=BORN, village="Trea")), _known(_draft(birth=BORN, village="Boeng")))


def test_with_a_year_alone_another_village_leaves_a_doubt():
    assert not is_same(ReadPerson(_draft(birth=YEAR, village="Trea")), _known(_draft(birth=YEAR, village="Boeng")))


def test_one_birth_date_missing_needs_a_guardian_who_speaks_for_it():
    known = _known(_draft(birth=BORN), (MOTHER,))
    assert not is_same(ReadPerson(_draft()), known)
    assert is_same(ReadPerson(_draft(), guardians=(ReadGuardian(GuardianDraft(name_latin="CHAN THY")),)), known)


def test_another_sex_is_another_person():
    assert not is_same(ReadPerson(_draft(birth=BORN, sex="M")), _known(_draft(birth=BORN, sex="F")))


def test_two_rows_of_one_name_find_two_people():
    people = [_known(_draft(birth=BORN), number=number) for number in (1, 2)]
    matcher, read = Matcher(people, {}), ReadPerson(_draft(birth=BORN))
    found = [matcher.match(read).person for _row in range(3)]
    assert [one and one.id for one in found] == [1, 2, None]


_words = st.sampled_from(["", "A", "B"])
_drafts = st.builds(
    PersonDraft,
    st.sampled_from(["", "សុខ"]),
    st.sampled_from(["", "ដារ៉ា"]),
    st.sampled_from(["", "Sok"]),
    st.just("Dara"),
    _words,
    st.sampled_from(["", "M"]),
    st.sampled_from([None, BORN, YEAR, BirthDate(date(2018, 1, 1))]),
    st.just("child"),
    _words,
    st.just(""),
    st.sampled_from(["", "1"]),
    _words,
)


@given(_drafts, _drafts, st.booleans())
def test_a_list_never_empties_and_says_the_same_twice(new, stored, is_age):
    read = ReadPerson(new, birth_is_age=is_age)
    once = updated(read, _known(stored))
    assert updated(read, _known(once)) == once
    for name in PersonDraft.__dataclass_fields__:
        assert not getattr(stored, name) or getattr(once, name)


def test_a_mother_under_another_spelling_is_the_mother_that_is_stored():
    assert guardian_steps([ReadGuardian(GuardianDraft(name_latin="Chan Thee", relation="mother"))], [MOTHER]) == ()


def test_a_phone_completes_a_guardian_and_never_replaces_one():
    with_phone = ReadGuardian(GuardianDraft(name_latin="Chan Thy", relation="mother", phone="+855 12 345 678"))
    (step,) = guardian_steps([with_phone], [MOTHER])
    assert (step.stored, step.draft.phone) == (1, "+855 12 345 678")
    known = Guardian(1, 1, "", "Chan Thy", "mother", "+855 97 111 2222", "may", "", None)
    assert guardian_steps([with_phone], [known]) == ()
