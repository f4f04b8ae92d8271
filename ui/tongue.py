"""What the screen says, in the language of the person, changed at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from weakref import ref

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from shiboken6 import isValid

from app.language import Language

Compose = Callable[[Language], str]
Setter = Callable[[str], object]
_Said = dict[object, tuple[Setter, Compose]]
_QT_WORDS = "Qt's own words"


class Tongue(QObject):
    """Holds the language of the screen and says everything again when it changes.

    Signals:
        changed: the language is another one now; every sentence said through `say` is already changed.
    """

    changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._said: dict[int, _Said] = {}
        _teach_qt(self._language)

    @property
    def language(self) -> Language:
        """The language now; ask each time, it changes."""
        return self._language

    def use(self, code: str) -> None:
        """Speak another language from now on: "km", "en" or "fr" ("pseudo" in tests)."""
        if code == self._language.code:
            return
        self._language = Language(code)
        _teach_qt(self._language)
        for said in list(self._said.values()):
            for setter, compose in list(said.values()):
                setter(compose(self._language))
        self.changed.emit()

    def say(self, setter: Setter, message: str, /, **values: object) -> None:
        """Call `setter` with the translated sentence now and at every change of language.

        `setter` is a method of a QObject, as `label.setText`; saying something else through the same setter
        replaces the sentence. It is forgotten when the object dies. `message` is marked with N_.
        """
        self.follow(setter, lambda language: _filled(language.text(message), values))

    def follow(self, setter: Setter, compose: Compose, owner: QObject | None = None) -> None:
        """As `say`, with the text composed from the language: plurals, dates, several sentences in one.

        A setter that is no method of a QObject needs the `owner` with whose life it ends.
        """
        own = getattr(setter, "__self__", None)
        holder = own if isinstance(own, QObject) else owner
        if holder is None:
            raise TypeError("pass the method of a QObject, or an owner")
        # Bound methods are made anew at each access, so the method's name is what stays the same.
        key: object = setter.__name__ if isinstance(own, QObject) else setter
        if id(holder) not in self._said:
            self._said[id(holder)] = {}
            holder.destroyed.connect(partial(self._said.pop, id(holder), None))
        self._said[id(holder)][key] = (_loose(setter), compose)
        setter(compose(self._language))

    def silence(self, setter: Setter) -> None:
        """Forget what was said through `setter`: from now on it shows a name or a number, not a sentence."""
        own = getattr(setter, "__self__", None)
        if isinstance(own, QObject):
            self._said.get(id(own), {}).pop(setter.__name__, None)


def _filled(sentence: str, values: dict[str, object]) -> str:
    return sentence.format(**values) if values else sentence


def _loose(setter: Setter) -> Setter:
    """The setter without a hold on its object (a widget without a parent could never die otherwise)."""
    own = getattr(setter, "__self__", None)
    if not isinstance(own, QObject):
        return setter
    holder, name = ref(own), setter.__name__

    def set_again(text: str) -> None:
        if (alive := holder()) is not None and isValid(alive):
            getattr(alive, name)(text)

    return set_again


def _locale(language: Language) -> QLocale:
    """Qt's own widgets (calendar, spin boxes) speak the language too; digits stay what people type."""
    names = {"km": QLocale.Language.Khmer, "fr": QLocale.Language.French}
    territory = QLocale.Country.Cambodia if language.code == "km" else QLocale.Country.AnyCountry
    return QLocale(names.get(language.code, QLocale.Language.English), territory)


def _teach_qt(language: Language) -> None:
    """Let Qt's own widgets speak the language too; for its dialogs and menus it brings no Khmer."""
    QLocale.setDefault(_locale(language))
    app = QCoreApplication.instance()
    assert app is not None
    words = app.findChild(QTranslator, _QT_WORDS)
    if words is None:
        words = QTranslator(app)
        words.setObjectName(_QT_WORDS)
    QCoreApplication.removeTranslator(words)
    if words.load(f"qtbase_{language.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        QCoreApplication.installTranslator(words)
