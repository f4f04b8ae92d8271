"""What a column of a list may mean."""

from enum import StrEnum

from app.words import N_


class Meaning(StrEnum):
    """What is read from a column."""

    NOTHING = "nothing"
    NAME = "name"
    FAMILY_NAME = "family_name"
    GIVEN_NAME = "given_name"
    NICKNAME = "nickname"
    SEX = "sex"
    BIRTH = "birth"
    AGE = "age"
    PERSON_CODE = "person_code"
    FAMILY_CODE = "family_code"
    ROLE = "role"
    VILLAGE = "village"
    ID_POOR = "id_poor"
    PHONE = "phone"
    OWN_PHONE = "own_phone"
    MOTHER = "mother"
    MOTHER_PHONE = "mother_phone"
    FATHER = "father"
    FATHER_PHONE = "father_phone"
    GUARDIAN = "guardian"
    GUARDIAN_RELATION = "guardian_relation"
    GUARDIAN_PHONE = "guardian_phone"
    MUST_NOT_COLLECT = "must_not_collect"
    MUST_NOT_REASON = "must_not_reason"
    MUST_NOT_RELATION = "must_not_relation"
    MUST_NOT_PHONE = "must_not_phone"
    MUST_NOT_OF_FAMILY = "must_not_of_family"
    NOT_SAID = "not_said"
    OF_CHILD = "of_child"
    ALLERGY = "allergy"
    HEALTH = "health"
    DIET = "diet"
    MEDICINE = "medicine"
    NOTE_LISTS = "note_lists"
    NOTE = "note"
    GROUP = "group"
    STARTS = "starts"
    SCHOOL = "school"
    GRADE = "grade"
    SHIFT = "shift"
    SCHOOL_SINCE = "school_since"
    ENDS = "ends"
    ENDS_REASON = "ends_reason"
    WAITING = "waiting"
    PHOTO = "photo"
    FAMILY_CALLED = "family_called"
    FAMILY_VILLAGE = "family_village"
    FAMILY_ADDRESS = "family_address"
    FAMILY_PHONE = "family_phone"
    FAMILY_ID_POOR = "family_id_poor"
    FAMILY_NOTE = "family_note"


# Tabs that an export writes beside its people; they hold what a list of people cannot.
SCHOOL_HISTORY, NOTES_PUT_AWAY, EMPTY_FAMILIES = (
    N_("School history"),
    N_("Notes put away"),
    N_("Families without members"),
)

# The first word is the one that exports write and screens show.
TITLES: dict[Meaning, str] = {
    Meaning.NOTHING: N_("Not imported"),
    Meaning.NAME: N_("Name"),
    Meaning.FAMILY_NAME: N_("Family name"),
    Meaning.GIVEN_NAME: N_("Given name"),
    Meaning.NICKNAME: N_("Nickname"),
    Meaning.SEX: N_("Sex"),
    Meaning.BIRTH: N_("Birth date"),
    Meaning.AGE: N_("Age"),
    Meaning.PERSON_CODE: N_("Person code"),
    Meaning.FAMILY_CODE: N_("Family code"),
    Meaning.ROLE: N_("Place in the family"),
    Meaning.VILLAGE: N_("Village"),
    Meaning.ID_POOR: N_("ID Poor"),
    Meaning.PHONE: N_("Phone"),
    Meaning.OWN_PHONE: N_("Own phone"),
    Meaning.MOTHER: N_("Mother"),
    Meaning.MOTHER_PHONE: N_("Mother's phone"),
    Meaning.FATHER: N_("Father"),
    Meaning.FATHER_PHONE: N_("Father's phone"),
    Meaning.GUARDIAN: N_("Guardian"),
    Meaning.GUARDIAN_RELATION: N_("Guardian's relation"),
    Meaning.GUARDIAN_PHONE: N_("Guardian's phone"),
    Meaning.MUST_NOT_COLLECT: N_("Must not collect"),
    Meaning.MUST_NOT_REASON: N_("Why not"),
    Meaning.MUST_NOT_RELATION: N_("Relation of who must not collect"),
    Meaning.MUST_NOT_PHONE: N_("Phone of who must not collect"),
    Meaning.MUST_NOT_OF_FAMILY: N_("Must not collect any child of the family"),
    Meaning.NOT_SAID: N_("Not said whether they collect"),
    Meaning.OF_CHILD: N_("Answers for this child only"),
    Meaning.ALLERGY: N_("Allergies"),
    Meaning.HEALTH: N_("Health"),
    Meaning.DIET: N_("Diet"),
    Meaning.MEDICINE: N_("Medicine"),
    Meaning.NOTE_LISTS: N_("Health notes stand on"),
    Meaning.NOTE: N_("Note"),
    Meaning.GROUP: N_("Group"),
    Meaning.STARTS: N_("Enrolled from"),
    Meaning.SCHOOL: N_("School"),
    Meaning.GRADE: N_("School grade"),
    Meaning.SHIFT: N_("School shift"),
    Meaning.SCHOOL_SINCE: N_("At this school since"),
    Meaning.ENDS: N_("Enrolled until"),
    Meaning.ENDS_REASON: N_("Left the group because"),
    Meaning.WAITING: N_("On the waiting list"),
    Meaning.PHOTO: N_("Photo"),
    Meaning.FAMILY_CALLED: N_("The family's name"),
    Meaning.FAMILY_VILLAGE: N_("The family's village"),
    Meaning.FAMILY_ADDRESS: N_("The family's address"),
    Meaning.FAMILY_PHONE: N_("The family's phone"),
    Meaning.FAMILY_ID_POOR: N_("The family's ID Poor"),
    Meaning.FAMILY_NOTE: N_("Note on the family"),
}

# What is read of a whole family, by the field of its draft; its name is read in both scripts.
FAMILY_MEANINGS: dict[str, Meaning] = {
    "name_km": Meaning.FAMILY_CALLED,
    "name_latin": Meaning.FAMILY_CALLED,
    "village": Meaning.FAMILY_VILLAGE,
    "address": Meaning.FAMILY_ADDRESS,
    "phone": Meaning.FAMILY_PHONE,
    "id_poor": Meaning.FAMILY_ID_POOR,
    "note": Meaning.FAMILY_NOTE,
}

# One column per script; day, month and year apart; one column for boys and one for girls; two notes, two phones.
REPEATABLE = frozenset(
    {
        Meaning.NOTHING,
        Meaning.NAME,
        Meaning.FAMILY_NAME,
        Meaning.GIVEN_NAME,
        Meaning.SEX,
        Meaning.BIRTH,
        Meaning.PHONE,
        Meaning.ALLERGY,
        Meaning.HEALTH,
        Meaning.DIET,
        Meaning.MEDICINE,
        Meaning.NOTE,
        Meaning.GUARDIAN,
        Meaning.MOTHER,
        Meaning.FATHER,
        Meaning.FAMILY_CALLED,
    }
)
