"""How the details of the audit book are written, deed by deed, and the sentence in which each is told.

A place is `{name:kind}`, with a kind of `app.audit_book.places`; a plain `{name}` is what somebody typed. The sentence
names the same places. "" tells nothing: the words of the deed say it already. A phrase that was ever written stays
here for ever, because the lines that were written with it do. The first one that fits is told.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.words import N_

Phrases = Mapping[str, str]

_NAMED: Phrases = {"add {name}": "{name}", "change {name}": "{name}", "rename to {name}": "{name}"}
_PUT_AWAY: Phrases = {"archive": "", "bring back": ""}
_EITHER: Phrases = {"archive": N_("archived"), "bring back": N_("brought back")}
_NAME: Phrases = {"{name}": "{name}"}
_DAYS = "{first} – {last}"
_HEALTH_NOTE: Phrases = {"health note {number:number}": N_("note {number}")}
_NOTE: Phrases = {"note {number:number}": N_("note {number}")}
_NOTES: Phrases = {"{notes:notes}": "{notes}"}
_GUARDIAN: Phrases = {"guardian {guardian:guardian}": "{guardian}"}

_LINES_LOOKED_FOR: Phrases = {"{count:number} lines: {text:looked_for}": N_("lines: {count} {text}")}

DETAILS: Mapping[str, Phrases] = {
    "accounts.add": {"{name}, {role:role}": "{name}, {role}"},
    "accounts.change_role": {"{name}, {before:role} -> {role:role}": "{name}, {before} → {role}"},
    "accounts.confirm_password": {"wrong before: {count:number}": N_("wrong before: {count}")},
    "accounts.remove": {"{name}, {role:role}": "{name}, {role}"},
    "accounts.reset_password": _NAME,
    "accounts.set_photo": _NAME,
    "accounts.sign_out": {"{leaving:leaving}": "{leaving}"},
    "activities.add": _NAMED,
    "activities.archive": _PUT_AWAY,
    "activities.bring_back": _PUT_AWAY,
    "activities.change": _NAMED,
    "after_school.keep_entry": {"start of school: {entry:entry}": "{entry}"},
    "after_school.move": {
        "{people:people} from the daycare to {group} from {day:day}": N_("{people}: to {group} from {day}")
    },
    "after_school.move_back": {"back in the daycare as before": ""},
    "attendance.add_stranger": {"provisional person {person:person}": "{person}"},
    "attendance.add_walk_in": {"walk-in {person:person}": "{person}"},
    "attendance.call_off": {"not held: {reason}": "{reason}"},
    "attendance.finish": {"finished": ""},
    "attendance.hold_after_all": {"held after all": ""},
    "attendance.let_in": {"came {person:person}": "{person}"},
    "attendance.mark": {"{marks:marks}": "{marks}"},
    "attendance.mark_rest_present": {"{count:number} unmarked: P": N_("marked present: {count}")},
    "attendance.reopen": {"reopened": ""},
    "attendance.scan": {"card of {person:person}": "{person}"},
    "attendance.set_activity": {"activity {activity:activity}": "{activity}"},
    "attendance.set_head_count": {"head_count {count:number}": "{count}"},
    "attendance.set_leader": {"leader {name}": "{name}"},
    "attendance.set_paper_total": {"paper_total {count:number}": "{count}"},
    "attendance.set_staff": {"staff {count:number}": "{count}"},
    "audit_book.paper": {"{text:looked_for}": "{text}"},
    "audit_book.read": {"{text:looked_for}": "{text}"},
    "audit_book.record_print": _LINES_LOOKED_FOR,
    "audit_book.verify": {
        "verified {count:number} lines, sound": N_("lines: {count}, all as they were written"),
        "verified {count:number} lines, broken from line {line:number}": N_(
            "lines: {count}, not as they were written from line {line} on"
        ),
    },
    "backups.choose_stick": {
        "a folder off the PC": N_("a folder off the PC"),
        "no folder off the PC": N_("no folder off the PC"),
    },
    "backups.enter": {
        "{reason:backup_reason}, line {line:number}": N_("{reason}, up to line {line}"),
        "{reason:backup_reason}, line {line:number}, also off the PC": N_(
            "{reason}, up to line {line}, also off the PC"
        ),
    },
    "backups.restore": {"of {moment:moment}, line {line:number}": N_("of {moment}, up to line {line}")},
    "calendar.cancel_changed_hours": {"hours of the timetable {first:day} - {last:day}": _DAYS},
    "calendar.change_closure": {
        "close {first:day} - {last:day} instead of {from:day} - {to:day}": N_(
            "{first} – {last} instead of {from} – {to}"
        )
    },
    "calendar.change_hours": {"hours {first:day} - {last:day}": _DAYS},
    "calendar.close": {"close {first:day} - {last:day}": _DAYS},
    "calendar.fill_public_holidays": {"public holidays {years:years}": "{years}"},
    "calendar.keep_holiday": {"keep the holiday {first:day} - {last:day}": _DAYS},
    "calendar.open_again": {"open {first:day} - {last:day}": _DAYS},
    "camps.add_staff": {"staff {staff:staff}": "{staff}"},
    "camps.bring_back": {"bring back {name}": "{name}"},
    "camps.cancel": {"{name}: {reason}": "{name}: {reason}"},
    "camps.change": {"{name} {first:day} {last:day}": "{name}, {first} – {last}"},
    "camps.change_staff": {"staff {staff:staff}": "{staff}"},
    "camps.choose": {"choose {people:people}": "{people}"},
    "camps.keep_groups": {"{groups:teams}": "{groups}"},
    "camps.move": {"move {people:people} to group {group:group}": N_("{people}: to {group}")},
    "camps.plan": {"{name} {first:day} {last:day}": "{name}, {first} – {last}"},
    "camps.put_back": {"put back {people:people}": "{people}"},
    "camps.remove_staff": {"no longer staff {staff:staff}": "{staff}"},
    "camps.set_ride": {
        "rides {people:people}": N_("rides: {people}"),
        "does not ride {people:people}": N_("does not ride: {people}"),
    },
    "camps.take_out": {"take out {people:people}": "{people}"},
    "centre.wrong_password": {
        "{count:number} times, the last on {moment:moment}": N_("times: {count}, the last on {moment}")
    },
    "certificates.change_settings": {
        "numbered {certificates:code}, {attestations:code}": "{certificates}, {attestations}"
    },
    "certificates.issue": {"{series:series} {issued:issued}": "{series}: {issued}"},
    "certificates.record_print": {"{numbers}": "{numbers}"},
    "certificates.void": {"void: {reason}": "{reason}"},
    "confidential.archive": _NOTE,
    "confidential.bring_back": _NOTE,
    "confidential.correct": _NOTE,
    "confidential.open": _NOTES,
    "confidential.open_for_paper": _NOTES,
    "confidential.write": _NOTE,
    "courses.add_course": _NAMED,
    "courses.add_criterion": _NAMED,
    "courses.add_trade": _NAMED,
    "courses.apply": {"applicant {person:person} for {name}": "{person}"},
    "courses.archive_course": _EITHER,
    "courses.archive_criterion": _EITHER,
    "courses.archive_trade": _EITHER,
    "courses.assess": {"{count:number} results of {name}": N_("results: {count}")},
    "courses.cancel_cohort": {"cancel: {reason} {name}": "{reason} {name}"},
    "courses.change_applicant": {"change applicant for {name}": "{name}"},
    "courses.change_cohort": {"change {name}": "{name}"},
    "courses.change_course": _NAMED,
    "courses.decide": {"{decision:decision}: {people:people}": "{decision}: {people}"},
    "courses.finish_cohort": {"finish on {day:day} {name}": "{day}"},
    "courses.leave": {
        "person {person:person} leaves after {day:day} ({reason:course_leaving}): {name}": N_(
            "{person}, last day {day}, {reason}"
        )
    },
    "courses.move_on_waiting_list": {
        "moves by {count:number} on the waiting list of {name}": N_("{name}, by {count} places")
    },
    "courses.note_teaching": {"modules of {count:number} sessions of {name}": N_("sessions: {count}")},
    "courses.plan_cohort": {"plan {name} from {day:day}": N_("{name}, from {day}")},
    "courses.remove_applicant": {"no applicant for {name}": "{name}"},
    "courses.rename_criterion": _NAMED,
    "courses.rename_trade": _NAMED,
    "courses.reopen_cohort": {"reopen {name}": "{name}"},
    "courses.select": {"select {people:people}": "{people}"},
    "courses.select_despite": {"select {person:person} despite: {reason}": "{person}: {reason}"},
    "courses.start_cohort": {"start {name}": "{name}"},
    "courses.stay": {"person {person:person} stays: {name}": "{person}"},
    "courses.take_up_cohort": {"take up again {name}": "{name}"},
    "exports.export_audit_book": _LINES_LOOKED_FOR,
    "exports.export_courses": {"courses, {count:number} trainees": N_("trainees: {count}")},
    "exports.export_frozen_figures": {"frozen figures {number:number}: {name}": "{name}"},
    "exports.export_meetings": {
        "{meetings:number} meetings, {families:number} families": N_("meetings: {meetings}, families: {families}")
    },
    "exports.export_outcomes": {"outcomes of {count:number} people": N_("people: {count}")},
    "exports.export_people": {
        "{count:number} people": N_("people: {count}"),
        "{count:number} people, {photos:number} photos": N_("people: {count}, photos: {photos}"),
    },
    "exports.export_register": {
        "register of group {group:group}, {first:day} to {last:day}": "{group}, {first} – {last}"
    },
    "exports.export_starters": {"start of school of {count:number} children": N_("children: {count}")},
    "families.add_guardian": _GUARDIAN,
    "families.archive": {"{reason}": "{reason}"},
    "families.bring_back_guardian": _GUARDIAN,
    "families.change": {"{fields:fields}": "{fields}"},
    "families.change_guardian": {"guardian {guardian:guardian}: {collects:collects}": "{guardian}: {collects}"},
    "families.join": {"person {person:person} joined": "{person}"},
    "families.leave": {"person {person:person} left": "{person}"},
    "families.remove_guardian": _GUARDIAN,
    "figures.freeze": {"{name}, by {by:figures_by}": "{name}, {by}"},
    "figures.record_print": {"as of today": N_("as of today"), "{name}": "{name}"},
    "groups.add": _NAMED,
    "groups.add_extra_session": {"extra session of {name} on {day:day}": "{day}"},
    "groups.archive": {"archive {name}": "{name}"},
    "groups.bring_back": {"bring back {name}": "{name}"},
    "groups.cancel_extra_session": {"no extra session on {day:day}": "{day}"},
    "groups.change": _NAMED,
    "groups.end_enrolment": {"leaves {name} after {day:day}": N_("{name}, last day {day}")},
    "groups.enrol": {"enrol {people:people} in {name} from {day:day}": N_("{people}: from {day}")},
    "groups.move": {"move {people:people} to {group} from {day:day}": N_("{people}: to {group} from {day}")},
    "groups.remove_enrolment": {"not enrolled in {name}": "{name}"},
    "groups.reopen_enrolment": {"stays in {name}": "{name}"},
    "groups.set_timetable": {"timetable of {name} since {day:day}": N_("{name}, from {day}")},
    "groups.take_from_waiting_list": {"place in {name} from {day:day}": N_("{name}, from {day}")},
    "imports.apply": {"{new:number} new, {changed:number} updated": N_("new: {new}, changed: {changed}")},
    "meetings.add_family": {"family {family:family} came without being invited": "{family}"},
    "meetings.add_picture": {"picture of the signed sheet": ""},
    "meetings.add_stranger": {"provisional person {person:person}": "{person}"},
    "meetings.add_theme": _NAME,
    "meetings.archive_theme": _PUT_AWAY,
    "meetings.bring_back_theme": _PUT_AWAY,
    "meetings.call_off": {"not held: {reason}": "{reason}"},
    "meetings.cancel": {"cancel {day:day}": "{day}"},
    "meetings.change": {"change {day:day}": "{day}"},
    "meetings.change_theme": _NAME,
    "meetings.enter": {"{families:came}": "{families}"},
    "meetings.enter_rest": {"{count:number} unmarked families": N_("families: {count}")},
    "meetings.finish": {"finished": ""},
    "meetings.hold_after_all": {"held after all": ""},
    "meetings.invite": {"invite {count:number} families": N_("families: {count}")},
    "meetings.plan": {"plan {day:day}": "{day}"},
    "meetings.remove_picture": {"picture removed": ""},
    "meetings.reopen": {"reopened": ""},
    "meetings.restore": {"{marks:marks}": "{marks}"},
    "meetings.set_paper_total": {"paper total {count:number}": "{count}"},
    "meetings.write_minutes": {"minutes": ""},
    "merging.merge": {"merged into person {person:person}": N_("is {person}")},
    "merging.undo": {"no longer merged into person {person:person}": N_("is not {person}")},
    "outcomes.add_employer": _NAMED,
    "outcomes.archive_employer": _EITHER,
    "outcomes.change_employer": _NAMED,
    "outcomes.merge_employers": {"is employer {person:employer}": N_("is {person}")},
    "outcomes.record": {"{outcomes:outcomes}": "{outcomes}"},
    "people.add": {"family {family:family}": "{family}"},
    "people.add_health_note": _HEALTH_NOTE,
    "people.archive": {"{reason}": "{reason}"},
    "people.bring_back_health_note": _HEALTH_NOTE,
    "people.change": {"{fields:fields}": "{fields}"},
    "people.change_health_note": _HEALTH_NOTE,
    "people.remove_health_note": _HEALTH_NOTE,
    "people.set_photo": {"photo": "", "no photo": N_("no photo")},
    "schools.add_school": _NAMED,
    "schools.archive_school": _PUT_AWAY,
    "schools.bring_back_school": _PUT_AWAY,
    "schools.change_school": _NAMED,
    "schools.change_shifts": {
        "{shift:shift} from {day:day}: {count:number} children": N_("{shift} from {day}, children: {count}")
    },
    "schools.leave_school": {"no school after {day:day}": N_("last day {day}")},
    "schools.put_back": {"school places as before": ""},
    "schools.set_place": {
        "school {school:school} grade {grade:grade} {shift:shift} from {day:day}": N_(
            "{school}, {grade}, {shift}, from {day}"
        )
    },
    "settings.change_appearance": {"{looks:looks} {size:number} %": "{looks}, {size} %"},
    "settings.change_centre": _NAME,
    "settings.change_safety": {"locks after {count:number} min": N_("locks after {count} min")},
    "sheets.issue": {"group {group:group} {first:day} {last:day}": "{group}, {first} – {last}"},
    "sheets.issue_all": {"{sheets}": "{sheets}"},
    "sheets.issue_sign_in": {"meeting {meeting:meeting} {day:day}": "{meeting}, {day}"},
    "sheets.record_print": {
        "{groups:groups} {first:day} {last:day}": "{groups}, {first} – {last}",
        " {first:day} {last:day}": _DAYS,
    },
}
