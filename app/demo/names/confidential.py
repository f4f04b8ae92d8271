"""What a social worker writes down of families in need, in both languages; nobody in it exists."""

from app.confidential.values import NoteKind
from app.demo.names.script import Spelling

ABOUT_CHILDREN: tuple[tuple[NoteKind, Spelling], ...] = (
    (
        NoteKind.PROTECTION,
        Spelling(
            "ក្មេងនិយាយថាមិនចង់ទៅផ្ទះវិញនៅពេលល្ងាច។ នឹងសួរជីដូន ហើយចុះសួរសុខទុក្ខនៅសប្តាហ៍ក្រោយ។",
            "The child does not want to go home in the evening. To ask the grandmother; visit next week.",
        ),
    ),
    (
        NoteKind.VIOLENCE,
        Spelling(
            "មានស្នាមជាំនៅដៃឆ្វេង។ ក្មេងប្រាប់ថាដួលពីជណ្តើរ។ ត្រូវតាមដាន។",
            "Bruises on the left arm; the child says it fell down the stairs. To be watched.",
        ),
    ),
    (
        NoteKind.REFERRAL,
        Spelling(
            "កំពុងរកកន្លែងនៅអន្តេវាសិកដ្ឋានសម្រាប់ឆ្នាំសិក្សាក្រោយ។ ម្តាយយល់ព្រម។",
            "A place in a boarding house is looked for, for the next school year. The mother agrees.",
        ),
    ),
    (
        NoteKind.HEALTH,
        Spelling(
            "ទទួលថ្នាំរាល់ខែនៅមន្ទីរពេទ្យកុមារ។ គ្រូមិនចាំបាច់ដឹងឈ្មោះជំងឺទេ។",
            "Gets medicine at the children's hospital every month. Teachers need not know the name of the illness.",
        ),
    ),
)

ABOUT_FAMILIES: tuple[tuple[NoteKind, Spelling], ...] = (
    (
        NoteKind.VIOLENCE,
        Spelling(
            "ឪពុកផឹកស្រា ហើយវាយម្តាយនៅចុងសប្តាហ៍។ ម្តាយសុំកុំឲ្យប្រាប់អ្នកណា។",
            "The father drinks and beats the mother at weekends. She asked to tell nobody.",
        ),
    ),
    (
        NoteKind.REFERRAL,
        Spelling(
            "កូនពៅនៅជាមួយគ្រួសារចិញ្ចឹមបណ្តោះអាសន្ន។ អ្នកសង្គមទៅលេងរាល់សប្តាហ៍។",
            "The youngest is with a foster family for the time being. The social worker visits every week.",
        ),
    ),
    (
        NoteKind.OTHER,
        Spelling(
            "ឪពុកជាប់ពន្ធនាគារតាំងពីខែកុម្ភៈ។ ក្មេងៗមិនទាន់ដឹងទេ។",
            "The father has been in prison since February. The children do not know yet.",
        ),
    ),
)

AFTERWARDS = Spelling(
    "ថ្មី៖ បានចុះសួរសុខទុក្ខម្តងទៀត។ ម្តាយមីងបានយកក្មេងៗទៅនៅជាមួយ។",
    "New: visited once more. An aunt has taken the children in.",
)
