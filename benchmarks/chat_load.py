"""Many sessions asking one chat at once: errors, answers to the wrong session, memory, latency.

    python benchmarks/chat_load.py --sessions 32 --minutes 10 --out benchmarks/chat_load.json

The chat is `app.py` in a process of its own, over the seeds and a made report for each session, and
is asked over loopback by the protocol of its page. A session asks after its own report, then a
follow-up that only its own history explains, then questions of the seeds; after six turns it begins
a new conversation. What each is answered has been asked for before, alone: that is the single-user
latency, and any other answer under load is an error. At the end more ask than the queue takes.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent
SEEDS = (
    "When did Milley call Gerasimov?",
    "How many Russian troops are near the Ukrainian border?",
    "What is the highest watch level of US European Command?",
    "When did Milley visit Kyiv?",
)
SYLLABLES = ("bar", "cos", "dun", "fel", "gri", "hol", "kem", "lor", "mas", "nor", "pel", "ros")
# Longer than any answer should take, shorter than the run.
TIMEOUT_S = 60


@dataclass
class Tally:
    """What happened in a run."""

    latencies_s: list[float] = field(default_factory=list)
    errors: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    conversations: int = 0


@dataclass(frozen=True)
class Script:
    """The questions of a session, in order, and the word that only its own answers hold."""

    questions: tuple[str, ...]
    marker: str


class Chat:
    """The endpoint `/chat` of a running server, by the protocol of the page."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._url = url
        self._client = client
        self.number = -1

    async def find_endpoint(self) -> None:
        """Learn the number of the endpoint."""
        events = (await self._client.get(f"{self._url}/config")).json()["dependencies"]
        self.number = next(event["id"] for event in events if event["api_name"] == "chat")

    async def ask(self, session: str, question: str) -> str:
        """Return the answer to `question` in the conversation `session`."""
        body = {"data": [question, None], "fn_index": self.number, "session_hash": session}
        joined = await self._client.post(f"{self._url}/gradio_api/queue/join", json=body)
        joined.raise_for_status()
        url = f"{self._url}/gradio_api/queue/data?session_hash={session}"
        answer = ""
        async with self._client.stream("GET", url) as stream:
            async for line in stream.aiter_lines():
                message = json.loads(line.removeprefix("data: ")) if line else {}
                if message.get("msg") == "process_completed":
                    if not message["success"]:
                        raise RuntimeError(str(message["output"]))
                    answer = message["output"]["data"][0]
        return answer

    @contextmanager
    def open_page(self, session: str):
        """Keep the session alive while the block runs, as an open page does."""

        async def beat() -> None:
            url = f"{self._url}/gradio_api/heartbeat/{session}"
            async with self._client.stream("GET", url, timeout=None) as stream:
                async for _ in stream.aiter_raw():
                    pass

        task = asyncio.get_running_loop().create_task(beat())
        try:
            yield
        finally:
            task.cancel()


def write_reports(folder: Path, sessions: int) -> list[Script]:
    """Fill `folder` with the seeds and a report for each session; return what each asks."""
    source = random.Random(7)
    shutil.copytree(ROOT / "seeds", folder, dirs_exist_ok=True)
    names: set[str] = set()
    while len(names) < sessions:
        names.add("".join(source.sample(SYLLABLES, 3)).capitalize())
    scripts = []
    for number, name in enumerate(sorted(names)):
        count, day = 3001 + 17 * number, f"2019-{1 + number % 12:02}-{1 + number % 28:02}"
        (folder / f"{name}.txt").write_text(
            f" date {day} The depot of {name} was opened.\n\n"
            f"The depot of {name} holds {count:,} crates, its keeper said.\n",
            encoding="utf-8",
        )
        seeds = [SEEDS[(number + turn) % len(SEEDS)] for turn in range(3)]
        asked = (f"How many crates does the depot of {name} hold?", "And when was it opened?")
        again = (f"What was opened in {name}?",)
        scripts.append(Script((*asked, *seeds, *again), f"{count:,}"))
    return scripts


@contextmanager
def serve(docs: Path, log: Path):
    """Yield the address of a chat over `docs`, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "app.py"), "--docs", str(docs), "--port", str(port)]
    with log.open("w", encoding="utf-8") as out:
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "HF_HUB_OFFLINE": "1"}
        process = subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=ROOT)
    try:
        while "Dateline is at" not in log.read_text(encoding="utf-8"):
            if process.poll() is not None:
                raise SystemExit(log.read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}", psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


async def ask_alone(
    chat: Chat, scripts: list[Script], tally: Tally, name: str = "alone"
) -> list[list[str]]:
    """Return what each script is answered, in sessions called `name`, when nobody else asks."""
    answers = []
    for number, script in enumerate(scripts):
        told = []
        for question in script.questions:
            begin = time.perf_counter()
            told.append(await chat.ask(f"{name}-{number}", question))
            tally.latencies_s.append(time.perf_counter() - begin)
        if script.marker not in told[0].replace("\\", ""):
            raise SystemExit(f"{script.questions[0]} is not answered with {script.marker}: {told}")
        answers.append(told)
    return answers


async def ask_on(
    chat: Chat, number: int, script: Script, answers: list[str], pause: float, tally: Tally
) -> None:
    """Hold one conversation after another, without end."""
    source = random.Random(number)
    while True:
        tally.conversations += 1
        session = f"{number}-{tally.conversations}"
        with chat.open_page(session):
            for question, expected in zip(script.questions, answers, strict=True):
                await asyncio.sleep(source.uniform(0.5, 1.5) * pause)
                begin = time.perf_counter()
                try:
                    told = await chat.ask(session, question)
                except (httpx.HTTPError, RuntimeError, ValueError) as error:
                    tally.errors[f"{type(error).__name__}: {error}"[:200]] += 1
                    break
                tally.latencies_s.append(time.perf_counter() - begin)
                if told != expected:
                    tally.wrong.append(f"{session} {question}: {told[:200]}")


async def watch_memory(process: psutil.Process, samples: list[dict[str, float]]) -> None:
    """Note the resident memory every ten seconds."""
    begin = time.monotonic()
    while True:
        rss = process.memory_info().rss / 2**20
        samples.append({"at_s": round(time.monotonic() - begin, 1), "rss_mb": round(rss, 1)})
        await asyncio.sleep(10)


async def overfill(chat: Chat, count: int) -> dict[str, int]:
    """Ask `count` questions in one moment; return how often each thing was answered."""

    async def ask_once(number: int) -> str:
        try:
            told = await chat.ask(f"burst-{number}", SEEDS[0])
        except httpx.HTTPStatusError as error:
            detail = re.sub(r"\d+", "N", error.response.json()["detail"])
            return f"{error.response.status_code} {detail}"
        except (httpx.HTTPError, RuntimeError) as error:
            return f"dropped: {type(error).__name__}"
        return "answered" if "2021" in told else f"wrong: {told[:80]}"

    return dict(Counter(await asyncio.gather(*(ask_once(number) for number in range(count)))))


async def measure(
    url: str, process: psutil.Process, scripts: list[Script], options: argparse.Namespace
) -> dict[str, object]:
    """Run the load and return its figures."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
    async with httpx.AsyncClient(timeout=TIMEOUT_S, limits=limits) as client:
        chat = Chat(url, client)
        await chat.find_endpoint()
        alone, tally, memory = Tally(), Tally(), []
        await ask_alone(chat, scripts[:4], Tally(), "warming")
        answers = await ask_alone(chat, scripts, alone)
        begin = time.monotonic()
        tasks = [asyncio.create_task(watch_memory(process, memory))]
        tasks += [
            asyncio.create_task(ask_on(chat, number, script, told, options.pause, tally))
            for number, (script, told) in enumerate(zip(scripts, answers, strict=True))
        ]
        await asyncio.wait(tasks, timeout=60 * options.minutes, return_when=asyncio.FIRST_EXCEPTION)
        seconds = time.monotonic() - begin
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(2)
        burst = await overfill(chat, options.burst)
        after = await chat.ask("after", SEEDS[0])
    return sum_up(seconds, alone, tally, memory) | {
        "beyond_the_queue": burst, "answers_after_it": "2021" in after,
        "memory": memory, "wrong_answers": tally.wrong[:20],
    }  # fmt: skip


def sum_up(
    seconds: float, alone: Tally, tally: Tally, memory: list[dict[str, float]]
) -> dict[str, object]:
    """Return the figures of a run."""
    early = next((each for each in memory if each["at_s"] >= 60), memory[len(memory) // 2])
    last = memory[-1]
    return {
        "seconds": round(seconds),
        "questions": len(tally.latencies_s),
        "conversations": tally.conversations,
        "errors": dict(tally.errors),
        "answers_to_the_wrong_session": len(tally.wrong),
        "single_user_ms": percentiles(alone.latencies_s),
        "load_ms": percentiles(tally.latencies_s),
        "rss_mb_after_first_minute": early["rss_mb"],
        "rss_mb_at_end": last["rss_mb"],
        "rss_growth": round(last["rss_mb"] / early["rss_mb"] - 1, 4),
    }


def percentiles(seconds: list[float]) -> dict[str, float]:
    """Return p50 and p95 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    return {"p50": round(cuts[49] * 1000, 1), "p95": round(cuts[94] * 1000, 1)}


def main() -> None:
    """Measure, print the figures, and write them to `--out`."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=32)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--pause", type=float, default=3, help="seconds between two questions")
    parser.add_argument("--burst", type=int, default=100, help="questions at once, at the end")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scripts = write_reports(Path(place) / "docs", options.sessions)
        with serve(Path(place) / "docs", Path(place) / "log") as (url, process):
            result = asyncio.run(measure(url, process, scripts, options))
        said = (Path(place) / "log").read_text(encoding="utf-8")
    raw = {name: result.pop(name) for name in ("memory", "wrong_answers")}
    figures = {"sessions": options.sessions, "pause_s": options.pause} | result
    figures["tracebacks_in_the_log"] = said.count("Traceback")
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    print(json.dumps(figures, indent=1))
    if options.out:
        text = json.dumps({"figures": figures, "machine": machine} | raw, indent=1)
        options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
