"""Whether there is a way to a public link, and what to do where there is none."""

import os
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

# What Gradio asks for the address of a tunnel.
_LINK_SERVER = "https://api.gradio.app/v3/tunnel-request"
_SECONDS = 12


def find_link_fault() -> str | None:
    """Return why Gradio's link server cannot be reached, after 12 seconds at most; None if it can.

    Gradio itself waits up to a minute and a half, or without end, and does not say what failed.
    """
    # Another server is the business of who has set it.
    if os.environ.get("GRADIO_SHARE_SERVER_ADDRESS"):
        return None
    faults: list[str] = []

    def reach() -> None:
        try:
            urlopen(_LINK_SERVER, timeout=_SECONDS).close()
            faults.append("")
        except URLError as error:
            faults.append(str(error.reason))
        except (OSError, ValueError) as error:
            faults.append(str(error))

    # The timeout of a connection does not bound the search for its address.
    thread = Thread(target=reach, daemon=True)
    thread.start()
    thread.join(_SECONDS)
    return (faults[0] or None) if faults else f"no answer in {_SECONDS} seconds"


def explain_no_link(fault: str) -> str:
    """Return what to tell where a public link failed by `fault`."""
    return (
        f"no public link: Gradio's link server (api.gradio.app) cannot be reached: {fault}; the "
        "chat goes on at its local address. For others on this network: --host 0.0.0.0 --auth "
        "USER:PASSWORD; for everyone: put it on a Hugging Face Space"
    )
