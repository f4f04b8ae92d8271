from __future__ import annotations

import getpass
import subprocess
import sys
from pathlib import Path

import pytest

from app.instance import occupy


def test_help_names_every_command(paillote) -> None:
    ran = paillote("--help")
    assert ran.code == 0
    for command in ("demo", "import", "export", "print", "list", "check"):
        assert f"\n    {command} " in ran.out


def test_the_version_is_told(paillote) -> None:
    ran = paillote("--version")
    assert ran.code == 0
    assert ran.out.startswith("paillote\t")


@pytest.mark.parametrize(
    "words", [["fly"], ["list"], ["list", "groups", "--today", "yesterday"], ["list", "groups", "--language", "xx"]]
)
def test_a_command_line_nobody_understands_ends_with_2(paillote, words: list[str]) -> None:
    ran = paillote(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("paillote: ")
    assert ran.err.count("\n") == 1
    assert "--help` tells what can be typed" in ran.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["list", "frogs"], "'frogs' n'est pas parmi 'groups', 'people'"),
        (["list"], "Il manque : what."),
        (["list", "groups", "today"], "Ceci n'est pas compris : today."),
        (["list", "groups", "--data"], "Il faut écrire quelque chose après --data."),
        (["list", "groups", "--today", "yesterday"], "--today: "),
        (["print", "roster", "--group", "a", "--all-groups", "-o", "a.pdf"], "s'excluent"),
        (["print", "roster", "-o", "a.pdf"], "Il faut --group, --camp ou --all-groups."),
    ],
)
def test_it_is_said_in_the_language_of_the_terminal(
    paillote, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    ran = paillote(*words)
    assert ran.code == 2
    assert sentence in ran.err


def test_a_failure_is_one_sentence_and_1(paillote, tmp_path: Path) -> None:
    ran = paillote("list", "groups", "--data", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"paillote: There is no centre in {tmp_path / 'nowhere'} yet.\n"


def test_a_wrong_password_is_one_sentence(in_demo) -> None:
    ran = in_demo("list", "groups", typed="not paillote\n")
    assert (ran.code, ran.out, ran.err) == (1, "", "paillote: The password is not right.\n")


def test_no_password_is_one_sentence(in_demo) -> None:
    ran = in_demo("list", "groups", typed="")
    assert (ran.code, ran.err) == (1, "paillote: No password was given.\n")


def test_the_password_is_asked_for_unseen(paillote, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or "paillote")
    assert paillote("list", "groups", "--data", demo_folder).code == 0
    assert asked == ["Password: "]


def test_options_may_stand_before_the_command(paillote, demo_folder: Path) -> None:
    before = paillote("--data", demo_folder, "--today", "6/11/2026", "--password-stdin", "list", "groups")
    after = paillote("list", "groups", "--data", demo_folder, "--today", "2026-11-06", "--password-stdin")
    assert before == after
    assert before.code == 0


def test_a_centre_open_elsewhere_is_left_alone(in_demo, demo_folder: Path) -> None:
    with occupy(demo_folder):
        ran = in_demo("list", "groups")
    assert (ran.code, ran.out) == (1, "")
    assert "open already" in ran.err


def test_a_bug_is_reported_without_a_name_in_it(in_demo, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Chan Sreyneang")

    monkeypatch.setattr("ui.command_line.listing._groups", fail)
    ran = in_demo("list", "groups")
    assert ran.code == 3
    [report] = (demo_folder / "reports").iterdir()
    assert str(report) in ran.err
    assert "KeyError" in report.read_text()
    assert "Sreyneang" not in ran.out + ran.err + report.read_text()


def test_a_bug_without_room_for_a_report_is_shown(in_demo, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Chan Sreyneang")

    (demo_folder / "reports").write_text("in the way")
    monkeypatch.setattr("ui.command_line.listing._groups", fail)
    ran = in_demo("list", "groups")
    assert ran.code == 3
    assert "KeyError" in ran.err
    assert "Sreyneang" not in ran.err


def test_a_disk_fault_is_a_sentence_and_no_bug(in_demo, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ui.command_line.listing._groups", fail)
    ran = in_demo("list", "groups")
    assert ran.code == 1
    assert "The disk is full" in ran.err


def test_ctrl_c_ends_quietly(in_demo, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.command_line.listing._groups", interrupt)
    ran = in_demo("list", "groups")
    assert (ran.code, ran.err) == (130, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's pipe")
def test_a_reader_that_stops_reading_is_no_failure(demo_folder: Path) -> None:
    command = f"echo paillote | {sys.executable} -m ui.main list people --data {demo_folder} --password-stdin | head -1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == ""


def test_the_sentence_comes_in_the_language_asked_for(
    paillote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    monkeypatch.setattr("app.language.Language.text", lambda self, message: said.append(self.code) or message)
    paillote("list", "groups", "--data", tmp_path, "--language", "km,en")
    paillote("list", "groups", "--data", tmp_path)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    paillote("list", "groups", "--data", tmp_path)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    paillote("list", "groups", "--data", tmp_path)
    assert said == ["km", "en", "fr", "en"]


def test_no_command_without_a_window_loads_qt_or_what_draws_paper(demo_folder: Path) -> None:
    look = (
        "import io, sys; sys.stdin = io.StringIO('paillote')\n"
        "from ui.main import main\n"
        f"main(['list', 'people', '--data', {str(demo_folder)!r}, '--password-stdin'])\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    loaded = set(ran.stderr.split())
    assert "app" in loaded
    assert not loaded & {"PySide6", "reportlab", "openpyxl", "uharfbuzz", "PIL", "holidays", "rapidfuzz"}
