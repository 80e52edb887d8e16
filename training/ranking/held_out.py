"""Writes the held-out news questions: `python -m training.ranking.held_out --data DATA --out DIR`.

DIR then holds `articles.jsonl`, to be indexed, and `questions.jsonl`, to be asked over it, whose
answers are regular expressions: the words that were marked, or the calendar date; of a question for
yes or no, the verdict and behind it the words. `windows.jsonl.gz` has the same questions, but
those for yes or no, over a few sentences, for a reader alone.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from training.reader.cropping import crop_around, crop_near
from training.reader.news import is_held_out


def main(arguments: Sequence[str] | None = None) -> int:
    """Write as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m training.ranking.held_out", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--out", type=Path, required=True, help="folder for both files")
    options = parser.parse_args(arguments)
    with gzip.open(options.data / "reader/news_train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if is_held_out(row["article"])]
    names = {row["article"] for row in rows}
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "questions.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(_make_question(row), ensure_ascii=False) + "\n" for row in rows)
    with gzip.open(options.data / "archive/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        kept = [line for line in lines if json.loads(line)["id"] in names]
    (options.out / "articles.jsonl").write_text("".join(kept), encoding="utf-8")
    texts = {each["id"]: each["text"] for each in map(json.loads, kept)}
    with gzip.open(options.out / "windows.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in cut(rows, texts))
    return 0


def cut(rows: Sequence[dict[str, Any]], texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the questions in `rows` over sentences around their answer, or most like them."""
    chance = random.Random(0)  # noqa: S311 - it cuts texts, no secret
    for row in rows:
        text, answers = texts[row["article"]], row["answers"]
        if row["kind"] == "yes_no":
            continue
        if answers:
            start = answers[0]["start"]
            window = crop_around(text, start, start + len(answers[0]["text"]), chance)
        else:
            window = crop_near(text, row["question"], chance)
        inside = [
            {"text": each["text"], "start": each["start"] - window.start}
            for each in answers
            if window.start <= each["start"] and each["start"] + len(each["text"]) <= window.end
        ]
        context = text[window.start : window.end]
        yield {"id": row["id"], "question": row["question"], "context": context, "answers": inside}


def _make_question(row: dict[str, Any]) -> dict[str, Any]:
    answers = row["answers"]
    known = [_match_words(each["text"]) for each in answers]
    if row["date"] and row["kind"] == "when":
        known = _match_date(str(row["date"])) or known
    if row["verdict"]:
        known = [rf"^{row['verdict']}\b", *known]
    return {
        "id": row["id"],
        "kind": row["kind"] if answers else "null",
        "question": row["question"],
        "answers": known,
        "texts": [each["text"] for each in answers],
        "sources": [row["article"]],
        "history": [],
    }


def _match_words(text: str) -> str:
    """Return what matches `text` whatever the spaces, without an article or point at its ends."""
    words = re.sub(r"^(?:the|an?|about|just|some|in|on|at)\s+", "", text.strip(" .,;:"), flags=re.I)
    return r"\s+".join(re.escape(word) for word in words.split())


def _match_date(value: str) -> list[str]:
    """Return what matches the calendar date, month or year `value` in ISO or in words."""
    year, *rest = value.split("-")
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
        return []
    if not rest:
        return [rf"\b{year}\b"]
    day = date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    month = day.strftime("%B")
    if len(rest) == 1:
        return [rf"\b(?:{month},? {year}|{value})\b"]
    return [rf"\b(?:{value}|{month} {day.day},? {year}|{day.day} {month},? {year})\b"]


if __name__ == "__main__":
    raise SystemExit(main())
