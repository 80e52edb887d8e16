"""What was measured on what: the commit, the machine, the day."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path

from peers.environments import ROOT


def find_commit() -> str:
    """Return the commit that is measured, with a word where files differ from it."""
    told = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    return subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def describe_machine() -> dict[str, object]:
    """Return what is to be known of the machine, and on which day."""
    return {
        "day": date.today().isoformat(),
        # Of a machine that is at work on something else, times say little.
        "load": round(os.getloadavg()[0], 2),
        "machine": {
            "processor": _find_processor(),
            "cores": os.cpu_count(),
            "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
            "system": platform.system(),
            "python": platform.python_version(),
        },
    }


def _find_processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
