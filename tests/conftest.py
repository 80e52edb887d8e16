"""What every test relies on: no hub, no telemetry, one assistant over the seeds, one chat on it."""

import os

# Before anything imports a library that reads them.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from qa.assistant import Assistant


@pytest.fixture(scope="session")
def seed_assistant() -> "Assistant":
    from qa.assistant import open_assistant

    return open_assistant()


@pytest.fixture(scope="session")
def chat_url(seed_assistant: "Assistant") -> Iterator[str]:
    """The address of a chat over the seeds, on loopback."""
    from app import build_chat, launch_chat

    chat = build_chat(seed_assistant)
    yield launch_chat(chat, host="127.0.0.1")
    chat.close(verbose=False)
