"""What every test relies on: no hub, no telemetry, one model, one assistant, one chat over it."""

import os

# Before anything imports a library that reads them.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.pop("DATELINE_MODEL", None)
os.environ.pop("DATELINE_CACHE", None)

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from packing import Installed, install_pieces

from embeddings.encoder import SentenceEncoder, load_encoder
from qa.assistant import Assistant
from qa.opening import open_assistant

# The same examples in every run, however long each takes.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return load_encoder()


@pytest.fixture(scope="session")
def seed_assistant() -> Assistant:
    return open_assistant(reader="small")


@pytest.fixture(scope="session")
def chat_url(seed_assistant: Assistant) -> Iterator[str]:
    """The address of a chat over the seeds, on loopback."""
    from qa.web.page import build_chat
    from qa.web.serving import launch_chat

    chat = build_chat(seed_assistant)
    yield launch_chat(chat, host="127.0.0.1")
    chat.close(verbose=False)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Put a small model in place of the large one, in pieces that are installed."""
    return install_pieces(tmp_path / "installed", monkeypatch)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Return a folder of two small dated reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "harbour.txt").write_text(
        " date 2019-05-07 The harbour of Lindow was closed after a storm.\n\n"
        "Mayor Ilse Brandt said that eleven boats had sunk in the harbour.\n",
        encoding="utf-8",
    )
    (folder / "bridge.txt").write_text(
        " date 2020-06-01 Engineers found cracks in the Ostrava bridge.\n\n"
        "The bridge carries thirty trains a day, the operator said.\n",
        encoding="utf-8",
    )
    return folder
