"""Who employs former trainees of the demo centre, and why a certificate was made void."""

EMPLOYERS = (
    ("រោងកាត់ដេររបស់មជ្ឈមណ្ឌល", "Sewing workshop of the centre", True),
    ("ផ្ទះបាយរបស់មជ្ឈមណ្ឌល", "Kitchen of the centre", True),
    ("សណ្ឋាគារភ្នំពេញ", "Phnom Penh Hotel", False),
    ("ភោជនីយដ្ឋានមេគង្គ", "Mekong Restaurant", False),
    ("ហាងកាហ្វេផ្កាឈូក", "Lotus Café", False),
    ("ហាងនំប៉័ងព្រះសុរិយា", "Sun Bakery", False),
    ("ហាងសម្ផស្សស្រីពៅ", "Srey Pov Beauty", False),
    ("ក្រុមហ៊ុនសម្អាតភ្នំពេញ", "Phnom Penh Cleaning", False),
    ("គ្រួសារជនបរទេស", "Family from abroad", False),
)
WHY_VOID = ("សរសេរឈ្មោះខុស", "ថ្ងៃខែឆ្នាំកំណើតខុស", "ក្រដាសរហែក")
