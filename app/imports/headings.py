"""The words that head columns in Khmer, French and English, and what a heading seems to mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from app.imports.meanings import TITLES, Meaning
from app.language import LANGUAGES, Language
from app.text import search_key

# Words between bars, as people head their columns; compared without case, accents, spaces and punctuation.
_HEADINGS: dict[Meaning, str] = {
    Meaning.NAME: "name|full name|name of child|child name|child's name|student name|name and surname|names"
    "|nom|nom complet|nom et prénom|noms et prénoms|nom prénom|prénom et nom|nom de l'enfant|nom des enfants"
    "|ឈ្មោះ|ឈ្មោះពេញ|គោត្តនាមនិងនាម|គោត្តនាម-នាម|គោត្តនាម នាម|នាមត្រកូលនិងនាមខ្លួន|នាមត្រកូល និងនាម|នាមត្រកូលនាមខ្លួន"
    "|ឈ្មោះកុមារ|ឈ្មោះសិស្ស|ឈ្មោះក្មេង|ឈ្មោះកូន|នាមនិងគោត្តនាម|ឈ្មោះខ្មែរ|ឈ្មោះឡាតាំង|ឈ្មោះអង់គ្លេស|អក្សរឡាតាំង|អក្សរខ្មែរ|ឡាតាំង"
    "|latin name|khmer name|name in khmer|name in latin|name in english|nom khmer|nom latin|nom en khmer",
    Meaning.FAMILY_NAME: "family name|surname|last name|lastname|nom de famille|នាមត្រកូល|គោត្តនាម|ត្រកូល|នាមត្រកូលខ្មែរ",
    Meaning.GIVEN_NAME: "given name|first name|firstname|forename|prénom|prénoms|prénom de l'enfant|នាមខ្លួន|នាម|ឈ្មោះខ្លួន",
    Meaning.NICKNAME: "nickname|nick name|called|surnom|petit nom|ឈ្មោះហៅក្រៅ|ឈ្មោះក្រៅ|ហៅក្រៅ|ឈ្មោះហៅ",
    Meaning.SEX: "male|female|boy|girl|boys|girls|garçon|fille|garçons|filles|m|f|ប្រុស|ស្រី|ប|ស|ក្មេងប្រុស|ក្មេងស្រី"
    "|sex|gender|sex m/f|sex f/m|sexe m/f|sexe f/m|sexe f/g|sexe g/f"
    "|m/f|f/m|g/f|f/g|boy/girl|girl/boy|sexe|genre|fille/garçon|garçon/fille|ភេទ"
    "|ប្រុស/ស្រី|ស្រី/ប្រុស",
    Meaning.BIRTH: "day|month|year|jour|mois|année|ថ្ងៃ|ថ្ងៃទី|ខែ|ឆ្នាំ"
    "|birth|date of birth|birth date|birthdate|birthday|dob|d.o.b|born|born on|year of birth|birth year|yob"
    "|date de naissance|naissance|né le|née le|né(e) le|ddn|d.d.n|année de naissance|an de naissance"
    "|ថ្ងៃខែឆ្នាំកំណើត|ថ្ងៃ ខែ ឆ្នាំ កំណើត|ថ្ងៃកំណើត|ឆ្នាំកំណើត|កំណើត|ថ្ងៃខែកំណើត|ថ្ងៃ-ខែ-ឆ្នាំកំណើត|ថ្ងៃខែឆ្នាំ",
    Meaning.AGE: "age|ages|age in years|years old|âge|âge ans|ans|អាយុ|អាយុឆ្នាំ",
    Meaning.PERSON_CODE: "person code|code|child code|student code|child id|student id|id|person id|matricule"
    "|code enfant|identifiant|code de l'enfant|លេខកូដ|កូដ|អត្តលេខ|លេខសម្គាល់|លេខសំគាល់|កូដកុមារ|លេខកូដកុមារ|លេខកូដសិស្ស",
    Meaning.FAMILY_CODE: "family code|family id|family no|family number|household|household code|household id|family"
    "|code famille|code de la famille|n° famille|numéro de famille|famille|លេខកូដគ្រួសារ|កូដគ្រួសារ|លេខគ្រួសារ|គ្រួសារ|គ្រួសារលេខ",
    Meaning.ROLE: "place in the family|role|role in the family|place dans la famille|តួនាទីក្នុងគ្រួសារ",
    Meaning.VILLAGE: "village|address|home|lives in|place|commune|phum|adresse|quartier|domicile|lieu|habitation"
    "|ភូមិ|អាសយដ្ឋាន|អាស័យដ្ឋាន|ទីលំនៅ|ភូមិឃុំ|ភូមិ/ឃុំ|ទីកន្លែងរស់នៅ|លំនៅ|លំនៅដ្ឋាន|ក្រុមទីលំនៅ",
    Meaning.ID_POOR: "id poor|idpoor|id poor level|poor card|equity card|carte pauvre|carte id poor|niveau id poor"
    "|carte de pauvreté|ប័ណ្ណក្រីក្រ|អត្តសញ្ញាណប័ណ្ណគ្រួសារក្រីក្រ|ប័ណ្ណសមធម៌|ក្រីក្រ|កម្រិតក្រីក្រ|បណ្ណក្រីក្រ|គ្រួសារក្រីក្រ",
    Meaning.PHONE: "phone|phone number|telephone|tel|tel no|mobile|contact|contact number|phone no|phones|hp|call"
    "|téléphone|tél|numéro de téléphone|portable|n° de téléphone|n° tél|ទូរស័ព្ទ|លេខទូរស័ព្ទ|លេខទូរសព្ទ|ទូរសព្ទ|ទំនាក់ទំនង"
    "|ទូរស័ព្ទទំនាក់ទំនង|លេខទំនាក់ទំនង|ទូរស័ព្ទលេខ",
    Meaning.OWN_PHONE: "own phone|child phone|student phone|téléphone personnel|ទូរស័ព្ទផ្ទាល់ខ្លួន",
    Meaning.MOTHER: "mother|mother name|mother's name|name of mother|mum|mom|mère|nom de la mère|nom mère|maman"
    "|ម្តាយ|ម្ដាយ|ឈ្មោះម្តាយ|ឈ្មោះម្ដាយ|ម៉ាក់|ឈ្មោះម៉ាក់|ម្តាយឈ្មោះ",
    Meaning.MOTHER_PHONE: "mother phone|phone mother|tel mother|mother's phone"
    "|phone of mother|mother tel|téléphone de la mère|tél mère"
    "|téléphone mère|tel mère|ទូរស័ព្ទម្តាយ|ទូរស័ព្ទម្ដាយ|លេខទូរស័ព្ទម្តាយ|លេខទូរស័ព្ទម្ដាយ",
    Meaning.FATHER: "father|father name|father's name|name of father|dad|père|nom du père|nom père|papa"
    "|ឪពុក|ឳពុក|ឈ្មោះឪពុក|ឈ្មោះឳពុក|ប៉ា|ឈ្មោះប៉ា|ឪពុកឈ្មោះ",
    Meaning.FATHER_PHONE: "father phone|phone father|tel father|father's phone"
    "|phone of father|father tel|téléphone du père|tél père"
    "|téléphone père|tel père|ទូរស័ព្ទឪពុក|លេខទូរស័ព្ទឪពុក|លេខទូរស័ព្ទឳពុក",
    Meaning.GUARDIAN: "guardian|guardian name|guardian's name|parent|parents|parent name|parents name|carer|caretaker"
    "|caregiver|responsible|responsable|nom du responsable|tuteur|tutrice|nom du tuteur|accompagnateur"
    "|អាណាព្យាបាល|ឈ្មោះអាណាព្យាបាល|មាតាបិតា|ឪពុកម្តាយ|ឪពុកម្ដាយ|ឈ្មោះឪពុកម្តាយ|អ្នកថែទាំ|អាណាព្យាបាលឈ្មោះ|ឪពុក/ម្តាយ",
    Meaning.GUARDIAN_RELATION: "guardian's relation|relation|relationship|relation to child|lien|lien de parenté"
    "|parenté|ត្រូវជា|ទំនាក់ទំនងគ្រួសារ|ត្រូវជាអ្វី|សាច់ញាតិ",
    Meaning.GUARDIAN_PHONE: "guardian phone|guardian's phone|parent phone|parents phone|phone of guardian|guardian tel"
    "|téléphone du responsable|tél responsable|téléphone des parents|tél parents|téléphone du tuteur"
    "|ទូរស័ព្ទអាណាព្យាបាល|លេខទូរស័ព្ទអាណាព្យាបាល|ទូរស័ព្ទឪពុកម្តាយ|លេខទូរស័ព្ទឪពុកម្តាយ",
    Meaning.MUST_NOT_COLLECT: "must not collect|may not collect|not allowed to collect|ne doit pas venir chercher"
    "|interdit de sortie avec|ហាមយក|មិនអនុញ្ញាតឱ្យយក|អ្នកដែលមិនត្រូវមកយក",
    Meaning.MUST_NOT_REASON: "why not|reason must not collect|raison de l'interdiction|មូលហេតុហាមយក",
    Meaning.ALLERGY: "allergies|allergy|allergic to|allergie|allergique à|អាឡែស៊ី|អាលែកហ្ស៊ី|ប្រតិកម្ម|អាឡែហ្ស៊ី|ទាស់អាហារ"
    "|ចំណីទាស់|ទាស់",
    Meaning.HEALTH: "health|health notes|health note|medical|illness|disease|santé|maladie|maladies|problème de santé"
    "|observations médicales|សុខភាព|ជំងឺ|បញ្ហាសុខភាព|ជំងឺប្រចាំកាយ",
    Meaning.DIET: "diet|food|food rules|régime|régime alimentaire|របបអាហារ|អាហារដែលតម",
    Meaning.MEDICINE: "medicine|medicines|medication|médicament|médicaments|traitement|ថ្នាំពេទ្យ|ថ្នាំព្យាបាល",
    Meaning.NOTE: "note|notes|remark|remarks|comment|comments|other|remarque|remarques|observation|observations"
    "|commentaire|commentaires|ផ្សេងៗ|កំណត់សម្គាល់|សេចក្តីផ្សេងៗ|កំណត់ចំណាំ|សម្គាល់",
    Meaning.GROUP: "group|groups|class|classroom|grade|level|room|section|groupe|classe|niveau|salle"
    "|ក្រុម|ថ្នាក់|ថ្នាក់ទី|បន្ទប់|ក្រុមទី|ថ្នាក់រៀន|កម្រិត",
    Meaning.STARTS: "enrolled from|enrolled on|enrolment date|start date|entry date|date of entry|joined|date d'entrée"
    "|date d'inscription|inscrit le|depuis|ថ្ងៃចូល|ថ្ងៃចូលរៀន|ថ្ងៃខែឆ្នាំចូលរៀន|ថ្ងៃចុះឈ្មោះ|កាលបរិច្ឆេទចុះឈ្មោះ|ចូលរៀន",
    Meaning.SCHOOL: "school|school name|name of school|public school|école|nom de l'école|école publique"
    "|សាលា|សាលារៀន|ឈ្មោះសាលា|ឈ្មោះសាលារៀន|សាលារដ្ឋ|រៀននៅសាលា|សាលាបឋមសិក្សា",
    Meaning.GRADE: "school grade|grade at school|school class|school level|classe à l'école|niveau scolaire"
    "|classe scolaire|ថ្នាក់នៅសាលា|ថ្នាក់ទីនៅសាលា|ថ្នាក់នៅសាលារៀន|រៀនថ្នាក់ទី|ថ្នាក់សាលារដ្ឋ",
    Meaning.SHIFT: "shift|school shift|school time|session|tour|tour à l'école|horaire scolaire|horaire d'école"
    "|demi-journée|វេន|វេនរៀន|វេនសិក្សា|វេននៅសាលា|រៀនវេន|ម៉ោងរៀន|ពេលរៀន",
    Meaning.SCHOOL_SINCE: "at school since|in this grade since|school start|à l'école depuis|début de l'école"
    "|នៅសាលាតាំងពី|រៀនតាំងពី",
    Meaning.ENDS: "enrolled until|end date|left on|date de sortie|sorti le|ថ្ងៃចេញ|ថ្ងៃឈប់|ថ្ងៃឈប់រៀន",
    Meaning.PHOTO: "photo|photos|picture|portrait|រូបថត|រូបភាព",
    Meaning.NOTHING: "no|no.|n°|nº|nr|number|#|numéro|num|n|order|ordre|ល.រ|ល.រ.|លរ|លេខរៀង|ល រ|ល-រ|signature|ហត្ថលេខា"
    "|ស្នាមមេដៃ|teacher|teacher name|មុខរបរ|occupation|profession|job",
}

# Of these a list may head its groups or, beside another column of groups or one about school, the grades at school.
_GRADE_WORDS = "grade grades class classe level niveau ថ្នាក់ ថ្នាក់ទី ថ្នាក់រៀន រៀនថ្នាក់ កម្រិត"
_GRADES = frozenset(map(search_key, _GRADE_WORDS.split()))

# "#" and "N°" have few letters or none: only the exact sign is taken.
_SIGNS = {word.casefold(): Meaning.NOTHING for word in _HEADINGS[Meaning.NOTHING].split("|")}
_LEAST_INSIDE = 4


@dataclass(frozen=True, slots=True)
class Guess:
    """What a heading seems to mean, and how sure that is, from 0 to 1."""

    meaning: Meaning
    sure: float


@cache
def _meanings() -> dict[str, Meaning]:
    """Every heading by its search key: those of above, and those that our own exports write in each language."""
    words = {word: meaning for meaning, joined in _HEADINGS.items() for word in joined.split("|")}
    own = {Language(code).text(title): meaning for code in LANGUAGES for meaning, title in TITLES.items()}
    return {search_key(word): meaning for word, meaning in (words | own).items() if search_key(word)}


@cache
def _long_words() -> tuple[str, ...]:
    """Words that count inside a longer heading ("ឈ្មោះម្តាយ (mother)"), the longest first."""
    return tuple(sorted((key for key in _meanings() if len(key) >= _LEAST_INSIDE), key=len, reverse=True))


@lru_cache(maxsize=4096)
def guess(heading: str) -> Guess:
    """What a heading means: the whole of it, a line or bracketed part of it, a word inside it, or a near spelling."""
    for part in _parts(heading):
        if (meaning := _SIGNS.get(part.strip().casefold())) is not None:
            return Guess(meaning, 0.6)
        if (meaning := _meanings().get(search_key(part))) is not None:
            return Guess(meaning, 1.0 if meaning is not Meaning.NOTHING else 0.6)
    key = search_key(heading)
    if not key or len(key) > 60:
        return Guess(Meaning.NOTHING, 0.0)
    return _inside(key) or _near(key)


def may_be_grade(heading: str) -> bool:
    """Whether a heading that seems to be about groups may be about grades at school."""
    return any(search_key(part) in _GRADES for part in _parts(heading))


def is_heading(text: str, heading_key: str = "") -> bool:
    """Whether these very words head any column somewhere, or the column whose heading has this search key."""
    key = search_key(text)
    return key in _meanings() or key == heading_key


def _parts(heading: str) -> list[str]:
    """The heading as it stands, then its lines and what stands inside and outside brackets or beside a slash."""
    pieces = [heading]
    for mark in ("(", ")", "\n", "/", "[", "]", ":", "-", "|", "*"):
        pieces = [piece for one in pieces for piece in one.split(mark)]
    return [heading, *(piece for piece in pieces if piece.strip())]


def _inside(key: str) -> Guess | None:
    for word in _long_words():
        if word in key:
            return Guess(_meanings()[word], 0.4 + 0.5 * len(word) / len(key))
    return None


def _near(key: str) -> Guess:
    # rapidfuzz is quick, but not needed to start.
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, _long_words(), scorer=fuzz.ratio, score_cutoff=80)
    return Guess(_meanings()[best[0]], best[1] / 100 * 0.8) if best else Guess(Meaning.NOTHING, 0.0)
