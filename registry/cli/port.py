"""Whether a port of this machine is free; asked before anything slow is done.

The server cannot be left to find out: it shares a taken port with its owner without a word
(SO_REUSEPORT). Standard library only, because `make run` asks before any package is there.
"""

import errno
import socket
import sys


def refusal(host: str, port: str) -> str | None:
    """One sentence on why nothing can listen on `host` and `port`; None where it can."""
    if not port.isascii() or not port.isdecimal() or not 0 < int(port) < 2**16:
        return f"PORT must be a number from 1 to 65535, and {port!r} is not."
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind) as trial:
            # A port that was left a moment ago is free; one that is listened on is not.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"Port {port} on {host} is taken: stop what uses it, or set PORT to another."
        return f"Nothing can listen on port {port} of {host}: {error.strerror}."
    return None


if __name__ == "__main__":
    sys.exit(refusal(*sys.argv[1:3]))
