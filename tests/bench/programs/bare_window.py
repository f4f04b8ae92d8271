"""The floor of a start: a window with one word, in a process that loads the same libraries. Prints its memory."""

import sys

import cryptography.hazmat.primitives.hpke
import peewee
import sqlcipher3
from memory import peak_memory
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

LOADED = (cryptography, peewee, sqlcipher3)

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("មជ្ឈមណ្ឌល"))
window.resize(1366, 740)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
sys.stdout.write(f"usable {peak_memory():.1f}\n")
