"""What children are called at home; most Cambodian children have such a name."""

from app.demo.names.script import Spelling, spellings

NICKNAMES: tuple[Spelling, ...] = spellings(
    """
    តូច Touch, ខ្មៅ Khmao, ញ៉ុញ Nhonh, អូន Oun, មុំ Mom, ពៅ Pov, កន្តុប Kontop, មីមី Mimi, ណាណា Nana, ហ្គេក Geck,
    បៀរ Bear, ឡូឡូ Lolo, ធំ Thom, សូរិយា Soriya, នីនី Nini, ជីជី Chichi, តាតា Tata, ម៉ាប់ Map, ដាដា Dada, យូយូ Yoyo,
    """
)
