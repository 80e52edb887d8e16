import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from reader_samples import PASSAGE

from qa.errors import ReaderError
from qa.reader.adapter import ADAPTER, HEAD, MANIFEST, SMALL, WEIGHTS
from qa.reader.reader import Reader, load_reader

QUESTION = "When did Milley speak with Gerasimov?"


def test_the_span_is_the_words_that_answer(reader: Reader) -> None:
    (reading,) = reader.read(QUESTION, [PASSAGE])
    best = reading.spans[0]
    assert "March 31, 2021" in PASSAGE[best.start : best.end]
    assert reading.score == best.score >= reader.threshold


def test_readings_keep_the_order_and_scores_compare(reader: Reader) -> None:
    other = "The price of coffee rose again in Brazil, growers in the south of the country said."
    readings = reader.read(QUESTION, [other, PASSAGE, other])
    assert readings[1].score > readings[0].score
    assert readings[1].score > readings[2].score
    assert readings[0].score < reader.threshold
    # A passage is read alike alone and beside others, but for the rounding of bfloat16.
    (alone,) = reader.read(QUESTION, [PASSAGE])
    assert (alone.spans[0].start, alone.spans[0].end) == (
        readings[1].spans[0].start,
        readings[1].spans[0].end,
    )
    assert alone.score == pytest.approx(readings[1].score, abs=0.5)


def test_a_false_name_counts_against_an_answer(reader: Reader) -> None:
    (right,) = reader.read(QUESTION, [PASSAGE])
    (false,) = reader.read("When did Milley speak with Shoigu?", [PASSAGE])
    assert false.score < right.score


def test_an_answer_deep_in_a_long_passage_is_found(reader: Reader) -> None:
    filler = "The price of coffee rose again in Brazil, growers said. " * 60
    text = filler + PASSAGE + " " + filler
    (reading,) = reader.read(QUESTION, [text])
    span = reading.spans[0]
    assert len(filler) <= span.start < span.end <= len(filler) + len(PASSAGE)
    assert "2021" in text[span.start : span.end]


def test_several_spans_when_several_are_asked_for(reader: Reader) -> None:
    text = "France signed the treaty on Monday. Two days later, Germany signed the treaty too."
    (reading,) = reader.read("Which countries signed the treaty?", [text])
    found = {text[span.start : span.end] for span in reading.spans}
    assert {"France", "Germany"} <= found
    scores = [span.score for span in reading.spans]
    assert scores == sorted(scores, reverse=True)
    (one,) = reader.read("Which country signed the treaty on Monday?", [text])
    assert [text[span.start : span.end] for span in one.spans] == ["France"]


@pytest.mark.parametrize(
    "text",
    [
        "Ο πρόεδρος μίλησε στις 5 Μαΐου.",
        "東京で地震がありました。",
        "🎉🎉 ok",
        "x" * 5_000,
        "a " * 20_000,
    ],
)
def test_spans_lie_in_any_text(reader: Reader, text: str) -> None:
    (reading,) = reader.read("What happened?", [text])
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("question", "text"), [("", PASSAGE), (QUESTION, ""), ("?!", "…"), (" ", " ")]
)
def test_nothing_to_read_is_no_answer(reader: Reader, question: str, text: str) -> None:
    (reading,) = reader.read(question, [text])
    assert reading.spans == ()
    assert reading.score == float("-inf")


def test_no_passages_no_readings(reader: Reader) -> None:
    assert reader.read(QUESTION, []) == []


def test_a_model_of_hugging_face_takes_its_place(tiny_model: Path) -> None:
    reader = load_reader(str(tiny_model))
    readings = reader.read(QUESTION, [PASSAGE, PASSAGE * 10])
    assert reader.threshold == 0.0
    for reading, text in zip(readings, [PASSAGE, PASSAGE * 10], strict=True):
        span = reading.spans[0]
        assert text[span.start : span.end].strip()


def test_a_folder_without_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="leave --reader out"):
        load_reader(str(tmp_path))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "weights"))


@pytest.mark.parametrize("name", [ADAPTER, HEAD])
def test_damaged_weights_are_named_with_the_command(copy: Path, name: str) -> None:
    path = copy / name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=rf"{name} has SHA-256 .* git checkout"):
        load_reader(str(copy))
    path.unlink()
    with pytest.raises(ReaderError, match=rf"{name} is missing; restore it: git checkout"):
        load_reader(str(copy))


def test_an_adapter_of_another_base_is_refused(copy: Path) -> None:
    path = copy / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["base_sha256"] = "0" * 64
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ReaderError, match=r"manifest\.json is for all-MiniLM-L6-v2@000000000000"):
        load_reader(str(copy))
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ReaderError, match=r"manifest\.json is no manifest"):
        load_reader(str(copy))


@pytest.mark.parametrize(("name", "most"), [("small", 6_000_000), ("large", 12_000_000)])
def test_the_adapters_in_git_are_small(name: str, most: int) -> None:
    assert 0 < sum(path.stat().st_size for path in (WEIGHTS / name).iterdir()) < most


def test_readers_in_many_threads_read_what_one_reads(reader: Reader) -> None:
    # Questions beyond 64 tokens are cut with other settings of the tokenizer than passages.
    asked = ["Who spoke with Gerasimov?", "Who " * 80 + "spoke with Gerasimov?"] * 8
    alone = [reader.read(question, [PASSAGE]) for question in asked[:2]]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: reader.read(question, [PASSAGE]), asked))
    for row, readings in enumerate(together):
        assert readings == alone[row % 2]
