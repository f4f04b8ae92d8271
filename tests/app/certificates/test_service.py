from __future__ import annotations

import datetime as dt
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image

from app.certificates.authentication import MistypedCode
from app.certificates.values import CertificateSettings, IssueRequest, Series, ShortfallKind, Signatory
from app.clock import FixedClock
from app.courses.values.catalogue import Names
from app.errors import FieldError, NotFound, UserError
from app.language import Language
from app.people.values import PersonDraft
from models.audit import AuditLine
from models.certificates import Certificate as Row
from models.certificates import CertificateLogo
from reports import certificate as paper
from tests.finished_cohort import ENDS, GONE, PASSED, STARTS, WEAK, FinishedCohort, finished_cohort

TODAY = dt.date(2026, 11, 6)
ONE, TWO, THREE = PASSED


def test_what_is_missing_is_told_for_each_trainee(cooks: FinishedCohort) -> None:
    found = cooks.centre.certificates.candidates(cooks.cohort)
    missing = {line.person: [one.kind for one in line.missing] for line in found.lines}
    assert [missing[cooks.people[name]] for name in PASSED] == [[], [], []]
    assert missing[cooks.people[WEAK]] == [ShortfallKind.ATTENDANCE, ShortfallKind.ASSESSMENT]
    assert missing[cooks.people[GONE]] == [ShortfallKind.LEFT, ShortfallKind.ASSESSMENT]
    assert found.ready == tuple(cooks.people[name] for name in PASSED)
    assert found.next_number == "2026-0001"
    weak = next(line for line in found.lines if line.person == cooks.people[WEAK])
    assert [one.sentence(Language("en")) for one in weak.missing] == ["attendance 40% of 80%", "0 of 2 modules passed"]


def test_nobody_is_ready_before_the_cohort_is_finished(cooks: FinishedCohort) -> None:
    cooks.centre.courses.reopen_cohort(cooks.cohort)
    found = cooks.centre.certificates.candidates(cooks.cohort)
    assert found.ready == ()
    assert {line.missing[0].kind for line in found.lines} == {ShortfallKind.NOT_FINISHED}


def test_a_whole_cohort_is_numbered_in_the_order_asked_for(cooks: FinishedCohort) -> None:
    lines = cooks.issue(*reversed(PASSED))
    assert [(line.number, line.person) for line in lines] == [
        (f"2026-{number:04}", cooks.people[name]) for number, name in enumerate(reversed(PASSED), start=1)
    ]
    assert {(line.issued_by, line.issued_on) for line in lines} == {("Sokunthea", TODAY)}
    assert cooks.centre.certificates.candidates(cooks.cohort).ready == ()


def test_attestations_are_numbered_apart(cooks: FinishedCohort) -> None:
    cooks.issue(ONE)
    lines = cooks.issue(WEAK, GONE, series=Series.ATTESTATION)
    assert [line.number for line in lines] == ["A2026-0001", "A2026-0002"]
    assert cooks.issue(TWO)[0].number == "2026-0002"


def test_an_attestation_tells_the_hours_and_days_of_who_was_there(cooks: FinishedCohort) -> None:
    weak, gone = cooks.issue(WEAK, GONE, series=Series.ATTESTATION)
    texts = [cooks.centre.certificates.certificate(line.id).text for line in (weak, gone)]
    assert [(text.hours, text.first, text.last) for text in texts] == [
        (8, STARTS, ENDS),
        (12, STARTS, STARTS + dt.timedelta(days=2)),
    ]


@pytest.mark.parametrize(
    ("name", "series", "told"),
    [
        (WEAK, Series.CERTIFICATE, "has not reached"),
        (GONE, Series.CERTIFICATE, "has not reached"),
        (ONE, Series.ATTESTATION, "cannot have an attestation"),
    ],
)
def test_who_has_not_earned_it_gets_none(cooks: FinishedCohort, name: str, series: Series, told: str) -> None:
    with pytest.raises(UserError, match=told):
        cooks.issue(name, series=series)
    assert cooks.centre.certificates.book().lines == ()


def test_one_who_may_not_have_it_keeps_it_from_all_of_the_request(cooks: FinishedCohort) -> None:
    with pytest.raises(UserError, match="has not reached"):
        cooks.issue(ONE, TWO, WEAK)
    assert Row.select().count() == 0
    assert cooks.issue(TWO)[0].number == "2026-0001"


def test_nobody_gets_a_second_one_unless_the_first_is_void(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    first = cooks.issue(ONE)[0]
    with pytest.raises(UserError, match="has number 2026-0001 already"):
        cooks.issue(ONE)
    certificates.void(first.id, "the name is misspelt")
    assert cooks.issue(ONE)[0].number == "2026-0002"
    assert [(line.number, line.void_reason) for line in certificates.book().lines] == [
        ("2026-0001", "the name is misspelt"),
        ("2026-0002", ""),
    ]


def test_a_certificate_is_dated_between_the_end_of_the_course_and_today(cooks: FinishedCohort) -> None:
    for day, told in ((ENDS - dt.timedelta(days=1), "before the end"), (TODAY + dt.timedelta(days=1), "not come yet")):
        with pytest.raises(FieldError, match=told) as refused:
            cooks.issue(ONE, issued_on=day)
        assert refused.value.field == "issued_on"
    assert cooks.issue(ONE, issued_on=ENDS)[0].issued_on == ENDS


def test_each_year_begins_with_number_one(cooks: FinishedCohort) -> None:
    cooks.issue(ONE)
    cooks.centre.certificates._desk.clock = FixedClock(dt.date(2027, 1, 4))
    assert cooks.issue(TWO)[0].number == "2027-0001"
    assert cooks.issue(THREE, issued_on=dt.date(2026, 12, 31))[0].number == "2026-0002"
    assert [line.number for line in cooks.centre.certificates.book(2026).lines] == ["2026-0001", "2026-0002"]
    assert len(cooks.centre.certificates.book().lines) == 3


def test_a_void_needs_a_reason_and_happens_once(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    line = cooks.issue(ONE)[0]
    with pytest.raises(FieldError, match="Say why"):
        certificates.void(line.id, "  ")
    voided = certificates.void(line.id, " wrong  course ").value
    assert (voided.number, voided.void_reason, voided.voided_by, voided.voided_on) == (
        "2026-0001", "wrong course", "Sokunthea", TODAY,
    )  # fmt: skip
    with pytest.raises(UserError, match="void already"):
        certificates.void(line.id, "again")
    with pytest.raises(UserError, match="void and is not printed"):
        certificates.papers([line.id])
    with pytest.raises(NotFound):
        certificates.void(99, "no such")


def test_all_but_the_first_print_say_duplicate(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    line = cooks.issue(ONE)[0]
    original = certificates.papers([line.id])
    assert [one.duplicate for one in original] == [False]
    certificates.record_print(original)
    with pytest.raises(UserError, match="duplicate now"):
        certificates.record_print(original)
    again = certificates.papers([line.id])
    certificates.record_print(again)
    assert [one.duplicate for one in again] == [True]
    assert certificates.book().lines[0].prints == 2


def test_what_became_void_since_it_was_opened_is_not_printed(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    line = cooks.issue(ONE)[0]
    papers = certificates.papers([line.id])
    certificates.void(line.id, "The name was wrong")
    with pytest.raises(UserError, match="is void and is not printed"):
        certificates.record_print(papers)


def test_a_reprint_is_what_was_issued_whatever_changed_since(cooks: FinishedCohort) -> None:
    centre = cooks.centre
    logo = io.BytesIO()
    Image.new("RGB", (8, 8), "black").save(logo, "PNG")
    centre.settings.change_centre(replace(centre.settings.centre(), logo=logo.getvalue()))
    line = cooks.issue(ONE)[0]
    before = centre.certificates.papers([line.id])
    person = cooks.people[ONE]
    centre.people.change(person, PersonDraft("ចាន់", "ថ្មី", "CHAN", "New", sex="M"))
    centre.settings.change_centre(replace(centre.settings.centre(), name_km="ថ្មី", name_en="New", logo=None))
    centre.certificates.change_settings(
        CertificateSettings("N{year}/{number}", place=Names("សៀមរាប", "Siem Reap", "Siem Reap"), language="fr")
    )
    after = centre.certificates.papers([line.id])
    assert after == before
    assert after[0].certificate.logo == logo.getvalue()
    assert paper.draw(after) == paper.draw(before)
    assert CertificateLogo.select().count() == 1


def test_numbers_go_on_when_they_are_written_in_another_way(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    cooks.issue(ONE)
    certificates.change_settings(CertificateSettings("PSE-{number:03d}/{year}"))
    assert cooks.issue(TWO)[0].number == "PSE-002/2026"


def test_a_number_that_was_given_before_is_refused_and_leaves_no_gap(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    certificates.change_settings(CertificateSettings("{year}-1{number}", "A{year}-{number}"))
    assert cooks.issue(ONE)[0].number == "2026-11"
    certificates.change_settings(CertificateSettings("{year}-{number}", "{year}-1{number}"))
    with pytest.raises(UserError, match="2026-11 was given before"):
        cooks.issue(WEAK, series=Series.ATTESTATION)
    certificates.change_settings(CertificateSettings())
    assert cooks.issue(WEAK, series=Series.ATTESTATION)[0].sequence == 1


@pytest.mark.parametrize(
    ("field", "settings"),
    [
        ("certificate_scheme", CertificateSettings("{number}")),
        ("attestation_scheme", CertificateSettings(attestation_scheme="no number")),
        ("attestation_scheme", CertificateSettings("{year}-{number}", "{year}-{number}")),
        ("language", CertificateSettings(language="km")),
    ],
)
def test_settings_that_cannot_be_are_told_beside_their_field(
    cooks: FinishedCohort, field: str, settings: CertificateSettings
) -> None:
    with pytest.raises(FieldError) as refused:
        cooks.centre.certificates.change_settings(settings)
    assert refused.value.field == field
    assert "{year}" not in str(refused.value) or "{year}-{number:04d}" in str(refused.value)


def test_settings_are_kept(cooks: FinishedCohort) -> None:
    settings = CertificateSettings(
        "C{year}.{number:05d}", "T{year}.{number}", Names("កំពត", "Kampot", "Kampot"), "fr",
        (Signatory("កែវ សុខា", Names("នាយិកា", "Directress", "Directrice")),),
    )  # fmt: skip
    cooks.centre.certificates.change_settings(settings)
    assert cooks.centre.certificates.settings() == settings
    text = cooks.centre.certificates.certificate(cooks.issue(ONE)[0].id).text
    assert (text.number, text.language, text.place.en, text.signatories) == (
        "C2026.00001", "fr", "Kampot", settings.signatories,
    )  # fmt: skip


def test_a_code_finds_its_certificate_and_a_changed_record_is_told(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    line = cooks.issue(ONE)[0]
    code = certificates.certificate(line.id).code
    found = certificates.verified(f" {code.lower().replace('-', ' ')}")
    assert (found.line.number, found.genuine) == (line.number, True)
    database = Row._meta.database
    database.execute_sql("DROP TRIGGER certificate_stays_as_issued")
    Row.update(text=Row.get().text.replace("Dara", "Dora")).execute()
    assert not certificates.verified(code).genuine


def test_a_code_that_is_not_ours_and_one_that_is_mistyped_are_told_apart(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    code = certificates.certificate(cooks.issue(ONE)[0].id).code
    with pytest.raises(MistypedCode):
        certificates.verified(code[:-1])
    Row._meta.database.execute_sql("DROP TRIGGER certificate_is_never_deleted")
    Row.delete().execute()
    with pytest.raises(UserError, match="No certificate of this centre"):
        certificates.verified(code)


def test_a_missing_number_is_told_in_the_book(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    lines = cooks.issue(*PASSED)
    assert certificates.book().missing == ()
    Row._meta.database.execute_sql("DROP TRIGGER certificate_is_never_deleted")
    Row.delete().where(Row.id == lines[1].id).execute()
    assert certificates.book().missing == ("2026-0002",)


def test_two_who_issue_at_the_same_time_never_share_a_number(cooks: FinishedCohort) -> None:
    with ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(cooks.issue, name) for name in PASSED]
        numbers = sorted(job.result()[0].number for job in jobs)
    assert numbers == ["2026-0001", "2026-0002", "2026-0003"]


def test_today_hears_of_cohorts_that_owe_somebody_a_certificate(cooks: FinishedCohort) -> None:
    certificates = cooks.centre.certificates
    assert [(one.cohort.id, one.count) for one in certificates.ready()] == [(cooks.cohort, 3)]
    cooks.issue(ONE)
    assert [one.count for one in certificates.ready()] == [2]
    cooks.issue(TWO, THREE)
    assert certificates.ready() == ()


def test_a_person_keeps_what_was_issued_in_several_cohorts(cooks: FinishedCohort) -> None:
    other = finished_cohort(cooks.centre, starts=STARTS - dt.timedelta(days=28))
    cooks.issue(ONE)
    other.issue(ONE)
    assert [line.cohort for line in cooks.centre.certificates.of_person(other.people[ONE])] == [other.cohort]


def test_issuing_and_voiding_stand_in_the_audit_book(cooks: FinishedCohort) -> None:
    line = cooks.issue(ONE)[0]
    cooks.centre.certificates.void(line.id, "spoilt")
    last = AuditLine.select().order_by(AuditLine.id.desc()).limit(2)
    assert [(row.action, row.subject, row.detail) for row in last] == [
        ("certificates.void", "certificate 2026-0001", "void: spoilt"),
        ("certificates.issue", f"cohort {cooks.cohort}", f"certificate 2026-0001 to {cooks.people[ONE]}"),
    ]


def test_a_request_for_nobody_or_a_stranger_is_not_found(cooks: FinishedCohort) -> None:
    for people in ((), (9999,)):
        with pytest.raises(NotFound):
            cooks.centre.certificates.issue(IssueRequest(cooks.cohort, people))
    with pytest.raises(NotFound):
        cooks.centre.certificates.issue(IssueRequest(99, (1,)))
