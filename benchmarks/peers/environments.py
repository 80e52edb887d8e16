"""A virtual environment for each system: made, filled from pinned requirements, measured."""

import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# What is written beside an environment once all of it is installed.
_MEASURED = "installed.json"


class InstallationError(Exception):
    """A system cannot be installed; the message is what pip said last."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment: its folder, and what was measured when it was made."""

    folder: Path
    measured: dict[str, object]

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def make_environment(name: str, environments: Path, *, fresh: bool = False) -> Environment:
    """Return the environment of the system `name` below `environments`, made if it is missing.

    Raises:
        InstallationError: pip failed.
    """
    folder = environments / name
    found = folder / _MEASURED
    if fresh or not found.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        environment = Environment(folder, {})
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        # Each file by itself: the large base's pieces come without what they ask for.
        for file in sorted((HERE / "requirements").glob(f"{name}*.txt")):
            _install(environment, file)
        seconds = time.perf_counter() - begin
        measured: dict[str, object] = {"seconds": round(seconds, 1), "bytes": measure_size(folder)}
        measured["versions"] = _list_versions(environment)
        found.write_text(json.dumps(measured), encoding="utf-8")
    elif name == "dateline":
        # What is measured is the checkout as it is now.
        _run_pip(Environment(folder, {}), "--no-deps", "--force-reinstall", ".")
    return Environment(folder, json.loads(found.read_text(encoding="utf-8")))


def _install(environment: Environment, requirements: Path) -> None:
    is_bare = "--no-deps" in requirements.read_text(encoding="utf-8").partition("\n")[0]
    _run_pip(environment, *(["--no-deps"] if is_bare else []), "-r", requirements)


def _run_pip(environment: Environment, *told_to: str | Path) -> None:
    command: list[str | Path] = [environment.python, "-m", "pip", "install", "--quiet", *told_to]
    # Paths in a file of requirements begin where pip runs.
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        lines = told.stderr.strip().splitlines() or [f"pip left with {told.returncode}"]
        raise InstallationError(next((each for each in lines if "ERROR" in each), lines[-1]))


def measure_size(folder: Path) -> int:
    """Return the bytes of all files below `folder`."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


def _list_versions(environment: Environment) -> dict[str, str]:
    command: list[str | Path] = [environment.python, "-m", "pip", "list", "--format", "json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return {each["name"].lower(): each["version"] for each in json.loads(told.stdout)}
