"""The order in which a system is measured: index, ask, start anew, index again, be killed."""

import shutil
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peers.articles import choose_articles, lay_out, read_articles
from peers.environments import measure_size
from peers.processes import Bench, Step
from peers.registry import System, Way
from peers.scoring import read_asked, score_replies, write_asked
from qa.evaluation.questions import LabelledQuestion

# Asked once before, and not counted: what is loaded with the first question is not what one takes.
_WARM = 5

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A file of questions over articles; `asked` is what systems are told of the questions."""

    name: str
    questions: tuple[LabelledQuestion, ...]
    asked: Path
    articles: Path
    count: int
    """How many articles there are."""

    @property
    def first(self) -> Path:
        """The file with the first question alone."""
        return self.asked.with_suffix(".first.jsonl")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: the sets, the articles that are indexed again, cold starts of each way."""

    sets: tuple[AskedSet, ...]
    again: int
    starts: int


def lay_out_set(
    name: str, questions: Path, articles: Path, place: Path, most: int, asked: int | None
) -> AskedSet:
    """Read a set, choose up to `most` articles and the first `asked` questions, write both."""
    labelled = read_asked(questions, asked)
    wanted = {source for each in labelled for source in each.sources}
    every = read_articles(articles)
    if missing := wanted - {each.id for each in every}:
        raise SystemExit(f"{articles} lacks {len(missing)} sources of {questions}: {min(missing)}")
    chosen = choose_articles(every, wanted, most)
    where = lay_out(chosen, articles, place / f"{name}-{len(chosen)}")
    file = place / f"{name}.questions.jsonl"
    found = AskedSet(name, tuple(labelled), file, where, len(chosen))
    write_asked(labelled, file)
    write_asked(labelled[:1], found.first)
    return found


def measure_system(system: System, bench: Bench, plan: Plan, tell: Tell) -> dict[str, Any]:
    """Return the figures of `system`: of indexing, of each way on each set, of indexing again."""
    figures: dict[str, Any] = {"sets": {}, "ways": {way.name: {} for way in system.ways}}
    for each in plan.sets:
        index = bench.work / each.name
        tell(f"{system.name}: indexing {each.count} articles of {each.name}")
        figures["sets"][each.name] = _measure_indexing(system, bench, each, index)
        for way in system.ways:
            tell(f"{system.name}, {way.name}: asking {len(each.questions)} of {each.name}")
            step = _ask(bench, way, each, index)
            asked = figures["ways"][way.name]
            asked[each.name] = score_replies(each.questions, step.result["replies"])
            figures["sets"][each.name] |= _count_held(step)
            if each is plan.sets[0]:
                cold = _start_cold(bench, way, each, index, plan.starts)
                asked |= {"memory_bytes": step.memory_bytes, "cold_s": cold}
    if plan.again:
        tell(f"{system.name}: indexing {plan.again} articles again, and killed")
        figures["again"] = _measure_again(system, bench, plan.sets[0], plan.again)
    return figures


def _measure_indexing(system: System, bench: Bench, asked: AskedSet, index: Path) -> dict[str, Any]:
    shutil.rmtree(index, ignore_errors=True)
    step = _build(bench, system, index, asked.articles)
    return {
        "articles": asked.count,
        "build_s": round(step.result["build_s"], 2),
        "process_s": round(step.seconds, 2),
        "memory_bytes": step.memory_bytes,
        "index_bytes": measure_size(index),
    }


def _build(bench: Bench, system: System, index: Path, articles: Path) -> Step:
    return bench.run("build", system.ways[0].name, index, "--articles", articles)


def _ask(bench: Bench, way: Way, asked: AskedSet, index: Path) -> Step:
    more = ("--questions", asked.asked, "--warm", str(_WARM), "--hold")
    return bench.run("ask", way.name, index, *more)


def _count_held(step: Step) -> dict[str, int]:
    return {"held": len(step.result["articles"]), "passages": step.result["passages"]}


def _start_cold(bench: Bench, way: Way, asked: AskedSet, index: Path, times: int) -> dict[str, Any]:
    """Return the seconds of processes that import, open, and answer one question each."""
    runs = [
        bench.run("ask", way.name, index, "--questions", asked.first).seconds for _ in range(times)
    ]
    return {"median": round(statistics.median(runs), 2), "each": [round(run, 2) for run in runs]}


def _measure_again(system: System, bench: Bench, asked: AskedSet, count: int) -> dict[str, Any]:
    """Index `count` articles, then once more, and once anew, killed half-way and run again."""
    articles = choose_articles(read_articles(asked.articles), (), count)
    where = lay_out(articles, asked.articles, asked.articles.parent / f"again-{len(articles)}")
    index, killed = bench.work / "again", bench.work / "killed"
    for folder in (index, killed):
        shutil.rmtree(folder, ignore_errors=True)
    first = _build(bench, system, index, where).seconds
    unchanged = _build(bench, system, index, where).seconds
    way = system.ways[0].name
    at_work = bench.kill(first / 2, "build", way, killed, "--articles", where)
    following = _build(bench, system, killed, where).seconds
    held = bench.run("hold", way, killed).result
    return {
        "articles": len(articles),
        "first_s": round(first, 2),
        "unchanged_s": round(unchanged, 2),
        "killed_after_s": round(first / 2, 2) if at_work else None,
        "next_s": round(following, 2),
        "complete": set(held["articles"]) == {each.id for each in articles},
        "passages": held["passages"],
    }
