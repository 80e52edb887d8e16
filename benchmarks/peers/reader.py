"""The reader that systems with an extractive reader get: Dateline's small one, exported."""

import subprocess
from pathlib import Path

from peers.environments import HERE, Environment
from qa.reader.adapter import ADAPTER, SMALL, read_manifest


def make_reader(environments: Path, dateline: Environment) -> Path:
    """Return the folder of the exported reader, made in Dateline's environment where missing."""
    # Of other weights it is another one.
    folder = environments / f"reader-{read_manifest(SMALL).files[ADAPTER][:12]}"
    if not (folder / "model.safetensors").is_file():
        command = [dateline.python, HERE / "export_reader.py", folder]
        subprocess.run(command, cwd=environments, check=True)
    return folder
