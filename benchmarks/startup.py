"""How long Dateline takes to start, to answer from cold, and to answer when it is warm.

    python benchmarks/startup.py --out benchmarks/startup.json

Each command is a process of its own, the two of a pair in turn, and medians are compared, so that a
machine whose speed drifts does not decide the figures. Processor seconds are user plus system.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from qa.opening import open_assistant  # noqa: E402
from qa.settings import SEEDS  # noqa: E402
from qa.types import Question  # noqa: E402

CALL = "when did Milley call Gerasimov?"
QUESTIONS = (
    CALL,
    "Who said that it is not a drill?",
    "How many Russian troops are near the Ukrainian border?",
    "Where is the Brady Briefing Room?",
    "What did Zakharova accuse Ukraine of?",
    "Who is the president of France?",
)
HELP = [sys.executable, "-m", "qa", "--help"]
ASK = [sys.executable, "-m", "qa", "ask", CALL]
LOAD = [
    sys.executable,
    "-c",
    "from sentence_transformers import SentenceTransformer as Model\n"
    "from embeddings.models import find_model\n"
    "Model(find_model().location, local_files_only=True).encode(['when?'])",
]


def main() -> None:
    """Measure, print the figures, and write every run to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    measure(HELP)
    measure(ASK)
    helped = [measure(HELP) for _ in range(options.runs)]
    pairs = [(measure(ASK), measure(LOAD)) for _ in range(options.runs)]
    warm = measure_warm(rounds=options.runs)
    figures = {
        "help_cpu_s": round(statistics.median(run["cpu_s"] for run in helped), 3),
        "cold_answer_wall_s": round(statistics.median(ask["wall_s"] for ask, _ in pairs), 2),
        "load_model_wall_s": round(statistics.median(load["wall_s"] for _, load in pairs), 2),
        "cold_answer_to_load_model": round(
            statistics.median(ask["wall_s"] / load["wall_s"] for ask, load in pairs), 3
        ),
        "warm_ask_p50_ms": round(statistics.median(warm), 1),
        "warm_ask_p95_ms": round(sorted(warm)[int(0.95 * (len(warm) - 1))], 1),
    }
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    result = {
        "figures": figures,
        "machine": machine,
        "help": helped,
        "cold": pairs,
        "warm_ms": warm,
    }
    print(json.dumps(figures, indent=2))
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def measure(command: list[str]) -> dict[str, float]:
    """Run `command` to its end and return its wall and processor seconds."""
    begin = time.perf_counter()
    environment = os.environ | {"HF_HUB_OFFLINE": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        raise SystemExit(f"{command} left with status {status}")
    return {"wall_s": round(wall, 3), "cpu_s": round(usage.ru_utime + usage.ru_stime, 3)}


def measure_warm(rounds: int) -> list[float]:
    """Return the milliseconds of each question over the seeds, after one round not counted."""
    assistant = open_assistant(SEEDS)
    times = []
    for number in range(rounds + 1):
        for text in QUESTIONS:
            begin = time.perf_counter()
            assistant.ask(Question(text))
            if number:
                times.append(round((time.perf_counter() - begin) * 1000, 2))
    return times


if __name__ == "__main__":
    main()
