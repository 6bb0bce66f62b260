"""One request and its answer, over one connection of its own."""

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore

from claims.outbound.connection import PinnedBackend
from claims.outbound.decoding import unpack
from claims.outbound.errors import BadAnswer, TooLarge, TooSlow, Unreachable
from claims.outbound.guard import Route
from claims.outbound.headers import Headers
from claims.outbound.limits import Deadline, Limits


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. The body is read only where it is of use: None unless the status is 2xx."""

    status: int
    headers: Headers
    body: bytes | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """How servers are reached: by which sockets, and whose certificates are believed. Tests bring their own."""

    backend: httpcore.NetworkBackend
    tls: ssl.SSLContext

    def get(self, route: Route, headers: list[tuple[bytes, bytes]], limits: Limits, deadline: Deadline) -> Answer:
        """GET the route's address at one of its checked IP addresses; redirects are handed back, not followed."""
        return self._ask(b"GET", route, headers, None, limits, deadline)

    def post(
        self, route: Route, headers: list[tuple[bytes, bytes]], body: bytes, limits: Limits, deadline: Deadline
    ) -> Answer:
        """POST a body there, in the same way."""
        return self._ask(b"POST", route, headers, body, limits, deadline)

    def _ask(
        self,
        method: bytes,
        route: Route,
        headers: list[tuple[bytes, bytes]],
        content: bytes | None,
        limits: Limits,
        deadline: Deadline,
    ) -> Answer:
        address = route.address
        scheme, host, target = (text.encode("ascii") for text in (address.scheme, address.host, address.target))
        backend = PinnedBackend(self.backend, route, limits, deadline)
        origin = httpcore.Origin(scheme, host, address.port)
        url = httpcore.URL(scheme=scheme, host=host, port=address.port, target=target)
        with (
            _plain_errors(address.host, deadline),
            httpcore.HTTPConnection(origin, ssl_context=self.tls, network_backend=backend) as connection,
            connection.stream(method, url, headers=headers, content=content) as response,
        ):
            return _read(response, limits, deadline)


def _read(response: httpcore.Response, limits: Limits, deadline: Deadline) -> Answer:
    headers = Headers(response.headers)
    if not 200 <= response.status <= 299:
        return Answer(response.status, headers)
    n_announced, most = headers.content_length() or 0, limits.n_announced if limits.cut else limits.n_wire_bytes
    if most is not None and n_announced > most:
        raise TooLarge(f"refused unread: it has {n_announced:,} bytes, and {most:,} are the most")
    pieces = unpack(response.iter_stream(), headers.joined("Content-Encoding"))
    body, is_cut = _gather(pieces, limits, deadline)
    return Answer(response.status, headers, body, is_cut)


def _gather(pieces: Iterable[bytes], limits: Limits, deadline: Deadline) -> tuple[bytes, bool]:
    """The whole body, and whether it was cut."""
    body = bytearray()
    for piece in pieces:
        deadline.left()
        body += piece
        if len(body) > limits.n_bytes:
            if limits.cut:
                return bytes(body[: limits.n_bytes]), True
            raise TooLarge(f"stopped at {limits.n_bytes:,} unpacked bytes, and there was more to come")
    return bytes(body), False


@contextmanager
def _plain_errors(host: str, deadline: Deadline) -> Iterator[None]:
    """httpcore's exceptions as ours, in words."""
    try:
        yield
    except httpcore.TimeoutException as error:
        deadline.left()
        raise TooSlow(f"{host} stopped answering") from error
    except httpcore.ProtocolError as error:
        raise BadAnswer(f"{host} sent no proper HTTP answer: {ascii(str(error)[:200])}") from error
    except httpcore.NetworkError as error:
        raise Unreachable(_what_broke(host, error)) from error


def _what_broke(host: str, error: httpcore.NetworkError) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"{host} has no valid certificate: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"{host} does not speak TLS as it should"
    return f"{host} broke the connection off"
