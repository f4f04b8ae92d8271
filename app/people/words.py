"""What the codes kept about people and families are called; the words are translated where they are shown."""

from app.families.guardians import Collects
from app.people.values import PrintedList, Status
from app.words import N_

SEX_WORDS = {"F": N_("female"), "M": N_("male")}

ROLE_WORDS = {
    "child": N_("child"),
    "mother": N_("mother"),
    "father": N_("father"),
    "grandmother": N_("grandmother"),
    "grandfather": N_("grandfather"),
    "other": N_("other"),
}

RELATION_WORDS = {
    "mother": N_("mother"),
    "father": N_("father"),
    "grandmother": N_("grandmother"),
    "grandfather": N_("grandfather"),
    "aunt": N_("aunt"),
    "uncle": N_("uncle"),
    "sibling": N_("brother or sister"),
    "neighbour": N_("neighbour"),
    "other": N_("other"),
}

COLLECTS_WORDS = {
    Collects.MAY: N_("may collect"),
    Collects.MUST_NOT: N_("must not collect"),
    Collects.NOT_SAID: N_("nothing said about collecting"),
}

NOTE_WORDS = {
    "allergy": N_("allergy"),
    "health": N_("health"),
    "diet": N_("diet"),
    "medicine": N_("medicine"),
}

LIST_WORDS = {
    PrintedList.ATTENDANCE_SHEET: N_("attendance sheet"),
    PrintedList.ROSTER: N_("roster"),
    PrintedList.PICKUP_LIST: N_("pick-up and health list"),
}

ID_POOR_WORDS = {"1": N_("ID Poor 1"), "2": N_("ID Poor 2"), "risk": N_("at risk")}

STATUS_WORDS = {
    Status.ENROLLED: N_("enrolled"),
    Status.WAITING: N_("on the waiting list"),
    Status.NOT_ENROLLED: N_("not enrolled"),
    Status.PROVISIONAL: N_("provisional"),
    Status.ARCHIVED: N_("archived"),
}

PROGRAMME_WORDS = {
    "daycare": N_("daycare"),
    "after_school": N_("after-school"),
    "meeting": N_("meeting"),
    "course": N_("course"),
    "camp": N_("camp"),
}

PERSON_FIELDS = {
    "family_name_km": N_("Family name (Khmer)"),
    "given_name_km": N_("Given name (Khmer)"),
    "family_name_latin": N_("Family name (Latin)"),
    "given_name_latin": N_("Given name (Latin)"),
    "nickname": N_("Nickname"),
    "village": N_("Village"),
    "phone": N_("Telephone"),
    "birth": N_("Birth date or age"),
    "sex": N_("Sex"),
    "role": N_("Place in the family"),
    "id_poor": N_("ID Poor card"),
    "note": N_("Note"),
}
FAMILY_FIELDS = {
    "name_km": N_("Name of the family (Khmer)"),
    "name_latin": N_("Name of the family (Latin)"),
    "village": N_("Village"),
    "phone": N_("Telephone"),
    "address": N_("Address"),
    "id_poor": N_("ID Poor card"),
    "note": N_("Note"),
}
