"""Sockets to checked addresses, with the clock and the scales always on.

httpcore speaks HTTP; these two classes stand between it and the network. The backend connects to the IP addresses of a
Route, never to a name, so that nothing is looked up a second time; httpcore still takes the name for TLS and the Host
header. The stream gives each read only the time that the whole call has left, so a server that sends one byte a second
gains nothing, and counts what arrives, whether it is head, body, trailers or padding between them.
"""

import ssl
from collections.abc import Iterable
from functools import cache
from typing import Any

import certifi
import httpcore

from claims.outbound.errors import TooLarge, Unreachable
from claims.outbound.guard import Route
from claims.outbound.limits import Deadline, Limits


@cache
def web_certificates() -> ssl.SSLContext:
    """TLS as the web uses it, believing certifi's authorities only.

    Not ssl.create_default_context(): that heeds SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE from the environment.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=certifi.where())
    return context


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the addresses of one route, whatever name httpcore asks for; where one does not answer, the next."""

    def __init__(self, network: httpcore.NetworkBackend, route: Route, limits: Limits, deadline: Deadline):
        self._network = network
        self._route = route
        self._limits = limits
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers; host and other arguments are httpcore's, and not used."""
        failure: Exception | None = None
        for ip in self._route.ips:
            seconds = min(self._limits.connect_seconds, self._deadline.left())
            try:
                stream = self._network.connect_tcp(ip, self._route.address.port, timeout=seconds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return MeteredStream(stream, self._limits, self._deadline)
        raise Unreachable(f"{self._route.address.host} does not answer") from failure


class MeteredStream(httpcore.NetworkStream):
    """A stream that ends with TooSlow at the deadline, and with TooLarge once more has arrived than allowed."""

    def __init__(self, stream: httpcore.NetworkStream, limits: Limits, deadline: Deadline):
        self._stream = stream
        self._limits = limits
        self._deadline = deadline
        self._n_read = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived, at most `max_bytes`; the time-out is what the call has left."""
        data = self._stream.read(max_bytes, self._deadline.left())
        self._n_read += len(data)
        if self._n_read > self._limits.n_wire_bytes:
            raise TooLarge(f"stopped after {self._limits.n_wire_bytes:,} bytes, and there was more to come")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the request."""
        self._stream.write(buffer, self._deadline.left())

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream within TLS, for the name that was asked for."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return MeteredStream(inner, self._limits, self._deadline)

    def close(self) -> None:
        """Hang up, whatever is still to come."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks about the connection."""
        return self._stream.get_extra_info(info)
