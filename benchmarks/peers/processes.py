"""Steps of a system as processes of their own: what they cost, and ends by the clock."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peers.environments import HERE, Environment

# Nothing is fetched and nothing is told to anybody while it is measured.
_QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "true",
}


class StepError(Exception):
    """A step failed; the message is the last line that it wrote."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a process did, and its seconds by the clock."""

    result: dict[str, Any]
    seconds: float

    @property
    def memory_bytes(self) -> int:
        """The most memory that it had."""
        return int(self.result["memory_bytes"])


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a system is run: its environment, its name, a folder for its files, a reader."""

    environment: Environment
    name: str
    work: Path
    reader: Path | None = None

    def run(self, step: str, way: str, index: Path, *more: str | Path) -> Step:
        """Run a step to its end.

        Raises:
            StepError: it failed.
        """
        out = self.work / "step.json"
        out.unlink(missing_ok=True)
        log = self.work / "step.log"
        begin = time.perf_counter()
        process = self._start(step, way, index, out, log, more)
        status = process.wait()
        seconds = time.perf_counter() - begin
        if status:
            lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise StepError(f"{self.name} {step} {way}: {lines[-1] if lines else status}")
        return Step(json.loads(out.read_text(encoding="utf-8")), seconds)

    def kill(self, after: float, step: str, way: str, index: Path, *more: str | Path) -> bool:
        """Kill a step `after` so many seconds, and tell whether it was still at work."""
        out, log = self.work / "step.json", self.work / "step.log"
        process = self._start(step, way, index, out, log, more)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
        return False

    def _start(
        self, step: str, way: str, index: Path, out: Path, log: Path, more: Sequence[str | Path]
    ) -> "subprocess.Popen[bytes]":
        command: list[str | Path] = [
            self.environment.python,
            HERE / "child.py",
            step,
            self.name,
            way,
            index,
        ]
        given: list[str | Path] = ["--reader", self.reader] if self.reader else []
        variables = {name: told for name, told in os.environ.items() if name != "PYTHONPATH"}
        variables |= _QUIET | {"DATELINE_CACHE": str(self.environment.folder / "cache")}
        with log.open("wb") as file:
            return subprocess.Popen(
                [*command, *more, *given, "--out", out],
                cwd=self.work,
                env=variables,
                stdout=file,
                stderr=file,
            )
