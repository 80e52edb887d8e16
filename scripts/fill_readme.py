"""Writes the tables of figures in README.md from the results in benchmarks/.

    python scripts/fill_readme.py [--check]

With --check nothing is written; the exit code is 1 when the README is not what it would write.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read_results(name: str) -> dict:
    """Return the results in benchmarks/NAME.json."""
    return json.loads((ROOT / "benchmarks" / f"{name}.json").read_text(encoding="utf-8"))


def draw_dates() -> str:
    """Draw the accuracy of time expressions, a row a corpus."""
    names = {"timebank.jsonl": "TimeBank", "aquaint.jsonl": "AQUAINT", "together": "together"}
    rows = ["| corpus | strict F1 | relaxed F1 | type F1 | value F1 |", "|---|---|---|---|---|"]
    for key, scores in read_results("dates_accuracy").items():
        measures = ("strict_f1", "relaxed_f1", "type_f1", "value_f1")
        rows.append(f"| {names[key]} | {' | '.join(f'{scores[m]:.1f}' for m in measures)} |")
    return "\n".join(rows)


def draw_report_dates() -> str:
    """Draw how right the dates of reports are, a row a basis."""
    rows = ["| basis | articles | exact | within a week | bound holds |", "|---|---|---|---|---|"]
    for basis, rates in read_results("report_dates").items():
        cells = [_percent(rates.get(key)) for key in ("exact", "within_a_week", "bound_holds")]
        rows.append(f"| {basis} | {rates['articles']:,} | {' | '.join(cells)} |")
    return "\n".join(rows)


def draw_evaluation() -> str:
    """Draw how right and how quick answers are, a column a file of questions."""
    runs = {name: run for name, run in read_results("evaluation").items() if isinstance(run, dict)}
    rows = (
        ("reports, passages", lambda run: f"{run['reports']:,}, {run['passages']:,}"),
        ("right", lambda run: f"{run['right']} of {run['questions']}"),
        (
            "right, and a listed source is cited",
            lambda run: f"{run['right_and_cited']} of {run['answerable']} that can be answered",
        ),
        ("refused wrongly", lambda run: f"{run['refused_wrongly']} of {run['answerable']}"),
        (
            "answered what is not told",
            lambda run: _count_out_of(
                run["questions"] - run["answerable"] - run["refused_rightly"],
                run["questions"] - run["answerable"],
            ),
        ),
        ("hits@1, hits@10", lambda run: f"{run['hits']['1']:.3f}, {run['hits']['10']:.3f}"),
        ("finding passages, p50 and p95", lambda run: _milliseconds(run["steps"]["retrieve"])),
        ("reading them, p50 and p95", lambda run: _milliseconds(run["steps"]["read"])),
        ("the whole answer, p50 and p95", lambda run: _milliseconds(run["steps"]["total"])),
    )
    lines = [f"| | {' | '.join(runs)} |", f"|---|{'---|' * len(runs)}"]
    lines += [f"| {said} | {' | '.join(map(tell, runs.values()))} |" for said, tell in rows]
    return "\n".join(lines)


def draw_load() -> str:
    """Draw what many sessions and hostile input did to the chat, a row a figure."""
    load, hostile = read_results("chat_load")["figures"], read_results("hostile_input")
    errors = sum(load["errors"].values())
    full = sum(count for told, count in load["beyond_the_queue"].items() if told != "answered")
    got_through = sum(
        hostile[name] for name in ("ran", "dialogs", "requests_outside", "page_errors", "broken")
    )
    return "\n".join(
        [
            f"| {load['sessions']} sessions for {load['seconds'] / 60:.0f} minutes | |",
            "|---|---|",
            f"| questions, conversations | {load['questions']:,}, {load['conversations']:,} |",
            f"| errors, answers to the wrong session | {errors},"
            f" {load['answers_to_the_wrong_session']} |",
            "| memory after the first minute, at the end |"
            f" {load['rss_mb_after_first_minute']:.0f} MB, {load['rss_mb_at_end']:.0f} MB |",
            f"| one session alone, p50 and p95 | {load['single_user_ms']['p50']:.0f} and"
            f" {load['single_user_ms']['p95']:.0f} ms |",
            f"| all sessions, p50 and p95 | {load['load_ms']['p50'] / 1000:.1f} and"
            f" {load['load_ms']['p95'] / 1000:.1f} s |",
            f"| of 100 at once: answered, told that the queue is full |"
            f" {load['beyond_the_queue'].get('answered', 0)}, {full} |",
            f"| {hostile['inputs']} hostile inputs, {hostile['looked_at']} looks at the page:"
            f" what got through | {got_through} |",
        ]
    )


def draw_startup() -> str:
    """Draw how long things take, a row a figure."""
    figures = read_results("startup")["figures"]
    return "\n".join(
        [
            "| what | figure |",
            "|---|---|",
            f"| `dateline --help`, processor time | {figures['help_cpu_s']:.2f} s |",
            "| first answer from a cold start, against importing and loading the model alone |"
            f" {figures['cold_answer_to_load_model']:.2f} times |",
            f"| warm answer over the seeds, p50 and p95 | {figures['warm_ask_p50_ms']:.0f} and"
            f" {figures['warm_ask_p95_ms']:.0f} ms |",
        ]
    )


def draw_embedding() -> str:
    """Draw how fast passages become vectors, a row a way."""
    result = read_results("embedding")
    speed = result["passages_per_s"]
    return "\n".join(
        [
            f"| {result['passages']:,} passages of news | passages a second |",
            "|---|---|",
            f"| sentence-transformers with its defaults | {speed['sentence_transformers']:.0f} |",
            f"| Dateline, {result['times_as_fast']:.1f} times as fast | {speed['dateline']:.0f} |",
            "| ten nearest neighbours in common | " + _percent(result["top_10_overlap"]) + " |",
        ]
    )


def draw_growth() -> str:
    """Draw what a library costs as it grows, a row a figure."""
    sizes = read_results("library_growth")["passages"]
    rows = (
        ("vector index", "index", "{}"),
        ("recall@10 against exact search", "recall_of_new_questions", "{:.3f}"),
        ("vector search, p50", "vectors_p50_ms", "{:.1f} ms"),
        ("vector search, p95", "vectors_p95_ms", "{:.1f} ms"),
        ("word search, p50", "words_p50_ms", "{:.1f} ms"),
        ("word search, p95", "words_p95_ms", "{:.1f} ms"),
        ("memory while serving", "resident_mb", "{:,.0f} MB"),
        ("putting in", "put_in_s", "{:,.0f} s"),
        ("making the indexes", "index_s", "{:,.0f} s"),
    )
    lines = [
        f"| passages | {' | '.join(f'{int(size):,}' for size in sizes)} |",
        f"|---|{'---|' * len(sizes)}",
    ]
    for said, name, form in rows:
        cells = (form.format(figures[name]) for figures in sizes.values())
        lines.append(f"| {said} | {' | '.join(cells)} |")
    return "\n".join(lines)


def fill(readme: str) -> str:
    """Return `readme` with the table behind each `<!-- figures: NAME -->` drawn anew."""
    tables = {
        "dates": draw_dates,
        "report dates": draw_report_dates,
        "evaluation": draw_evaluation,
        "load": draw_load,
        "startup": draw_startup,
        "embedding": draw_embedding,
        "growth": draw_growth,
    }
    for name, draw in tables.items():
        marker = f"<!-- figures: {name} -->\n"
        marked = re.compile(rf"{marker}[^<]*<!-- end -->")
        readme, count = marked.subn(f"{marker}{draw()}\n<!-- end -->", readme)
        if count != 1:
            raise SystemExit(f"README.md needs one place for the figures of {name}, has {count}")
    return readme


def main() -> int:
    """Fill README.md, or check it."""
    path = ROOT / "README.md"
    readme = path.read_text(encoding="utf-8")
    filled = fill(readme)
    if "--check" in sys.argv:
        return int(filled != readme)
    path.write_text(filled, encoding="utf-8")
    return 0


def _count_out_of(count: int, whole: int) -> str:
    return f"{count} of {whole}" if whole else "–"


def _milliseconds(times: dict) -> str:
    return f"{times['p50_ms']:.0f} and {times['p95_ms']:.0f} ms"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


if __name__ == "__main__":
    sys.exit(main())
