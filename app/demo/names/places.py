"""Villages (phum) and quarters (sangkat) in and around Steung Meanchey, Phnom Penh."""

from app.demo.names.script import Spelling, spellings

VILLAGES: tuple[Spelling, ...] = spellings(
    """
    ភូមិដំណាក់ធំ Phum Damnak Thom, ភូមិមានជ័យ Phum Mean Chey, ភូមិឫស្សី Phum Ruessei,
    ភូមិត្រពាំងឈូក Phum Trapeang Chhuk, ភូមិសន្សំកុសល១ Phum Sansam Kosal 1, ភូមិសន្សំកុសល២ Phum Sansam Kosal 2,
    ភូមិសន្សំកុសល៣ Phum Sansam Kosal 3, ភូមិត្នោតជ្រុំ Phum Tnaot Chrum, ភូមិជំពូវ័ន្ត Phum Chumpu Voan,
    ភូមិថ្មី Phum Thmei, ភូមិស្រែរាជ Phum Srae Reach, ភូមិព្រែកតាឡុង Phum Preaek Ta Long,
    """
)

QUARTERS: tuple[Spelling, ...] = spellings(
    """
    ស្ទឹងមានជ័យទី១ Steung Meanchey 1, ស្ទឹងមានជ័យទី២ Steung Meanchey 2, ស្ទឹងមានជ័យទី៣ Steung Meanchey 3,
    បឹងទំពុនទី១ Boeng Tumpun 1, ចាក់អង្រែលើ Chak Angrae Leu, ចោមចៅទី១ Chaom Chau 1,
    """
)
