"""The address that the chat is asked to be served at."""

import errno
import socket

from qa.errors import ServerError


def check_address(host: str | None, port: int) -> None:
    """Check that a server can listen at `host` (default: loopback) and `port` (0: any).

    Raises:
        ServerError: the port is taken or not allowed, or `host` is no address of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or "127.0.0.1", port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As servers do: a port whose last connections are only dying away is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise ServerError(_explain(host, port, error)) from error


def _explain(host: str | None, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is in use by another program; "
            f"choose another: python app.py --port {port + 1 if port < 65535 else port - 1}"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} needs more rights; choose one above 1023: python app.py --port 7860"
    return (
        f"cannot listen at {host or '127.0.0.1'} ({error.strerror or error}); "
        "use --host 127.0.0.1 for this machine alone, --host 0.0.0.0 for its network"
    )
