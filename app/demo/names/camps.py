"""What the camps of the demo centre are called, where they are, who helps and how children get there."""

from app.demo.names.script import Spelling, spellings

# By the month in which they begin, in Khmer, English and French; the year follows.
NAMES = {
    4: ("ជំរុំចូលឆ្នាំ", "April camp", "Camp d'avril"),
    9: ("ជំរុំវិស្សមកាលធំ", "Long holiday camp", "Camp des grandes vacances"),
}
PLACES = ("វត្តស្ទឹងមានជ័យ", "សាលាបឋមសិក្សា ព្រែកតាឡុង", "សួនច្បារ ចំការដូង")
TRANSPORT = (
    "រថយន្តក្រុងចេញពីមជ្ឈមណ្ឌលម៉ោង ៧:៣០ ហើយត្រឡប់មកវិញម៉ោង ១១:៤៥។ អ្នកមើលថែម្នាក់ជិះជាមួយរាល់ដំណើរ។ · "
    "The bus leaves the centre at 7:30 and is back at 11:45. A monitor rides along on every trip."
)
VOLUNTEERS: tuple[Spelling, ...] = spellings(
    "កក្កដា Kakada, ម៉ារី Marie, ពិសី Pisey, ចិន្តា Chenda, ថូម៉ាស Thomas, រដ្ឋា Ratha, លីនដា Linda,"
)
DRIVER = Spelling("តា សុខ", "Ta Sok")
