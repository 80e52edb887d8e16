"""What is measured inside a system's own environment; `run.py` starts it, a process a step.

    python child.py build NAME WAY INDEX --articles ARTICLES --out FILE.json
    python child.py hold  NAME WAY INDEX --out FILE.json
    python child.py ask   NAME WAY INDEX --questions FILE.jsonl --out FILE.json

It needs the standard library and the system alone.
"""

import argparse
import importlib
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

# Behind what is installed, so that nothing beside this file hides a package of the same name.
sys.path[0:1] = []
sys.path.append(str(Path(__file__).resolve().parent.parent))

from peers.peer import Peer  # noqa: E402
from peers.registry import BY_NAME  # noqa: E402

FOUND = 10


def main(arguments: Sequence[str] | None = None) -> None:
    """Do a step and write what came of it."""
    begin = time.perf_counter()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("step", choices=("build", "hold", "ask"))
    parser.add_argument("name", choices=BY_NAME)
    parser.add_argument("way")
    parser.add_argument("index", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--warm", type=int, default=0, help="questions that are asked first, too")
    parser.add_argument("--hold", action="store_true", help="tell what the index holds, too")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    module = importlib.import_module(f"peers.systems.{options.name}")
    peer: Peer = module.Peer(options.way, options.reader)
    result: dict[str, object] = {"import_s": time.perf_counter() - begin}
    begin = time.perf_counter()
    if options.step == "build":
        peer.build(options.index, options.articles)
        result["build_s"] = time.perf_counter() - begin
    else:
        peer.open(options.index)
        result["open_s"] = time.perf_counter() - begin
        if options.step == "ask":
            result["replies"] = ask(peer, options)
    result["memory_bytes"] = measure_peak()
    if options.step == "hold" or options.hold:
        held = peer.hold()
        result |= {"articles": sorted(held.articles), "passages": held.passages}
    options.out.write_text(json.dumps(result), encoding="utf-8")


def measure_peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.is_file():
        # `getrusage` also counts what the process had as a copy of the one that started it.
        lines = status.read_text(encoding="utf-8").splitlines()
        (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
        return int(peak) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def ask(peer: Peer, options: argparse.Namespace) -> list[dict[str, object]]:
    """Ask every question, some of them once more before, which is not counted."""
    way = next(way for way in BY_NAME[options.name].ways if way.name == options.way)
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    for each in questions[: options.warm]:
        _ask_one(peer, each["question"], finds=way.finds, answers=way.answers)
    return [
        {"id": each["id"]} | _ask_one(peer, each["question"], finds=way.finds, answers=way.answers)
        for each in questions
    ]


def _ask_one(peer: Peer, question: str, *, finds: bool, answers: bool) -> dict[str, object]:
    reply: dict[str, object] = {}
    if finds:
        begin = time.perf_counter()
        reply["found"] = peer.search(question, FOUND)
        reply["find_ms"] = round((time.perf_counter() - begin) * 1000, 3)
    if answers:
        begin = time.perf_counter()
        given = peer.answer(question)
        reply["answer_ms"] = round((time.perf_counter() - begin) * 1000, 3)
        reply["answer"] = {"text": given.text, "sources": given.sources} if given else None
    return reply


if __name__ == "__main__":
    main()
