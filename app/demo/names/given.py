"""Khmer given names with their usual romanisation. Many are borne by women and men alike."""

from app.demo.names.script import Spelling, spellings

GIRLS: tuple[Spelling, ...] = spellings(
    """
    ស្រីមុំ Srey Mom, ស្រីល័ក្ខ Sreyleak, ស្រីពៅ Srey Pov, ស្រីនាង Sreyneang, ស្រីនិច Sreynich, ស្រីលីន Sreylin,
    ស្រីអូន Sreyoun, ស្រីតូច Srey Touch, ស្រីដា Sreyda, ស្រីស្រស់ Sreysros, ស្រីពេជ្រ Srey Pich, ស្រីមាស Sreymeas,
    ស្រីរ័ត្ន Sreyrath, ស្រីនេត Sreynet, ស្រីកែវ Srey Keo, ចន្ថា Chantha, ចន្ធូ Chanthou, ចាន់ណា Channa,
    ចាន់ធី Chanthy, ចាន់ណារី Channary, ចិន្តា Chenda, សុភី Sophy, សុខនី Sokny, សុខលី Sokly, សុខលីន Soklin,
    សុគន្ធា Sokunthea, សុជាតា Socheata, សុធារី Sotheary, សុវណ្ណារី Sovannary, សុម៉ាលី Somaly, សូលីណា Solina,
    សូនីតា Sonita, សំនៀង Samneang, សម្ផស្ស Samphors, សាវី Savy, សៀវម៉ី Sievmey, ម៉ាលីស Malis, ម៉ាលី Maly,
    បុប្ផា Bopha, ផល្លី Phally, ផានី Phany, ពិសី Pisey, លក្ខិណា Leakhena, លីដា Lida, លីនដា Linda, លីណា Lina,
    ណារី Nary, ណាវី Navy, ណូរ៉ា Nora, វណ្ណី Vanny, វត្តី Vattey, វិច្ឆិកា Vicheka, កល្យាណ Kalyan, កញ្ញា Kanha,
    កន្និកា Kannika, កុសុម Kosom, គន្ធា Kunthea, គឹមលី Kimly, គឹមលាង Kimleang, ដាវី Davy, ដានី Dany, ដាលីន Dalin,
    ទេវី Tevy, ទីណា Tina, ធីតា Thida, ធារី Theary, នារី Neary, នីតា Nita, រចនា Rachana, រំដួល Rumduol,
    ឧសភា Ousaphea, អមរា Amara, អប្សរា Apsara,
    """
)

BOYS: tuple[Spelling, ...] = spellings(
    """
    ដារ៉ា Dara, វិសាល Visal, កុសល Kosal, សំណាង Samnang, រិទ្ធី Rithy, បូរី Borey, បូណា Bona, បុណ្ណា Bunna,
    បុណ្ណារិទ្ធ Bunnarith, ប៊ុនធឿន Bunthoeun, ប៊ុនហេង Bunheng, ប៊ុនរិទ្ធ Bunrith, កក្កដា Kakada, សីហា Seyha,
    តុលា Tola, ឧត្តម Oudom, សារិន Sarin, សាវុធ Savuth, សម្បត្តិ Sambath, សីលា Seila, សុវណ្ណ Sovann,
    សុវណ្ណារា Sovannara, សុខុម Sokhom, សុខហេង Sokheng, សុផាត Sophat, សុធា Sothea, សុធន Sothon, សុភក្តី Sopheakdey,
    សុវត្ថិ Sovath, សេរី Serey, វិចិត្រ Vichet, វិជ្ជា Vichea, វិបុល Vibol, វិមាន Vimean, វីរៈ Virak, វុទ្ធី Vuthy,
    វុទ្ធា Vuthea, វណ្ណៈ Vannak, វណ្ណដា Vannda, វឌ្ឍនៈ Vathanak, រដ្ឋា Ratha, រិទ្ធ Rith, រតនៈ Ratanak,
    ពិសិដ្ឋ Piseth, ពិសាល Pisal, ពិទូរ Pitou, ពិជ័យ Pichey, ពុទ្ធី Puthy, ព្រឹទ្ធី Prithy, ភារម្យ Phearom,
    ភក្តី Pheakdey, ភិរុណ Phirun, ផានិត Phanith, ពន្លឺ Ponleu, ពន្លក Ponlok, មង្គល Mongkol, ម៉េងហួរ Menghour,
    ម៉េងលី Mengly, លីហួរ Lyhour, លីហេង Lyheng, គឹមហេង Kimheng, ហុងលី Hongly, ច័ន្ទដារ៉ា Chandara,
    ចំរើន Chamroeun, តារា Tara, ណារិន Narin, ណារិទ្ធ Narith, គីរី Kiri, អរុណ Arun, អាទិត្យ Atith, យុទ្ធា Yuthea,
    ធារិទ្ធ Thearith, កំសាន្ត Komsan,
    """
)

EITHER: tuple[Spelling, ...] = spellings(
    """
    សុភា Sophea, សុភាព Sopheap, សុភ័ក្ត្រ Sopheak, សុខា Sokha, សុផល Sophal, សុខជា Sokchea, សុជាតិ Socheat,
    សុរិយា Soriya, សំអឿន Samoeun, សារី Sary, សោភ័ណ Sophorn, ចន្ទ្រា Chantra, រតនា Ratana, រស្មី Raksmey,
    រក្សា Reaksa, រ៉ាវី Ravy, ផល្លា Phalla, វណ្ណា Vanna, វាសនា Veasna, មុនី Mony, មករា Makara, មិថុនា Mithona,
    មេសា Mesa, ធារ៉ា Theara, និមល Nimol, បញ្ញា Panha, ម៉ារ៉ា Mara,
    """
)
