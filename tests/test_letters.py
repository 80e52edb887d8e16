"""Letters with accents, composed (NFC) or decomposed (NFD), are the same in every name."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from hashing import HashingEncoder

from qa.assistant import Assistant
from qa.indexing.indexer import index_sources
from qa.letters import compose, find_path, fold_name
from qa.library.library import Library
from qa.library.listing import Filter, list_reports
from qa.opening import open_assistant
from qa.types import Question

FORMS = ("NFC", "NFD")


def write(form: str, folder: Path, name: str, text: str) -> Path:
    path = folder / unicodedata.normalize(form, name)
    path.write_text(text, encoding="utf-8")
    return path


def index(folder: Path, library: Library, encoder: HashingEncoder) -> str:
    return str(index_sources([folder], library, encoder))


@pytest.fixture(scope="module")
def assistant(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("accents") / "docs"
    shutil.copytree(repository / "tests/cases/21-names-nfc-nfd-library/docs", folder)
    # Not every system lets both lie in one folder, so it is written here.
    write("NFD", folder, "2024-05-06 Übung Čapek.txt", "The regional exercise began on Sunday.")
    return open_assistant(folder, reader="small")


def test_names_are_folded():
    for form in FORMS:
        assert compose(unicodedata.normalize(form, "Übung")) == "\u00dcbung"
        assert (
            fold_name(unicodedata.normalize(form, "Übung Čapek STRASSE")) == "ubung capek strasse"
        )


def test_file_that_comes_back_decomposed_is_the_same(tmp_path: Path):
    encoder = HashingEncoder()
    library = Library.in_memory(encoder)
    path = write("NFC", tmp_path, "Übung.txt", "The exercise began on Sunday.")
    write("NFC", tmp_path, "other.txt", "The port was closed.")
    index(tmp_path, library, encoder)
    path.rename(tmp_path / unicodedata.normalize("NFD", "Übung.txt"))
    assert index(tmp_path, library, encoder) == (
        "0 reports and 0 passages put in, 2 files unchanged"
    )
    assert [report.source for report in library.reports()] == ["other.txt", "\u00dcbung.txt"]


def test_two_files_that_differ_in_form_alone_are_both_read(tmp_path: Path):
    encoder = HashingEncoder()
    library = Library.in_memory(encoder)
    nfd = write("NFD", tmp_path, "Übung.txt", "It ended on Monday.")
    nfc = write("NFC", tmp_path, "Übung.txt", "It began on Sunday.")
    index(tmp_path, library, encoder)
    texts = {report.source: report.text for report in library.reports()}
    assert sorted(texts.values()) == ["It began on Sunday.", "It ended on Monday."]
    assert set(texts) == {"\u00dcbung.txt", f"{tmp_path.name}/\u00dcbung.txt"}
    assert index(tmp_path, library, encoder).endswith("2 files unchanged")
    nfc.unlink()
    index(tmp_path, library, encoder)
    assert [report.text for report in library.reports()] == ["It ended on Monday."]
    nfd.unlink()


@pytest.mark.parametrize("typed", ["Übung", "übung", "UBUNG", "ÜBUNG Č", "ubung capek"])
@pytest.mark.parametrize("form", FORMS)
def test_filter_finds_a_name_however_it_is_typed(assistant: Assistant, typed: str, form: str):
    word = unicodedata.normalize(form, typed)
    answer = assistant.ask(Question("When did the exercise begin?", source=word))
    assert set(answer.retrieved) == {
        "2024-05-06 \u00dcbung \u010capek.txt", "docs/2024-05-06 \u00dcbung \u010capek.txt"
    }  # fmt: skip
    found = list_reports(assistant.library, Filter(words=word.split()[0]), 0, 9).reports
    assert {report.source for report in found} == set(answer.retrieved)


@pytest.mark.parametrize(
    "question",
    [
        "When did Zoë Müller-Lévi meet Jiří Čapek?",
        "When did Zoe Muller-Levi meet Jiri Capek?",
        "when did Zoë Müller-Lévi meet Jiri Capek",
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_question_finds_a_text_in_the_other_form(assistant: Assistant, question: str, form: str):
    answer = assistant.ask(Question(unicodedata.normalize(form, question)))
    assert answer.date == "2024-05-05"
    cited = answer.citations[0]
    report = assistant.library.report_named(cited.source)
    assert report
    # The text keeps its own characters, and its offsets.
    assert report.text[cited.start : cited.end] == cited.quote
    assert unicodedata.is_normalized("NFD", cited.quote)


@pytest.mark.parametrize("typed_form", FORMS)
@pytest.mark.parametrize("form", FORMS)
def test_path_is_found_however_it_is_typed(tmp_path: Path, form: str, typed_form: str):
    folder = tmp_path / unicodedata.normalize(form, "Übung")
    folder.mkdir()
    file = write(form, folder, "Čapek.txt", "x")
    typed = unicodedata.normalize(typed_form, str(tmp_path / "Übung" / "Čapek.txt"))
    assert find_path(typed) == file
    assert find_path(str(folder / "näh")) == folder / "näh"
