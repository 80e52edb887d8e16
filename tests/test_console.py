from contextlib import suppress
from datetime import date

import pytest

from embeddings.joining import Joining
from qa.console import show_events, show_joining, show_progress, show_reports
from qa.types import Citation, DateBasis, Report, ReportDate, TimelineEvent


def test_joining_is_shown_on_stderr_and_only_when_it_happens(capsys: pytest.CaptureFixture[str]):
    with show_joining():
        pass
    assert capsys.readouterr() == ("", "")
    with show_joining() as show:
        for done in (0, 200_000_000, 438_000_000):
            show(Joining("all-mpnet-base-v2", done, 438_000_000))
    out, err = capsys.readouterr()
    assert out == ""
    assert "joining all-mpnet-base-v2 (once, 438 MB)" in " ".join(err.split())
    assert "438.0/438.0 MB" in err


def make_report(source: str, day: date | None, reason: str) -> Report:
    basis = DateBasis.INFERRED if day else DateBasis.UNKNOWN
    bound = None if day else date(2021, 9, 30)
    return Report(source, "", "It rained.", ReportDate(day, basis, reason, bound, None))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_no_date_is_broken_at_80_columns(narrow: None, capsys: pytest.CaptureFixture[str]):
    reason = "it tells of one event on “September 30, 2021” and on “Wednesday” " * 3
    name = "a/long/path/of/folders/" * 3 + "report.txt"
    show_reports([make_report(name, date(2021, 9, 30), reason), make_report(name, None, reason)])
    out, _ = capsys.readouterr()
    assert " 2021-09-30 " in out
    assert " from 2021-09-30 " in out
    assert max(map(len, out.splitlines())) <= 80
    report = make_report(name, date(2021, 9, 30), reason)
    cited = Citation(name, "", report.published, "It rained for days. " * 9, 0, 10)
    said = "September 30, 2021 (Thursday)"
    show_events([TimelineEvent(date(2021, 9, 30), "2021-09-30", said, False, cited)])
    out, _ = capsys.readouterr()
    assert " September 30, 2021 " in out
    assert " 2021-09-30, " in out
    assert max(map(len, out.splitlines())) <= 80


def test_bar_is_cleared_before_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def show(fail: bool) -> str:
        with suppress(ValueError), show_progress("questions", 3) as advance:
            advance()
            if fail:
                raise ValueError
        return capsys.readouterr().err

    # Where nobody looks at it, there is none.
    assert show(fail=True) == show(fail=False) == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    # Up a line, and that line erased, as the last thing that is written.
    assert show(fail=True).endswith("\x1b[1A\x1b[2K")
    assert not show(fail=False).endswith("\x1b[2K")
