import json
import os
import threading
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from archives import check, content_of, find
from hashing import HashingEncoder, index

import embeddings.index
from qa.errors import DatelineError, SourceError
from qa.indexing import index_sources
from qa.indexing.citing import choose_name
from qa.indexing.watching import watch_sources
from qa.ingest.found import FoundFile
from qa.library.contents import sum_up_contents
from qa.library.library import Library
from qa.types import Period, Report

AGENCY = " ".join(f"The minister said word{number} and word{number + 1}." for number in range(40))


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def age(folder: Path) -> None:
    """Let the files of `folder` be an hour old: their times are trusted."""
    for path in folder.rglob("*"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3600 * 10**9))


def reports(folder: Path) -> dict[str, Report]:
    library = Library.browse(folder)
    found = {report.source: report for report in library.reports()}
    library.close()
    return found


class Deaf(HashingEncoder):
    """An encoder that must not be asked."""

    def encode_documents(self, texts):
        raise AssertionError(texts)


def index_deaf(folder: Path, *sources: Path):
    library = Library.create(folder, Deaf())
    try:
        return index_sources(sources, library, Deaf())
    finally:
        library.close()


def test_only_what_changed_is_embedded(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour.", b="A bridge."), tmp_path / "l"
    (docs / "latin.txt").write_bytes(b"\x00\x01\x02")
    age(docs)
    assert str(index(folder, docs)) == "2 reports and 2 passages put in"
    again = index_deaf(folder, docs)
    assert str(again) == "0 reports and 0 passages put in, 3 files unchanged"
    assert [refusal.source for refusal in again.refused] == ["latin.txt"]
    # Another time and the same content.
    os.utime(docs / "a.txt")
    assert index_deaf(folder, docs).unchanged == 3
    write(docs, b="A volcano.")
    assert str(index(folder, docs)) == "1 report and 1 passage put in, 2 files unchanged"
    assert (find(folder, "bridge"), find(folder, "volcano")) == ([], ["b.txt"])
    check(folder)


def test_change_that_keeps_time_and_size_of_a_fresh_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    # A slow machine indexes more than two seconds after it wrote.
    monkeypatch.setattr("qa.indexing.changes._FRESH_NS", 3600 * 10**9)
    docs, folder = write(tmp_path / "docs", a="A harbour."), tmp_path / "l"
    index(folder, docs)
    before = (docs / "a.txt").stat()
    write(docs, a="A volcano!")
    os.utime(docs / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert index(folder, docs).reports == 1
    assert find(folder, "volcano") == ["a.txt"]


def test_files_that_are_gone_are_dropped_where_they_were_looked_for(tmp_path: Path):
    one, other = write(tmp_path / "1", a="A harbour.", b="A bridge."), write(tmp_path / "2", c="C.")
    folder = tmp_path / "l"
    index(folder, one, other)
    (one / "a.txt").unlink()
    (other / "c.txt").unlink()
    write(other, d="A dam.")
    assert index(folder, one).gone == 1
    assert sorted(reports(folder)) == ["b.txt", "c.txt"]
    assert index(folder, other).gone == 1
    assert sorted(reports(folder)) == ["b.txt", "d.txt"]
    check(folder)


def test_an_empty_folder_drops_nothing(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour."), tmp_path / "l"
    index(folder, docs)
    (docs / "a.txt").unlink()
    with pytest.raises(SourceError, match="is empty"):
        index(folder, docs)
    assert sorted(reports(folder)) == ["a.txt"]


def test_renamed_file_keeps_its_vectors(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour.", b="A bridge."), tmp_path / "l"
    index(folder, docs)
    (docs / "a.txt").rename(docs / "z.txt")
    assert index_deaf(folder, docs).copies == 1
    assert {name: each.aliases for name, each in reports(folder).items()} == {
        "b.txt": (),
        "z.txt": (),
    }
    check(folder)


def test_record_that_changed_is_embedded_alone(tmp_path: Path):
    path, folder = tmp_path / "news.jsonl", tmp_path / "l"

    def write_records(**texts: str) -> None:
        path.write_text("\n".join(json.dumps({"id": k, "text": v}) for k, v in texts.items()))

    write_records(n1="A harbour.", n2="A bridge.", n3="A dam.")
    index(folder, path)
    write_records(n1="A harbour.", n2="A volcano.", n4="A dam.")
    result = index(folder, path)
    assert (result.reports, result.copies) == (1, 1)
    assert {name: each.text for name, each in reports(folder).items()} == {
        "n1": "A harbour.",
        "n2": "A volcano.",
        "n4": "A dam.",
    }
    check(folder)


def test_files_of_one_name_are_kept_apart(tmp_path: Path):
    folder = tmp_path / "l"
    one = write(tmp_path / "x" / "reuters", a="A harbour.")
    other = write(tmp_path / "y" / "reuters", a="A bridge.")
    third = write(tmp_path / "z" / "reuters", a="A dam.")
    index(folder, one, other)
    expected = {"a.txt": "A harbour.", "reuters/a.txt": "A bridge."}
    assert {name: each.text for name, each in reports(folder).items()} == expected
    index(folder, third)
    assert {name: each.text for name, each in reports(folder).items()} == expected | {
        "z/reuters/a.txt": "A dam."
    }
    write(other, a="A volcano.")
    index(folder, other, one)
    assert reports(folder)["reuters/a.txt"].text == "A volcano."
    check(folder)


def test_records_of_one_name_are_kept_apart(tmp_path: Path):
    for name, texts in (("a", ["A harbour.", "A bridge."]), ("b", ["A dam."])):
        lines = [json.dumps({"id": "1", "text": text}) for text in texts]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    folder = tmp_path / "l"
    index(folder, tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    expected = {"1": "A harbour.", "1 (2)": "A bridge.", "b.jsonl/1": "A dam."}
    assert {name: each.text for name, each in reports(folder).items()} == expected
    assert index_deaf(folder, tmp_path / "a.jsonl", tmp_path / "b.jsonl").reports == 0


def test_names_run_out_at_the_root_and_are_numbered(tmp_path: Path):
    file = FoundFile(Path("/r/a.txt"), Path("/r"), "a.txt")
    taken = {"a.txt", "r/a.txt", "r/a.txt (2)"}
    assert choose_name("a.txt", file, taken.__contains__) == "r/a.txt (3)"


def test_one_text_under_two_names_is_kept_once_and_has_both(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour.", b="A harbour.", c="A."), tmp_path / "l"
    result = index(folder, docs)
    assert (result.reports, result.copies) == (2, 1)
    assert reports(folder)["a.txt"].aliases == ("b.txt",)
    (docs / "a.txt").unlink()
    index(folder, docs)
    assert {name: each.aliases for name, each in reports(folder).items()} == {
        "b.txt": (),
        "c.txt": (),
    }


def test_one_text_of_two_days_is_two_reports(tmp_path: Path):
    docs = write(tmp_path / "docs", **{"2021-03-01": "A harbour.", "2021-03-02": "A harbour."})
    index(tmp_path / "l", docs)
    assert {name: str(each.published.day) for name, each in reports(tmp_path / "l").items()} == {
        "2021-03-01.txt": "2021-03-01",
        "2021-03-02.txt": "2021-03-02",
    }


def test_reprints_are_of_one_story(tmp_path: Path):
    docs = write(
        tmp_path / "docs",
        agency=AGENCY,
        morning=f"Morning Post. {AGENCY} Our correspondent adds a line of his own.",
        other=AGENCY.replace("minister said", "general denied"),
        short="The minister said.",
    )
    index(tmp_path / "l", docs)
    stories = {name: each.story for name, each in reports(tmp_path / "l").items()}
    assert stories["agency.txt"] == stories["morning.txt"]
    assert len({stories[f"{name}.txt"] for name in ("agency", "other", "short")}) == 3
    library = Library.browse(tmp_path / "l")
    assert sum_up_contents(tmp_path / "l", library.store).stories == 3


def test_period_is_searched_with_the_days_of_the_last_run(tmp_path: Path):
    docs = write(tmp_path / "docs", a="date 2021-03-01 A harbour.", b="date 2022-01-01 A harbour!")
    folder = tmp_path / "l"
    index(folder, docs)
    write(docs, a="date 2022-05-05 A harbour.")
    index(folder, docs)
    found = {
        year: find(folder, "harbour", Period(first=date(year, 1, 1), last=date(year, 12, 31)))
        for year in (2021, 2022)
    }
    assert (found[2021], sorted(found[2022])) == ([], ["a.txt", "b.txt"])


def test_growing_library_changes_the_kind_of_its_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(embeddings.index, "EXACT_UP_TO", 100)
    source = np.random.default_rng(0)

    def add(folder: str, count: int) -> str:
        words = source.integers(0, 50, (count, 12))
        texts = {
            f"{folder}{i}": " ".join(f"w{word}" for word in row) for i, row in enumerate(words)
        }
        index(tmp_path / "l", write(tmp_path / folder, **texts))
        check(tmp_path / "l")
        library = Library.open(tmp_path / "l", HashingEncoder())
        facts = library.index_facts()
        vector = HashingEncoder().encode_queries([texts[f"{folder}0"]])[0]
        nearest = next(library.passages(library.nearest(vector, 1, Period())))
        assert nearest.report.source == f"{folder}0.txt"
        library.close()
        return f"{facts.kind} {facts.rows}"

    assert [add("a", 90), add("b", 110), add("c", 20), add("d", 150)] == [
        "Flat 90", "IVF5,SQ8 200", "IVF5,SQ8 220", "IVF9,SQ8 370"
    ]  # fmt: skip


def test_watch_takes_in_a_new_file_and_goes_on_after_an_error(tmp_path: Path):
    docs, folder = write(tmp_path / "docs", a="A harbour."), tmp_path / "docs" / "l"
    told: list[DatelineError] = []
    runs: list[str] = []
    changed, stop = threading.Event(), threading.Event()

    def take_changes() -> None:
        runs.append(str(index(folder, docs)))
        changed.set()
        if len(runs) == 2:
            raise SourceError("told")

    take_changes()
    watching = threading.Thread(
        target=watch_sources, args=([docs], folder, take_changes, told.append, stop)
    )
    watching.start()
    for name in ("b", "c"):
        # A watch that has not begun sees nothing, and a run may be of an earlier change.
        while f"{name}.txt" not in reports(folder):
            changed.clear()
            write(docs, **{name: f"A volcano {name}."})
            changed.wait(4)
    stop.set()
    watching.join(300)
    assert sorted(reports(folder)) == ["a.txt", "b.txt", "c.txt"]
    assert [str(each) for each in told] == ["told"]
    assert all("put in" in run for run in runs)


def test_unfinished_run_is_not_left_behind_by_the_next(tmp_path: Path, archive: Path):
    class Interrupted(HashingEncoder):
        calls = 0

        def encode_documents(self, texts):
            Interrupted.calls += 1
            if Interrupted.calls > 1:
                raise KeyboardInterrupt
            return super().encode_documents(texts)

    library = Library.create(tmp_path / "l", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        index_sources([archive], library, Interrupted())
    library.close()
    before = len(reports(tmp_path / "l"))
    assert 40 <= before < 101
    # The file at the end of the last group was not marked as read whole, and is read again.
    assert 0 <= index(tmp_path / "l", archive).reports - (101 - before) <= 1
    index(tmp_path / "whole", archive)
    assert content_of(tmp_path / "l") == content_of(tmp_path / "whole")
