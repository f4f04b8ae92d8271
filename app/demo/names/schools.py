"""Public schools round the demo centre."""

from app.demo.names.script import Spelling, spellings

SCHOOLS: tuple[Spelling, ...] = spellings(
    """
    សាលាបឋមសិក្សាស្ទឹងមានជ័យ Steung Meanchey primary school, សាលាបឋមសិក្សាដំណាក់ធំ Damnak Thom primary school,
    សាលាបឋមសិក្សាត្នោតជ្រុំ Tnaot Chrum primary school, សាលាបឋមសិក្សាព្រែកតាឡុង Preaek Ta Long primary school,
    """
)
