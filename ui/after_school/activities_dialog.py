"""The catalogue of activities: one line each, to be renamed, put away or brought back; and a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.activities.values import Activity
from app.changes import Done
from app.language import N_
from ui.after_school.dialogs import ActivityDialog
from ui.kit.dialogs import FormDialog
from ui.kit.sections import Line
from ui.workbench import Workbench


class ActivitiesDialog(FormDialog):
    """Everything that can be done at an after-school session."""

    def __init__(self, bench: Workbench, parent: QWidget, activities: Sequence[Activity]) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Activities"), _("New activity"))
        self._page = parent
        for activity in activities:
            self.body.addWidget(self._line(activity))
        self.cancel_button.setText(_("Close"))
        self.confirm_button.clicked.connect(lambda _checked: self._edit(None))

    def _line(self, activity: Activity) -> Line:
        language, service = self.bench.tongue.language, self.bench.centre.activities
        name = activity.name(language)
        line = Line(name, language.text(N_("no longer offered")) if activity.archived else "")
        change = language.text(N_("Change"))
        line.add_link(change, lambda: self._edit(activity), f"{change}: {name}")
        keep, job = (
            (language.text(N_("Bring back")), lambda: service.bring_back(activity.id))
            if activity.archived
            else (language.text(N_("Archive")), lambda: service.archive(activity.id))
        )
        line.add_link(keep, lambda: self._carry_out(job), f"{keep}: {name}")
        return line

    def _carry_out(self, job: Callable[[], Done[None]]) -> None:
        self.save(job)

    def _edit(self, activity: Activity | None) -> None:
        self.accept()
        ActivityDialog(self.bench, self._page, activity).open()
