"""The people who lead the groups of the demo centre."""

from app.demo.names.script import Spelling, spellings
from app.rights import Role

COORDINATOR = Spelling("សុគន្ធា", "Sokunthea")

LEADERS: tuple[Spelling, ...] = spellings(
    """
    ស្រីពៅ Srey Pov, ចាន់ថា Chantha, ភារុន Phearun, សុភាព Sopheap, មករា Makara, ណារី Nary, វិសាល Visal, ធីតា Thida,
    """
)

TRAINERS: tuple[Spelling, ...] = spellings("សុម៉ាលី Somaly, ប៊ុនធឿន Bunthoeun, កល្យាណ Kalyan, រិទ្ធី Rithy,")

SOCIAL_WORKER = "Sopheap"
SIGN_IN = (
    ("Makara", Role.COORDINATOR),
    ("Srey Pov", Role.DAYCARE),
    ("Phearun", Role.AFTER_SCHOOL),
    ("Somaly", Role.TRAINER),
    (SOCIAL_WORKER, Role.SOCIAL_WORKER),
    ("Nary", Role.OFFICE),
    ("David", Role.VISITOR),
)
