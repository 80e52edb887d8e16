import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from reader_samples import PASSAGE

from qa.cli import main
from qa.errors import ReaderError
from qa.reader.adapter import Calibration
from qa.reader.calibrate import Scores, choose_threshold, fit_calibration, join_files
from qa.reader.file import read_file
from qa.reader.reader import Reader

LINES = [
    {"id": "a", "question": "When did Milley speak with Gerasimov?", "context": PASSAGE},
    {"id": "b", "question": "Who won the football match in Lisbon?", "context": PASSAGE},
    {"id": "c", "question": "Who?", "context": ""},
]


def write_lines(path: Path) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in LINES)
    return path


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_every_line_is_answered(reader: Reader, tmp_path: Path, name: str) -> None:
    counted: list[None] = []
    out = tmp_path / "out.jsonl"
    count = read_file(write_lines(tmp_path / name), out, reader, lambda: counted.append(None))
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert "March 31, 2021" in answers[0]["answer"]
    assert [answer["answer"] for answer in answers[1:]] == ["", ""]
    assert count == len(counted) == 3


def test_a_line_that_is_no_question_is_named(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "question": "q", "context": "c"}\n{"id": 1}\n', encoding="utf-8")
    with pytest.raises(ReaderError, match=r"in\.jsonl:2 is no question.*it needs id"):
        read_file(path, tmp_path / "out.jsonl", reader)
    assert [each.name for each in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_truncated_archive_is_named(reader: Reader, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "in.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ReaderError, match=r"in\.jsonl\.gz cannot be read"):
        read_file(path, tmp_path / "out.jsonl", reader)


def test_the_command_reads_with_the_named_reader(
    tmp_path: Path, tiny_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = write_lines(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    assert main(["read", str(path), "--out", str(out), "--reader", str(tiny_model)]) == 0
    assert "3 questions read" in capsys.readouterr().out
    assert len(out.read_text(encoding="utf-8").splitlines()) == 3
    missing = tmp_path / "none.jsonl"
    assert main(["read", str(missing), "--out", str(out), "--reader", str(tiny_model)]) == 2
    assert "none.jsonl cannot be read" in capsys.readouterr().err


def test_the_threshold_is_the_best_of_a_brute_force() -> None:
    chance = np.random.default_rng(5)
    answerable = chance.random(200) < 0.5
    raw = chance.normal(size=200) + answerable
    f1 = np.where(answerable, chance.random(200), 0.0)
    scores = Scores(raw, np.zeros(200), f1, answerable, np.ones(200))

    def mean_f1(threshold: float) -> float:
        answered = raw >= threshold
        return float(np.where(answerable, answered * f1, ~answered).mean())

    best = max(mean_f1(threshold) for threshold in [*raw, raw.max() + 1])
    assert mean_f1(choose_threshold(raw, scores)) == pytest.approx(best)
    strict = choose_threshold(raw, scores, refused=0.9)
    assert (raw[~answerable] < strict).mean() >= 0.9
    # One more of the unanswerable would be answered below it.
    lower = np.nextafter(raw[raw < strict].max(), -np.inf)
    assert (raw[~answerable] < lower).mean() < 0.9


def test_calibration_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(6)
    raw, missing = chance.normal(scale=3, size=20_000), chance.integers(0, 3, size=20_000)
    odds = 0.5 * raw - 0.25 - 1.0 * missing
    answerable = chance.random(20_000) < 1 / (1 + np.exp(-odds))
    scores = Scores(raw, missing.astype(float), answerable * 1.0, answerable, np.ones(20_000))
    fitted = fit_calibration(scores)
    assert isinstance(fitted, Calibration)
    assert fitted.slope == pytest.approx(0.5, abs=0.03)
    assert fitted.intercept == pytest.approx(-0.25, abs=0.08)
    assert fitted.missing_weight == pytest.approx(1.0, abs=0.06)
    assert fit_calibration(scores, missing_weight=0.3).missing_weight == 0.3


def test_each_dev_file_counts_the_same() -> None:
    def rows(count: int, raw: float, *, answerable: bool) -> Scores:
        flags = np.full(count, answerable)
        return Scores(np.full(count, raw), np.zeros(count), flags * 1.0, flags, np.ones(count))

    joined = join_files([rows(30, 1.0, answerable=True), rows(10, 2.0, answerable=False)])
    assert joined.raw.tolist() == [1.0] * 30 + [2.0] * 10
    assert joined.weight[:30].sum() == pytest.approx(joined.weight[30:].sum()) == 20.0
    # Refusing all costs what it wins; of files unweighed, answering all would win.
    assert choose_threshold(joined.raw, joined, refused=1.0) > 2.0
