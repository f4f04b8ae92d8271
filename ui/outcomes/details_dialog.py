"""Everything one person told at one time: state, employer, contract, income, what the centre gave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.changes import Done
from app.courses.values.applicants import INCOME_WORDS, IncomeBand
from app.errors import FieldError, UserError
from app.language import N_
from app.outcomes.rules import fitting
from app.outcomes.values import (
    CONTRACT_WORDS,
    OUTCOME_WORDS,
    SUPPORT_WORDS,
    Contract,
    Employer,
    EmployerDraft,
    OutcomeEntry,
    OutcomeRequest,
    OutcomeRow,
    OutcomeState,
    Recorded,
    StartSupport,
)
from app.text import search_key
from ui.kit.choice import Choice
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog
from ui.outcomes import wording
from ui.workbench import Workbench

_TRADE = {"yes": N_("in the trade"), "no": N_("not in the trade")}
_IN_TRADE = {"": None, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked, in which cohort, after how many months."""

    cohort: int
    row: OutcomeRow
    month: int


class DetailsDialog(FormDialog):
    """One form; only what belongs to the state is shown. A new employer is made when it is named first."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        asked: Asked,
        employers: Sequence[Employer],
        recorded: Callable[[Recorded], object],
    ) -> None:
        language = bench.tongue.language
        _, tongue = language.text, bench.tongue
        name = language.names(asked.row.label.name_km, asked.row.label.name_latin)[0]
        title = _("{name}, after {months}").format(name=name, months=wording.month(asked.month, language))
        super().__init__(bench, parent, title)
        self._asked, self._recorded, self._employers = asked, recorded, tuple(employers)
        self.state = Choice(tongue, {state.value: words for state, words in OUTCOME_WORDS.items()})
        self.in_trade = Choice(tongue, _TRADE, N_("not said"))
        self.employer = self._employer_field()
        self.contract = Choice(tongue, {one.value: words for one, words in CONTRACT_WORDS.items()})
        self.income_band = Choice(tongue, {one.value: words for one, words in INCOME_WORDS.items()})
        self.support = Choice(tongue, {one.value: words for one, words in SUPPORT_WORDS.items()})
        self.asked_on, self.note = DateField(tongue, bench.clock), QLineEdit()
        for field, part, words in (
            ("state", self.state, _("What")),
            ("in_trade", self.in_trade, _("Trade")),
            ("employer", self.employer, _("Employer")),
            ("contract", self.contract, _("Contract")),
            ("income_band", self.income_band, _("Income in a month")),
            ("support", self.support, _("To begin with")),
            ("asked_on", self.asked_on, _("Asked on")),
            ("note", self.note, _("Note")),
        ):
            self.body.addWidget(self.form.row(field, part, words))
        self.form["employer"].set_hint(_("Choose one, or type the name of a new one."))
        self._fill(asked.row.entries.get(asked.month) or OutcomeEntry(OutcomeState.EMPLOYED))
        self.state.currentIndexChanged.connect(lambda _at: self._show_fitting())
        self.confirm_button.clicked.connect(self._save)
        self._show_fitting()
        self.state.setFocus()

    def _employer_field(self) -> QComboBox:
        field = QComboBox()
        field.setEditable(True)
        field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        field.addItem("", None)
        for one in self._employers:
            if not one.archived:
                field.addItem(one.name(self.bench.tongue.language), one.id)
        if (completer := field.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return field

    def _fill(self, entry: OutcomeEntry) -> None:
        self.state.set_value(entry.state)
        self.in_trade.set_value({None: "", True: "yes", False: "no"}[entry.in_trade])
        self.employer.setCurrentIndex(max(0, self.employer.findData(entry.employer)))
        self.contract.set_value(entry.contract)
        self.income_band.set_value(entry.income_band)
        self.support.set_value(entry.support)
        self.note.setText(entry.note)
        self.asked_on.set_value(entry.asked_on or self.bench.clock.today())

    def _show_fitting(self) -> None:
        """Show only the fields that belong to the state."""
        full = OutcomeEntry(
            OutcomeState(self.state.value()), True, 1, Contract.WRITTEN, IncomeBand.UNDER_50, StartSupport.KIT
        )
        kept = fitting(full)
        for field in ("in_trade", "employer", "contract", "income_band", "support"):
            self.form[field].setVisible(getattr(kept, field) == getattr(full, field))

    def _entry(self, employer: int | None) -> OutcomeEntry:
        return OutcomeEntry(
            OutcomeState(self.state.value()),
            _IN_TRADE[self.in_trade.value()],
            employer,
            Contract(self.contract.value()),
            IncomeBand(self.income_band.value()),
            StartSupport(self.support.value()),
            self.note.text(),
            self.asked_on.value(),
        )

    def _save(self) -> None:
        known, new = self._typed_employer()
        try:
            entry = self._entry(known)
        except UserError as error:
            self.refuse(FieldError("asked_on", error.message, **error.values))
            return
        asked, outcomes = self._asked, self.bench.centre.outcomes

        def record() -> Done[Recorded]:
            if new is not None and entry.state is OutcomeState.EMPLOYED:
                made = outcomes.add_employer(new).value
                return outcomes.record(asked.cohort, [_request(asked, entry, made)])
            return outcomes.record(asked.cohort, [_request(asked, entry, entry.employer)])

        self.save(record, self._recorded)

    def _typed_employer(self) -> tuple[int | None, EmployerDraft | None]:
        """The employer that is named, or a new one of that name."""
        text = self.employer.currentText().strip()
        key = search_key(text)
        for one in self._employers:
            if key and key in (search_key(one.draft.name_km), search_key(one.draft.name_latin)) and not one.archived:
                return one.id, None
        if not text:
            return None, None
        khmer = any("\u1780" <= letter <= "\u17ff" for letter in text)
        return None, EmployerDraft(name_km=text) if khmer else EmployerDraft(name_latin=text)


def _request(asked: Asked, entry: OutcomeEntry, employer: int | None) -> OutcomeRequest:
    return OutcomeRequest(asked.row.person, asked.month, replace(entry, employer=employer))
