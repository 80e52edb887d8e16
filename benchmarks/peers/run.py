"""Installs and measures Dateline and what one would take in its place, one after the other.

    python benchmarks/peers/run.py NAME=QUESTIONS.jsonl=ARTICLES … --articles 1000

ARTICLES is a folder of texts or JSON lines of articles; over the first ones indexing is measured.
What was measured of each system is written to `results/` beside this file, `table.py` draws it.
Run it where Dateline is installed, with nothing else at work on the machine.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE.parent), str(HERE.parent.parent)]

from peers.environments import InstallationError, make_environment  # noqa: E402
from peers.machine import describe_machine, find_commit  # noqa: E402
from peers.measuring import AskedSet, Plan, lay_out_set, measure_system  # noqa: E402
from peers.processes import Bench, StepError  # noqa: E402
from peers.reader import make_reader  # noqa: E402
from peers.registry import BY_NAME, SYSTEMS  # noqa: E402


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of what is to be measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("asked", nargs="+", metavar="NAME=QUESTIONS=ARTICLES")
    parser.add_argument(
        "--articles", type=int, default=1000, help="those that are asked about, and others up to N"
    )
    parser.add_argument(
        "--again", type=int, default=200, help="articles for the runs that follow, 0 for none"
    )
    parser.add_argument("--starts", type=int, default=3, help="cold starts of each way")
    parser.add_argument("--questions", type=int, help="the first N of each file alone")
    parser.add_argument("--system", action="append", choices=BY_NAME, help="these alone")
    parser.add_argument("--environments", type=Path, help="default: in the user's cache")
    parser.add_argument("--fresh", action="store_true", help="install anew, and measure that")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    return parser


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each system and write its figures."""
    options = build_parser().parse_args(arguments)
    environments = (options.environments or _find_cache()).resolve()
    sets = [_read_set(each, environments, options) for each in options.asked]
    names = options.system or [system.name for system in SYSTEMS]
    # Before results are written, which then differ from those of the commit.
    commit = find_commit()
    for name in names:
        result = {"system": name, "asked_for": options.articles, "commit": commit}
        result |= describe_machine()
        result |= _measure(name, environments, sets, options)
        options.results.mkdir(parents=True, exist_ok=True)
        text = json.dumps(result, indent=1)
        (options.results / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")


def _measure(
    name: str, environments: Path, sets: Sequence[AskedSet], options: argparse.Namespace
) -> dict[str, object]:
    _tell(f"{name}: installing")
    try:
        environment = make_environment(name, environments, fresh=options.fresh)
    except InstallationError as error:
        _tell(f"{name}: {error}")
        return {"failed": str(error)}
    work = environments / "work" / name
    work.mkdir(parents=True, exist_ok=True)
    try:
        bench = Bench(environment, name, work, _find_reader(name, environments))
        plan = Plan(tuple(sets), again=options.again, starts=options.starts)
        figures = measure_system(BY_NAME[name], bench, plan, _tell)
    except (InstallationError, StepError) as error:
        _tell(str(error))
        figures = {"failed": str(error)}
    return {"environment": environment.measured, **figures}


def _find_reader(name: str, environments: Path) -> Path | None:
    if not BY_NAME[name].reads:
        return None
    return make_reader(environments, make_environment("dateline", environments))


def _read_set(asked: str, environments: Path, options: argparse.Namespace) -> AskedSet:
    name, questions, articles = asked.split("=")
    place = environments / "work" / "articles"
    return lay_out_set(
        name, Path(questions), Path(articles), place, options.articles, options.questions
    )


def _find_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("dateline") / "peers"


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
