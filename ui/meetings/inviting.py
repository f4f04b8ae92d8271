"""Whom to invite: conditions at the left, and at once the families they let through at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.groups.values import GroupLine, Programme
from app.language import N_
from app.meetings.values import FamilyAtHand, InvitationChoice, MeetingLine, Preview, Theme
from app.people.words import PROGRAMME_WORDS
from app.text import search_key
from ui.kit.dialogs import FormDialog
from ui.kit.pick import Pickable, PickDialog
from ui.kit.words import label
from ui.meetings import wording
from ui.meetings.checks import CheckList
from ui.theme import SPACE, row_height, scaled
from ui.workbench import Workbench

Material = tuple[tuple[FamilyAtHand, ...], tuple[GroupLine, ...], tuple[str, ...], tuple[Theme, ...]]


class InviteDialog(FormDialog):
    """Ticking a condition shows whom it invites; families can be taken out or added by hand before it is saved."""

    def __init__(self, bench: Workbench, parent: QWidget, line: MeetingLine) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Invite families"), _("Invite"))
        self._line, self._room = line, parent.window().size()
        self._by_hand: set[int] = set()
        self._left_out: set[int] = set()
        self._preview: Preview | None = None
        self.groups, self.programmes, self.villages, self.themes = (CheckList() for _each in range(4))
        self.families = CheckList()
        self.counts, self.detail = label("strong", wrap=True), label("small", wrap=True)
        self.search = QLineEdit()
        self.add_button = QPushButton(_("Add a family"))
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self._ask_material()

    def choice(self) -> InvitationChoice:
        """The choice as it stands."""
        return InvitationChoice(
            frozenset(one for one in self.groups.ticked() if isinstance(one, int)),
            frozenset(str(one) for one in self.programmes.ticked()),
            frozenset(str(one) for one in self.villages.ticked()),
            frozenset(one for one in self.themes.ticked() if isinstance(one, int)),
            frozenset(self._by_hand),
            frozenset(self._left_out),
        )

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        pages = (
            (self.groups, _("Groups")),
            (self.programmes, _("Programmes")),
            (self.villages, _("Villages")),
            (self.themes, _("Never reached")),
        )
        for page, words in pages:
            page.setAccessibleName(words)
            self.tabs.addTab(page, words)
        self.tabs.setMinimumWidth(scaled(300))
        self.tabs.setMinimumHeight(8 * row_height())
        left = QVBoxLayout()
        left.addWidget(
            label("quiet", text=_("Who passes every condition is invited; of one kind, one is enough."), wrap=True)
        )
        left.addWidget(self.tabs, 1)
        right = QVBoxLayout()
        right.setSpacing(2 * SPACE)
        right.addWidget(self.counts)
        right.addWidget(self.detail)
        self.search.setPlaceholderText(_("Search in the list"))
        self.search.setAccessibleName(_("Search in the list"))
        self.search.setClearButtonEnabled(True)
        right.addWidget(self.search)
        self.families.setAccessibleName(_("Families to invite"))
        self.families.setMinimumWidth(scaled(300))
        right.addWidget(self.families, 1)
        right.addWidget(self.add_button)
        row = QHBoxLayout()
        row.setSpacing(5 * SPACE)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        room = self._room
        self.resize(min(scaled(860), room.width() - 8 * SPACE), min(scaled(620), room.height() - 8 * SPACE))

    def _connect(self) -> None:
        for condition in (self.groups, self.programmes, self.villages, self.themes):
            condition.changed.connect(self._ask_preview)
        self.families.changed.connect(self._take_ticks)
        self.search.textChanged.connect(lambda _text: self._fill_families())
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(lambda _checked: self._add())
        self.confirm_button.clicked.connect(self._save)

    def _ask_material(self) -> None:
        centre, meeting = self.bench.centre, self._line.id

        def material() -> Material:
            return (
                centre.meetings.invited(meeting),
                centre.groups.listing(),
                centre.families.villages(),
                centre.meetings.themes(),
            )

        self.bench.ask(self, material, self._show_material)

    def _show_material(self, material: Material) -> None:
        invited, groups, villages, themes = material
        language = self.bench.tongue.language
        self._by_hand = {family.id for family in invited}
        own = {theme.id for theme in self._line.themes}
        groups = tuple(group for group in groups if group.programme is not Programme.MEETING)
        self.groups.fill([(group.id, group.both_names(language)) for group in groups])
        self.programmes.fill(
            [(str(one), language.text(PROGRAMME_WORDS[one])) for one in Programme if one is not Programme.MEETING]
        )
        self.villages.fill([(village, village) for village in villages])
        ordered = sorted(themes, key=lambda theme: theme.id not in own)
        self.themes.fill([(theme.id, theme.name(language)) for theme in ordered])
        self.groups.setFocus()
        self._ask_preview()

    def _ask_preview(self) -> None:
        meetings, choice, day = self.bench.centre.meetings, self.choice(), self._line.date
        self.bench.ask(self, lambda: meetings.preview(choice, day), self._show_preview, replaces="preview")

    def _show_preview(self, preview: Preview) -> None:
        language = self.bench.tongue.language
        self._preview = preview
        count = len(preview.families)
        children = language.plural("{count} child", "{count} children", preview.children)
        self.counts.setText(f"{wording.families(count, language)} · {children}")
        never = language.plural("{count} never came", "{count} never came", preview.never_came)
        villages = ", ".join(f"{name} {language.number(number)}" for name, number in preview.villages[:4])
        self.detail.setText(" · ".join(filter(None, (never, villages))))
        self.confirm_button.setEnabled(bool(count) or bool(self._line.invited))
        self._fill_families()

    def _fill_families(self) -> None:
        if self._preview is None:
            return
        words = [search_key(word) for word in self.search.text().split()]
        lines = [(family.id, self._words(family)) for family in self._preview.families]
        shown = [(id_, line) for id_, line in lines if all(word in search_key(line) for word in words)]
        self.families.fill(shown, [id_ for id_, _line in shown])

    def _words(self, family: FamilyAtHand) -> str:
        language = self.bench.tongue.language
        came = language.date(family.last_came) if family.last_came else language.text(N_("never came"))
        return "  ·  ".join(filter(None, (wording.adults_line(family, language), family.label.village, came)))

    def _take_ticks(self) -> None:
        """A family whose tick is taken away is left out, whatever the conditions say."""
        self._left_out |= {one for one in self.families.unticked() if isinstance(one, int)}
        self._ask_preview()

    def _add(self) -> None:
        centre, language = self.bench.centre, self.bench.tongue.language

        def find(text: str) -> list[Pickable]:
            found = centre.families.search(text, khmer_first=language.khmer_first)
            return [Pickable(one.id, f"{wording.family_names(one, language)} · {one.village}") for one in found]

        title = language.text(N_("Add a family"))
        PickDialog(self.bench, self, title, language.text(N_("Add")), find, self._added).open()

    def _added(self, family: int) -> None:
        self._by_hand.add(family)
        self._left_out.discard(family)
        self._ask_preview()

    def _save(self) -> None:
        meetings, meeting = self.bench.centre.meetings, self._line.id
        wanted = [family.id for family in self._preview.families] if self._preview else []
        self.save(lambda: meetings.invite(meeting, wanted))
