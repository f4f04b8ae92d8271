"""Khmer family names with their usual romanisation, the frequent ones first."""

from app.demo.names.script import Spelling, spellings

FAMILY_NAMES: tuple[Spelling, ...] = spellings(
    """
    សុខ Sok, ចាន់ Chan, កែវ Keo, ជា Chea, ហេង Heng, លី Ly, គឹម Kim, សេង Seng, ទូច Touch, ម៉ៅ Mao,
    ប្រាក់ Prak, រស់ Ros, ទេព Tep, អ៊ុំ Um, នូ Nou, ពេជ្រ Pich, ឈិន Chhin, អ៊ុក Ouk, ស៊ឹម Sim, នួន Nuon,
    មាស Meas, ផាន់ Phan, ឡុង Long, ញ៉ែម Nhem, សំ Sam, ឃុន Khun, ឈឹម Chhim, ឡេង Leng, អ៊ឹម Im, ឌី Dy,
    ចេង Cheng, យឹម Yim, ស្រ៊ុន Srun, ខៀវ Khiev, គង់ Kong, ឈុន Chhun, ជួន Chuon, ដួង Duong, ប៊ុន Bun, ប៉ែន Pen,
    ព្រំ Prum, យាង Yeang, យិន Yin, លឹម Lim, វ៉ាន់ Van, វង្ស Vong, សឿន Soeun, សួន Suon, ស៊ាង Seang, ស៊ុន Sun,
    ហាក់ Hak, ហ៊ុន Hun, អ៊ាង Eang, អ៊ិន In, អ៊ឹង Ung, អ៊ូច Ouch, ណុប Nop, តាំង Taing, តាន់ Tan, ទឹម Tim,
    ទិត្យ Tith, ធី Thy, ធឿន Thoeun, ឆាយ Chhay, ងួន Nguon, កាន់ Kan, ពៅ Pov, ភួង Phuong, ព្រាប Preap, ម៉ុក Mok,
    រ័ត្ន Rath, សៅ Sao, ស្វាយ Svay, ឡាយ Lay, អេង Eng, ជឹម Chim, ជុំ Chum, ឈាង Chheang, ថាច់ Thach, យស់ Yos,
    """
)
