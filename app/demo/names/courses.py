"""The trades, courses and criteria of the demo centre, in three languages."""

from app.courses.values.catalogue import Names

# Trade, months, whether it is assessed with marks, and the modules with their hours.
COURSES: tuple[tuple[Names, int, bool, tuple[tuple[Names, int], ...]], ...] = (
    (
        Names("ធ្វើម្ហូប", "Cooking", "Cuisine"),
        3,
        False,
        (
            (Names("អនាម័យក្នុងផ្ទះបាយ", "Kitchen hygiene", "Hygiène en cuisine"), 20),
            (Names("ការកាត់ និងរៀបចំ", "Cutting and preparing", "Découpe et préparation"), 32),
            (Names("ម្ហូបខ្មែរ", "Khmer dishes", "Plats khmers"), 56),
            (Names("ស៊ុប និងទឹកជ្រលក់", "Soups and sauces", "Soupes et sauces"), 40),
            (Names("ការរៀបចំតុ", "Setting the table", "Mise en place"), 24),
            (Names("គណនាថ្លៃដើម", "Reckoning the cost", "Calcul du coût"), 20),
        ),
    ),
    (
        Names("សម្អាតផ្ទះ", "Housekeeping", "Ménage"),
        3,
        False,
        (
            (Names("សុវត្ថិភាព និងសាប៊ូ", "Safety and products", "Sécurité et produits"), 28),
            (Names("បន្ទប់គេង", "Bedrooms", "Chambres"), 48),
            (Names("បន្ទប់ទឹក", "Bathrooms", "Salles de bain"), 40),
            (Names("បោកអ៊ុត", "Laundry and ironing", "Lessive et repassage"), 44),
            (Names("ការទទួលភ្ញៀវ", "Receiving guests", "Accueil"), 28),
        ),
    ),
    (
        Names("ធ្វើនំ", "Baking", "Boulangerie"),
        3,
        False,
        (
            (Names("អនាម័យ និងឧបករណ៍", "Hygiene and tools", "Hygiène et outils"), 20),
            (Names("ម្សៅ និងមេ", "Flour and yeast", "Farine et levure"), 36),
            (Names("នំប៉័ង", "Bread", "Pain"), 52),
            (Names("នំខេក", "Cakes", "Gâteaux"), 52),
            (Names("លក់ និងថ្លៃ", "Selling and prices", "Vente et prix"), 24),
        ),
    ),
    (
        Names("កាហ្វេ", "Barista", "Barista"),
        3,
        True,
        (
            (Names("គ្រាប់ និងម៉ាស៊ីន", "Beans and machine", "Grains et machine"), 40),
            (Names("អេសប្រេសូ", "Espresso", "Espresso"), 48),
            (Names("ទឹកដោះ និងគំនូរ", "Milk and latte art", "Lait et latte art"), 48),
            (Names("ភាសាអង់គ្លេសសម្រាប់លក់", "English for serving", "Anglais du service"), 48),
        ),
    ),
    (
        Names("កែសម្ផស្ស", "Beauty", "Esthétique"),
        4,
        False,
        (
            (Names("អនាម័យ", "Hygiene", "Hygiène"), 24),
            (Names("សក់", "Hair", "Coiffure"), 96),
            (Names("ក្រចក", "Nails", "Ongles"), 48),
            (Names("ផាត់មុខ", "Make-up", "Maquillage"), 56),
            (Names("បើកហាង", "Opening a shop", "Ouvrir un salon"), 24),
        ),
    ),
    (
        Names("កាត់ដេរ", "Sewing", "Couture"),
        5,
        True,
        (
            (Names("ម៉ាស៊ីន និងសុវត្ថិភាព", "Machine and safety", "Machine et sécurité"), 32),
            (Names("ដេរត្រង់ និងកោង", "Straight and curved seams", "Coutures droites et courbes"), 72),
            (Names("វាស់ និងពុម្ព", "Measures and patterns", "Mesures et patrons"), 64),
            (Names("សម្លៀកបំពាក់", "Clothes", "Vêtements"), 96),
            (Names("ឯកសណ្ឋានសិស្ស", "School uniforms", "Uniformes scolaires"), 48),
            (Names("គុណភាព និងតម្លៃ", "Quality and prices", "Qualité et prix"), 24),
        ),
    ),
)

CRITERIA = (
    Names("មានកូនតូចត្រូវចិញ្ចឹម", "Has small children to feed", "A de jeunes enfants à nourrir"),
    Names("គ្មានចំណូលទៀងទាត់", "No regular income", "Sans revenu régulier"),
    Names("ចេះអាន និងសរសេរ", "Reads and writes", "Sait lire et écrire"),
    Names("មកសម្ភាសន៍ទៀងម៉ោង", "Came to the interview on time", "Venu à l'heure à l'entretien"),
    Names("គ្រួសារយល់ព្រម", "The family agrees", "La famille est d'accord"),
)

WHY_APPLIED = (
    "ចង់មានការងារធ្វើ ដើម្បីចិញ្ចឹមគ្រួសារ",
    "ចង់បើកហាងតូចមួយនៅផ្ទះ",
    "បានឈប់រៀន ហើយចង់រៀនជំនាញ",
    "ប្តីឈឺ ត្រូវរកចំណូលបន្ថែម",
    "ធ្លាប់រើសអេតចាយ ចង់ប្តូរការងារ",
)
WHY_REFUSED = ("មិនអាចមករៀនរាល់ព្រឹក", "រស់នៅឆ្ងាយពេក", "មានការងារធ្វើរួចហើយ")
WHY_CANCELLED = "គ្រូបង្គោលឈប់ ហើយរកអ្នកជំនួសមិនទាន់"
PLACES = ("ផ្ទះបាយ", "បន្ទប់ជំនាញ ១", "ហាងនំ", "ហាងកាហ្វេ", "បន្ទប់កែសម្ផស្ស", "រោងកាត់ដេរ")
