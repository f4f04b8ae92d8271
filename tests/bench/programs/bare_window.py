"""The floor of a start: a window with one word, in a process that loads the same libraries. Prints its memory."""

import sys

import cryptography.hazmat.primitives.hpke
import filelock
import peewee
import playhouse.sqlcipher_ext
import sqlcipher3
import typing_extensions
from memory import peak_memory
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

LOADED = (cryptography, filelock, peewee, playhouse, sqlcipher3, typing_extensions)

app = QApplication(sys.argv[:1])
window = QMainWindow()
word = QLabel("មជ្ឈមណ្ឌល")
word.setAlignment(Qt.AlignmentFlag.AlignCenter)
window.setCentralWidget(word)
window.resize(1366, 740)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
sys.stdout.write(f"usable {peak_memory():.1f}\n")
