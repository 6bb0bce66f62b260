"""A web server that misbehaves on purpose, on the loopback, for as long as a `with` block lasts."""

import socket
import ssl
from collections import Counter
from threading import Event, Thread
from typing import Self

from tests.hostile.registry import BEHAVIOURS
from tests.hostile.wire import Over, Request, Wire

IP = "127.0.0.2"


class HostileServer:
    """Serves each behaviour at `/its-name`, and `/its-name/whatever`; anything else is 404.

    `robots` names the behaviour that answers for /robots.txt (404 without). `visits` counts requests by path. `tls`
    makes it speak https. Each connection gets a thread, and serves one request.
    """

    def __init__(self, tls: ssl.SSLContext | None = None):
        self._tls = tls
        self._listener = socket.create_server((IP, 0))
        self._stopping = Event()
        self.visits: Counter[str] = Counter()
        self.last_request = Request()
        self.robots = ""

    @property
    def endpoint(self) -> tuple[str, int]:
        """IP address and port."""
        return self._listener.getsockname()

    def url(self, name: str, host: str = IP) -> str:
        """The address of a behaviour."""
        return f"http{'s' if self._tls else ''}://{host}:{self.endpoint[1]}/{name}"

    def __enter__(self) -> Self:
        Thread(target=self._accept, daemon=True, name="hostile server").start()
        return self

    def __exit__(self, *_exc) -> None:
        self._stopping.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _visitor = self._listener.accept()
            except OSError:
                return
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            connection.settimeout(5)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            self._behave(connection)
        except (Over, OSError):
            pass  # the visitor has left, as visitors of this server do
        finally:
            connection.close()

    def _behave(self, connection: socket.socket) -> None:
        self.last_request = request = _read_request(connection)
        self.visits[request.target] += 1
        name = request.target.lstrip("/").partition("/")[0].partition("?")[0]
        behaviour = BEHAVIOURS.get(self.robots if name == "robots.txt" else name)
        wire = Wire(connection, request, self.url(""), self._stopping)
        if behaviour:
            behaviour.send(wire)
        else:
            wire.answer(404)


def _read_request(connection: socket.socket) -> Request:
    head = b""
    while b"\r\n\r\n" not in head:
        data = connection.recv(65_536)
        head += data
        if not data or len(head) > 100_000:
            raise Over
        if not head[:1].isupper():  # somebody speaks TLS to a server without
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            raise Over
    first, *lines = head.partition(b"\r\n\r\n")[0].split(b"\r\n")
    pairs = (line.partition(b": ") for line in lines)
    return Request(first.split(b" ")[1].decode("ascii"), {name.decode().lower(): value for name, _, value in pairs})
