"""A small HTTP client that does nothing but ask again: raw sockets, keep-alive, one thread."""

import selectors
import socket
from dataclasses import dataclass, field
from time import perf_counter

CONNECTIONS = 16


@dataclass
class Answers:
    """What came back: how many pages in how many seconds, each one's time, its body's bytes."""

    seconds: float
    bytes: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.times) / self.seconds

    def slowest(self, share: float) -> float:
        """The time in milliseconds that this share of the pages did not exceed."""
        return sorted(self.times)[int(len(self.times) * share)] * 1000


class _Line:
    """One connection that always waits for one page."""

    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = request
        self._received = b""
        self._asked = 0.0

    def ask(self) -> None:
        """Send the request."""
        self._asked = perf_counter()
        self.socket.sendall(self._request)

    def hear(self, answers: Answers) -> None:
        """Take what has come; when the page is whole, note it and ask again."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server hung up")
        self._received += part
        head = self._received.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _length(self._received[:head])
        if len(self._received) < head + 4 + length:
            return
        answers.times.append(perf_counter() - self._asked)
        answers.bytes = length
        self._received = b""
        self.ask()


def pages(address: tuple[str, int], path: str, seconds: float) -> Answers:
    """Ask for the same page over some connections for so many seconds.

    Raises ConnectionError for any answer but 200.
    """
    request = f"GET {path} HTTP/1.1\r\nHost: {address[0]}:{address[1]}\r\n\r\n".encode()
    lines = [_Line(address, request) for _ in range(CONNECTIONS)]
    answers = Answers(seconds)
    with selectors.DefaultSelector() as selector:
        for line in lines:
            selector.register(line.socket, selectors.EVENT_READ, line)
            line.ask()
        started = perf_counter()
        while perf_counter() - started < seconds:
            for key, _ in selector.select(timeout=1):
                key.data.hear(answers)
        answers.seconds = perf_counter() - started
    for line in lines:
        line.socket.close()
    return answers


def _length(head: bytes) -> int:
    """The bytes of the body that a head announces."""
    if not head.startswith(b"HTTP/1.1 200 "):
        raise ConnectionError(f"the server answered {head.splitlines()[0].decode()}")
    _, _, rest = head.lower().partition(b"content-length: ")
    return int(rest.split(b"\r\n")[0])
