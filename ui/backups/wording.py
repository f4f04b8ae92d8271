"""How old the backups are, in words. Pure: values in, words out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.language import N_, Language

if TYPE_CHECKING:
    from app.backups.values import Kept, Preview


def when(at: dt.datetime, now: dt.datetime, language: Language) -> str:
    """ "today 07:58", "yesterday 17:02", "2 days ago", or the date."""
    days = (now.date() - at.date()).days
    if days == 0:
        return language.text(N_("today {time}")).format(time=language.time(at.time()))
    if days == 1:
        return language.text(N_("yesterday {time}")).format(time=language.time(at.time()))
    if 1 < days <= 60:
        return language.plural("{count} day ago", "{count} days ago", days)
    return language.date(at.date())


def at_the_foot(kept: Kept, now: dt.datetime, language: Language) -> str:
    """ "Backup today 07:58 · stick 2 days ago"."""
    _ = language.text
    if kept.newest is None:
        here = _("No backup yet")
    else:
        here = _("Backup {when}").format(when=when(kept.newest.made_at, now, language))
    if kept.off_pc_at is None:
        return f"{here} · " + _("no copy on a stick yet")
    return f"{here} · " + _("stick {when}").format(when=when(kept.off_pc_at, now, language))


def on_this_pc(kept: Kept, now: dt.datetime, language: Language) -> str:
    """What is kept on this PC, in a sentence or two."""
    if kept.newest is None:
        return language.text(N_("There is no backup yet. One is made every half hour, and when the window is closed."))
    number = language.plural("{count} backup on this PC", "{count} backups on this PC", kept.number)
    newest = language.text(N_("the newest: {when}")).format(when=when(kept.newest.made_at, now, language))
    return f"{number} ({language.number(max(1, round(kept.size / 1_000_000)))} MB), {newest}."


def on_the_stick(kept: Kept, now: dt.datetime, language: Language) -> str:
    """Where copies go, whether that place is there, and when the last one was made."""
    _ = language.text
    if kept.stick is None:
        return _("No stick is chosen. If this PC is stolen or breaks, the records are lost.")
    if kept.off_pc_at is None:
        made = _("no copy on it yet")
    else:
        made = _("last copy {when}").format(when=when(kept.off_pc_at, now, language))
    state = _("it is in") if kept.stick_is_here else _("it is not in")
    return f"{kept.stick}: {state}, {made}."


def held(preview: Preview, now: dt.datetime, language: Language) -> list[str]:
    """What a backup holds, a line each, for whoever is about to put it back."""
    counts, made_at = preview.backup.manifest.counts, preview.backup.made_at
    date = f"{language.long_date(made_at.date())}, {language.time(made_at.time())} ({when(made_at, now, language)})"
    numbers = (
        language.plural("{count} person", "{count} people", counts.people),
        language.plural("{count} family", "{count} families", counts.families),
        language.plural("{count} group", "{count} groups", counts.groups),
        language.plural("{count} mark", "{count} marks", counts.marks),
    )
    people = language.text(N_("It opens with a password of: {names}"))
    return [date, ", ".join(numbers), people.format(names=", ".join(preview.people))]
