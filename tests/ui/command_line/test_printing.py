from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from app.audit_book.values import AuditEntry, AuditFilter
from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD

TODAY = dt.date(2026, 11, 6)
WEEK = ("--from", "2026-11-09", "--to", "2026-11-14")


def pages(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


@pytest.fixture
def issued(in_demo) -> Callable[[], list[str]]:
    """Lists the sheets that were printed since the test began; the demo centre has some of its own."""
    before = in_demo("list", "sheets").lines
    return lambda: [line for line in in_demo("list", "sheets").lines if line not in before]


def test_a_week_of_a_group_is_printed_and_its_code_is_kept(in_demo, issued, tmp_path: Path) -> None:
    file = tmp_path / "week.pdf"
    ran = in_demo("print", "attendance-sheet", "--group", "small stars", *WEEK, "-o", file)
    assert (ran.code, ran.lines, ran.err) == (0, [str(file)], "")
    [sheet] = issued()
    code, *rest = sheet.split("\t")
    assert rest == ["Small stars", "week", "2026-11-09", "2026-11-14"]
    [page] = pages(file)
    assert code in page
    assert "កូនផ្កាយ" in page


def test_a_month_is_printed_on_a_month_s_sheet(in_demo, issued, tmp_path: Path) -> None:
    month = ("--from", "1/10/2026", "--to", "31/10/2026")
    assert in_demo("print", "attendance-sheet", "--group", "កូនផ្កាយ", *month, "-o", tmp_path / "m.pdf").code == 0
    assert issued()[0].split("\t")[2] == "month"


def test_a_filled_sheet_shows_totals_and_gets_no_code(in_demo, issued, tmp_path: Path) -> None:
    file = tmp_path / "filled.pdf"
    days = ("--from", "2026-10-01", "--to", "2026-10-31")
    assert in_demo("print", "attendance-sheet", "--group", "Small stars", *days, "--filled", "-o", file).code == 0
    assert "%" in pages(file)[0]
    assert issued() == []


def test_the_languages_of_the_paper_can_be_chosen(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "week.pdf"
    in_demo("print", "attendance-sheet", "--group", "Small stars", *WEEK, "--language", "fr", "-o", file)
    assert "Petites étoiles" in pages(file)[0]


def clubs_and_daycare(in_demo) -> list[str]:
    """The groups that meet all year; a cohort that has finished stands on no sheet."""
    lines = [line.split("\t") for line in in_demo("list", "groups").lines]
    return [name for name, programme, *_ in lines if programme in ("daycare", "after_school")]


def test_a_month_of_all_groups_is_one_file(in_demo, issued, tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    month = ("--from", "2026-11-01", "--to", "2026-11-30")
    assert in_demo("print", "attendance-sheet", "--all-groups", *month, "-o", file).code == 0
    text = "".join(pages(file))
    assert [name for name in clubs_and_daycare(in_demo) if name not in text] == []
    assert len(issued()) >= len(clubs_and_daycare(in_demo))


@pytest.mark.parametrize("paper", ["roster", "pickup-list", "sign-out-list", "medical-list"])
def test_the_lists_of_a_group_are_printed_for_today_or_another_day(in_demo, tmp_path: Path, paper: str) -> None:
    today, earlier = tmp_path / "today.pdf", tmp_path / "earlier.pdf"
    assert in_demo("print", paper, "--group", "Small stars", "-o", today).code == 0
    assert in_demo("print", paper, "--group", "Small stars", "--from", "2026-03-02", "-o", earlier).code == 0
    assert "6 November 2026" in pages(today)[0]
    assert "2 March 2026" in pages(earlier)[0]


@pytest.mark.parametrize("paper", ["roster", "pickup-list", "sign-out-list", "medical-list"])
def test_the_lists_of_all_groups_are_one_file(in_demo, tmp_path: Path, paper: str) -> None:
    assert in_demo("print", paper, "--all-groups", "-o", tmp_path / "all.pdf").code == 0
    text = "".join(pages(tmp_path / "all.pdf"))
    members = {name: int(count) for name, _, count in (line.split("\t") for line in in_demo("list", "groups").lines)}
    assert [name for name in clubs_and_daycare(in_demo) if (name in text) is not (members[name] > 0)] == []


def test_cards_are_printed_for_a_group_and_for_people_by_their_codes(in_demo, tmp_path: Path) -> None:
    assert in_demo("print", "cards", "--group", "Small stars", "-o", tmp_path / "group.pdf").code == 0
    one, other = re.findall(r"P\d{4}", pages(tmp_path / "group.pdf")[0])[:2]
    assert in_demo("print", "cards", "--code", one, other.lower(), "-o", tmp_path / "two.pdf").code == 0
    (page,) = pages(tmp_path / "two.pdf")
    assert one in page
    assert other in page
    no_text = b"caf\xe9".decode(errors="surrogateescape")
    assert "Nobody has the code" in in_demo("print", "cards", "--code", no_text, "-o", tmp_path / "no.pdf").err
    wrong = in_demo("print", "cards", "--code", "X99", "-o", tmp_path / "no.pdf")
    assert wrong.code == 1
    assert "Nobody has the code X99" in wrong.err
    assert in_demo("print", "roster", "--code", one, "-o", tmp_path / "no.pdf").code == 2


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--group", "Moon", *WEEK], "no group called Moon"),
        (["--group", "Small stars", "--from", "2026-11-08", "--to", "2026-11-08"], "does not meet"),
        (["--all-groups", "--from", "2026-11-08", "--to", "2026-11-08"], "nothing to print"),
        (["--group", "Small stars", "--from", "2026-11-08", "--to", "2027-11-08"], "at most one month"),
    ],
)
def test_what_cannot_be_printed_is_told_and_writes_no_file(
    in_demo, tmp_path: Path, words: list[str], complaint: str
) -> None:
    ran = in_demo("print", "attendance-sheet", *words, "-o", tmp_path / "x.pdf")
    assert (ran.code, ran.out) == (1, "")
    assert complaint in ran.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_that_is_not_there_is_told_before_a_sheet_is_issued(in_demo, issued, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "week.pdf"
    ran = in_demo("print", "attendance-sheet", "--group", "Small stars", *WEEK, "-o", file)
    assert ran.code == 1
    assert "not there" in ran.err
    assert issued() == []


@pytest.mark.parametrize("name", ["", "x" * 300])
def test_a_name_that_no_file_can_have_is_one_sentence(in_demo, tmp_path: Path, name: str) -> None:
    ran = in_demo("print", "roster", "--group", "Small stars", "-o", tmp_path / name)
    assert ran.code == 1
    assert "under this name" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["attendance-sheet", "--group", "Small stars"],
        ["attendance-sheet", "--group", "Small stars", *WEEK, "--language", "km,en,fr"],
        ["attendance-sheet", *WEEK],
        ["pickup-list", "--group", "Small stars", "--filled"],
    ],
)
def test_a_print_that_is_not_fully_said_is_a_usage_error(in_demo, tmp_path: Path, words: list[str]) -> None:
    assert in_demo("print", *words, "-o", tmp_path / "x.pdf").code == 2


def test_without_a_screen_the_demo_prints_its_sheets(paillote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.command_line.window.has_screen", lambda: False)
    monkeypatch.chdir(tmp_path)
    ran = paillote("--demo", "--data", tmp_path / "demo", "--today", "2026-11-06", typed="")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0].startswith("There is no screen")
    assert len(ran.lines) > 2
    for name in ran.lines[1:]:
        assert Path(name).parent == Path("build")
        assert pages(tmp_path / name)


def test_the_start_of_school_is_printed_and_exported_without_a_group(in_demo, tmp_path: Path) -> None:
    paper, table = tmp_path / "school.pdf", tmp_path / "school.xlsx"
    assert in_demo("print", "start-of-school", "-o", paper).code == 0
    assert in_demo("export", "start-of-school", "-o", table).out.startswith(f"{table}\t")
    text = pages(paper)[0]
    assert "Start of school" in text
    assert "Registered" in text
    assert in_demo("print", "start-of-school", "--group", "Small", "-o", paper).code == 2


@pytest.mark.parametrize(
    ("paper", "named", "group"),
    [
        ("roster", "roster", "Small stars"),
        ("pickup-list", "pickup_list", "Small stars"),
        ("sign-out-list", "sign_out_list", "Small stars"),
        ("medical-list", "medical_list", "Small stars"),
        ("cards", "cards", "Small stars"),
        ("trainees-list", "trainees", "Sewing, cohort 1"),
        ("assessment-sheet", "assessment", "Sewing, cohort 1"),
        ("applicants-list", "applicants", "Cooking, cohort 2"),
    ],
)
def test_a_list_that_leaves_by_command_stands_in_the_audit_book(
    in_demo, demo_folder: Path, tmp_path: Path, paper: str, named: str, group: str
) -> None:
    assert in_demo("print", paper, "--group", group, "-o", tmp_path / "list.pdf").code == 0
    assert newest_print(demo_folder).subject == named


def test_a_filled_sheet_and_cards_by_code_stand_in_the_audit_book(in_demo, demo_folder: Path, tmp_path: Path) -> None:
    days = ("--from", "2026-10-01", "--to", "2026-10-31")
    in_demo("print", "attendance-sheet", "--group", "Small stars", *days, "--filled", "-o", tmp_path / "f.pdf")
    assert newest_print(demo_folder).subject == "filled"
    in_demo("print", "cards", "--code", "P0001", "-o", tmp_path / "c.pdf")
    assert newest_print(demo_folder).subject == "cards"


def newest_print(folder: Path) -> AuditEntry:
    """The newest line of the audit book about a paper that is no sheet to tick."""
    with open_centre(folder, PASSWORD, clock=FixedClock(TODAY)) as centre:
        return centre.audit_book.read(AuditFilter(action="sheets.record_print")).value.entries[0]
