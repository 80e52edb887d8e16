"""Writes the tables of figures in README.md and docs/ from the results in benchmarks/.

    python scripts/fill_figures.py [--check]

With --check nothing is written; the exit code is 1 when a page is not what it would write.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Behind all else: what lies there hides nothing.
sys.path.append(str(ROOT / "benchmarks"))

from peers import table as peers  # noqa: E402


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
    """Draw how right and how quick answers are, a row a file of questions and a reader."""
    rows = [
        "| questions | reader | right | told, but refused | not told, but answered |"
        " the whole answer, p50 and p95 |",
        "|---|---|---|---|---|---|",
    ]
    readers = read_results("evaluation")
    names = dict.fromkeys(name for run in readers.values() for name in run["files"])
    for name in names:
        for reader, results in readers.items():
            if run := results["files"].get(name):
                rows.append(_draw_run(name, reader, run))
    return "\n".join(rows)


def _draw_run(name: str, reader: str, run: dict) -> str:
    untold = run["questions"] - run["answerable"]
    answered = _count_out_of(untold - run["refused_rightly"], untold)
    return (
        f"| {name} | {reader} | {run['right']} of {run['questions']} |"
        f" {run['refused_wrongly']} of {run['answerable']} | {answered} |"
        f" {_milliseconds(run['steps']['total'])} |"
    )


def draw_archive() -> str:
    """Draw how right answers over the archive are, a row a figure."""
    run = read_results("evaluation_archive")["archive"]
    return "\n".join(
        [
            f"| {run['reports']:,} reports, {run['passages']:,} passages | |",
            "|---|---|",
            "| right, and a listed source is cited |"
            f" {run['right_and_cited']} of {run['questions']} |",
            f"| hits@1, hits@10 | {run['hits']['1']:.3f}, {run['hits']['10']:.3f} |",
            f"| finding passages, p50 and p95 | {_milliseconds(run['steps']['retrieve'])} |",
        ]
    )


def draw_reading() -> str:
    """Draw how well each reader reads given contexts, a row a file and a reader."""
    rows = [
        "| questions | reader | F1 | of the answerable | … if nothing were refused |"
        " of the unanswerable refused | area under the curve of refusing |",
        "|---|---|---|---|---|---|---|",
    ]
    readers = read_results("reading")
    names = dict.fromkeys(name for run in readers.values() for name in run)
    for name in names:
        for reader, files in readers.items():
            if run := files.get(name):
                refused = f"{run['refused']:.1f} %" if "refused" in run else "–"
                auc = f"{run['refusal_auc']:.2f}" if "refusal_auc" in run else "–"
                rows.append(
                    f"| {name}, {run['questions']:.0f} | {reader} | {run['f1']:.1f} |"
                    f" {run['answerable_f1']:.1f} | {run['answerable_f1_never_refused']:.1f} |"
                    f" {refused} | {auc} |"
                )
    return "\n".join(rows)


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


TABLES = {
    "dates": draw_dates,
    "report dates": draw_report_dates,
    "evaluation": draw_evaluation,
    "archive": draw_archive,
    "reading": draw_reading,
    "load": draw_load,
    "startup": draw_startup,
    "embedding": draw_embedding,
    "growth": draw_growth,
    "peers versions": peers.draw_versions,
    "peers indexing": peers.draw_indexing,
    "peers finding": peers.draw_finding,
    "peers answering": peers.draw_answering,
    "peers again": peers.draw_again,
}


def fill(page: str) -> str:
    """Return `page` with the table behind each `<!-- figures: NAME -->` drawn anew."""
    marked = re.compile(r"(<!-- figures: ([a-z ]+) -->\n)[^<]*<!-- end -->")
    return marked.sub(lambda found: f"{found[1]}{TABLES[found[2]]()}\n<!-- end -->", page)


def main() -> int:
    """Fill every page, or check it."""
    is_other = False
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        page = path.read_text(encoding="utf-8")
        filled = fill(page)
        is_other |= filled != page
        if "--check" not in sys.argv:
            path.write_text(filled, encoding="utf-8")
    return int(is_other) if "--check" in sys.argv else 0


def _count_out_of(count: int, whole: int) -> str:
    return f"{count} of {whole}" if whole else "–"


def _milliseconds(times: dict) -> str:
    return f"{times['p50_ms']:.0f} and {times['p95_ms']:.0f} ms"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


if __name__ == "__main__":
    sys.exit(main())
