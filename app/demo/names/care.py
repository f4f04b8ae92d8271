"""Relations, allergies, health notes and the reasons a family gives, as staff write them down."""

from app.demo.names.script import Spelling, spellings

MOTHER, FATHER, GRANDMOTHER, GRANDFATHER, AUNT, UNCLE, SISTER, BROTHER = spellings(
    """
    ម្តាយ Mother, ឪពុក Father, ជីដូន Grandmother, ជីតា Grandfather, ម្តាយមីង Aunt, ឪពុកមា Uncle, បងស្រី Elder sister,
    បងប្រុស Elder brother,
    """
)

ALLERGIES: tuple[Spelling, ...] = spellings(
    """
    ប្រតិកម្មសណ្តែកដី Allergic to peanuts, ប្រតិកម្មបង្គានិងក្តាម Allergic to shrimp and crab,
    ប្រតិកម្មស៊ុត Allergic to eggs, ប្រតិកម្មទឹកដោះគោ Allergic to cow's milk,
    ប្រតិកម្មថ្នាំប៉េនីស៊ីលីន Allergic to penicillin, ប្រតិកម្មឃ្មុំទិច Allergic to bee stings,
    """
)

HEALTH_NOTES: tuple[Spelling, ...] = spellings(
    """
    ជំងឺហឺត Asthma: the inhaler is in the office, ជំងឺប្រកាច់ Epilepsy: call the mother at once,
    ស្តាប់ឮខ្សោយខាងឆ្វេង Hears badly on the left side, ពាក់វ៉ែនតា Wears glasses,
    ជំងឺបេះដូង Heart disease: no running games, ទម្ងន់ទាប Underweight: weighed every month,
    """
)

ABSENCE_REASONS: tuple[Spelling, ...] = spellings(
    """
    គ្រុនក្តៅ Fever, ផ្តាសាយ A cold, រាគ Diarrhoea, ទៅស្រុកកំណើត In the province, បុណ្យសព A funeral,
    ទៅមន្ទីរពេទ្យ At the hospital, ទឹកលិចផ្លូវ The road is flooded,
    """
)

MUST_NOT_COLLECT_REASONS: tuple[Spelling, ...] = spellings(
    """
    ដីកាតុលាការ Court order, ម្តាយបានសុំ The mother asked for it, អ្នកសង្គមបានសម្រេច Decided by the social worker,
    """
)

NOT_HELD_REASONS: tuple[Spelling, ...] = spellings(
    """
    ដាច់ភ្លើង No electricity, ទឹកជំនន់ Flood, គ្រូឈឺ The teacher is ill, ប្រជុំបុគ្គលិក Staff meeting,
    """
)
