"""Marks for a program that reads a photographed page."""

import subprocess
import sys


def test_a_qr_code_is_made_without_loading_what_lays_out_documents():
    lines = (
        "import sys; from reports.machine_marks import qr_cells; print(len(qr_cells('K7M2-1'))); "
        "sys.exit('reportlab.platypus' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", lines], check=True, capture_output=True).stdout == b"21\n"
