"""Decisions about certificates: issuing, voiding, checking a code, how they are numbered and signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.certificates.values import (
    BookLine,
    CertificateSettings,
    IssueRequest,
    Series,
    Signatory,
    Verification,
)
from app.courses.values.catalogue import Names
from app.errors import FieldError, UserError
from app.language import LANGUAGE_NAMES
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog, scrolled
from ui.kit.words import label, restyle
from ui.workbench import Workbench

_BESIDE = ("en", "fr")


class IssueDialog(FormDialog):
    """The date and the language beside Khmer; then numbers are given that nobody can take back."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        cohort: int,
        people: Sequence[int],
        series: Series,
        chosen_language: str,
        issued: Callable[[tuple[BookLine, ...]], object],
    ) -> None:
        language = bench.tongue.language
        _, count = language.text, len(people)
        if series is Series.CERTIFICATE:
            title = language.plural("Issue {count} certificate", "Issue {count} certificates", count)
        else:
            title = language.plural("Issue {count} attestation", "Issue {count} attestations", count)
        super().__init__(bench, parent, title, _("Issue"))
        self._cohort, self._people, self._series, self._issued = cohort, tuple(people), series, issued
        words = _("Each gets the next number. A number is never given back; a mistake is made void, with a reason.")
        self.body.addWidget(label("quiet", text=words, wrap=True))
        self.issued_on = DateField(bench.tongue, bench.clock)
        self.issued_on.set_value(bench.clock.today())
        self.beside = language_field(chosen_language)
        self.body.addWidget(self.form.row("issued_on", self.issued_on, _("Date on the certificate")))
        self.body.addWidget(self.form.row("language", self.beside, _("Language beside Khmer")))
        self.confirm_button.clicked.connect(self._save)
        self.confirm_button.setFocus()

    def _save(self) -> None:
        certificates = self.bench.centre.certificates
        try:
            on = self.issued_on.value()
        except UserError as error:
            self.refuse(FieldError("issued_on", error.message, **error.values))
            return
        request = IssueRequest(self._cohort, self._people, self._series, on, str(self.beside.currentData()))
        self.save(lambda: certificates.issue(request), self._issued)


class VoidDialog(FormDialog):
    """Why a certificate counts no longer."""

    def __init__(self, bench: Workbench, parent: QWidget, line: BookLine, voided: Callable[[BookLine], object]) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Make {number} void").format(number=line.number), _("Make void"))
        words = _("The number stays in the book with this reason. It cannot be undone; another can be issued.")
        self.body.addWidget(label("quiet", text=words, wrap=True))
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        certificates = bench.centre.certificates
        self.confirm_button.setProperty("kind", "danger")
        self.confirm_button.clicked.connect(
            lambda: self.save(lambda: certificates.void(line.id, self.reason.text()), voided)
        )
        self.reason.setFocus()


class VerifyDialog(FormDialog):
    """The code of a certificate that somebody brings, and what the book says of it."""

    def __init__(self, bench: Workbench, parent: QWidget, code: str = "") -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Check a certificate"), _("Check"))
        self.code = QLineEdit(code)
        self.code.setMaxLength(40)
        hint = _("Twelve letters and digits under the square code, in any spelling.")
        self.verdict = label("strong", wrap=True)
        self.verdict.hide()
        self.body.addWidget(self.form.row("code", self.code, _("Code on the certificate"), hint))
        self.body.addWidget(self.verdict)
        self.confirm_button.clicked.connect(self._check)
        self.code.setFocus()

    def _check(self) -> None:
        self.verdict.hide()
        self.form.clear_errors()
        code, certificates = self.code.text(), self.bench.centre.certificates
        self.bench.ask(self, lambda: certificates.verified(code), self._show, self._refuse_code, replaces="verify")

    def _refuse_code(self, error: UserError) -> None:
        self.refuse(FieldError("code", error.message, **error.values))

    def _show(self, found: Verification) -> None:
        good = found.genuine and not found.line.void
        self.verdict.setText(found.sentence(self.bench.tongue.language))
        self.verdict.setProperty("kind", "good" if good else "error")
        restyle(self.verdict)
        self.verdict.show()


class SettingsDialog(FormDialog):
    """How certificates are numbered, where and by whom they are signed."""

    def __init__(self, bench: Workbench, parent: QWidget, settings: CertificateSettings) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Numbers and signatures of certificates"))
        content = FieldColumn()
        self.scheme, self.attestations = QLineEdit(settings.certificate_scheme), QLineEdit(settings.attestation_scheme)
        hint = _("{year} and {number} are filled in, {number:04d} with four digits.")
        content.add(self.form.row("certificate_scheme", self.scheme, _("Numbers of certificates"), hint))
        content.add(self.form.row("attestation_scheme", self.attestations, _("Numbers of attestations")))
        self.beside = language_field(settings.language)
        content.add(self.form.row("language", self.beside, _("Language beside Khmer")))
        self.place = NamesFields(self, content, "place", _("Signed in"), settings.place)
        self.signatories = []
        for number, words in enumerate((_("Signature at the left"), _("Signature at the right"))):
            signatory = settings.signatories[number] if number < len(settings.signatories) else Signatory()
            name = QLineEdit(signatory.name)
            name_words, title_words, colon = _("Name"), _("Title"), bench.tongue.language.colon
            content.add(self.form.row(f"name{number}", name, f"{words}{colon} {name_words}"))
            title = NamesFields(self, content, f"title{number}", f"{words}{colon} {title_words}", signatory.title)
            self.signatories.append((name, title))
        self.body.addWidget(scrolled(content), 1)
        self.resize(560, 640)
        self.confirm_button.clicked.connect(self._save)
        self.scheme.setFocus()

    def _save(self) -> None:
        settings = CertificateSettings(
            self.scheme.text().strip(),
            self.attestations.text().strip(),
            self.place.value(),
            str(self.beside.currentData()),
            tuple(Signatory(name.text(), title.value()) for name, title in self.signatories),
        )
        certificates = self.bench.centre.certificates
        self.save(lambda: certificates.change_settings(settings))


def language_field(chosen: str) -> QComboBox:
    """English or French."""
    field = QComboBox()
    for code in _BESIDE:
        field.addItem(LANGUAGE_NAMES[code], code)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    return field


class FieldColumn(QWidget):
    """Fields one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)

    def add(self, row: QWidget) -> None:
        """Below what is there."""
        self._column.addWidget(row)


class NamesFields:
    """The same words in Khmer, English and French: three fields."""

    def __init__(self, dialog: FormDialog, column: FieldColumn, name: str, words: str, value: Names) -> None:
        self._edits = {}
        for code in ("km", "en", "fr"):
            edit = QLineEdit(getattr(value, code))
            column.add(dialog.form.row(f"{name}_{code}", edit, f"{words} ({LANGUAGE_NAMES[code]})"))
            self._edits[code] = edit

    def value(self) -> Names:
        """What is typed."""
        return Names(*(edit.text() for edit in self._edits.values()))
