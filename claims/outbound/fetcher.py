"""Fetch an address: the whole way, with every rule of this package applied on every hop."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import httpcore

from claims.outbound.address import Address, parse_address
from claims.outbound.connection import web_certificates
from claims.outbound.errors import BadAnswer, Gone, HttpProblem
from claims.outbound.exchange import Answer, Network
from claims.outbound.gate import HostGate
from claims.outbound.guard import Endpoint, Guard
from claims.outbound.headers import Validators, request_headers, user_agent
from claims.outbound.limits import Deadline, Limits
from claims.outbound.lookup import Resolver, look_up
from claims.outbound.redirects import PERMANENT, REDIRECTS, next_hop
from claims.outbound.robots import Robots

LIMITS = Limits()
NO_VALIDATORS = Validators()

Permit = Callable[[Address, Deadline], float]
"""Asked before each hop: raises, or gives the seconds of pause that the site wants."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back from the last of `hops`.

    `body` is None when nothing changed since the validators that were sent. `moved_to` is set when every redirect on
    the way was permanent: the address to ask from now on, once what is there has proved to be what was looked for.
    `charset` is as labelled, to be believed less than the bytes. `is_cut` only with Limits.cut.
    """

    hops: tuple[str, ...]
    moved_to: str | None
    status: int
    validators: Validators
    media_type: str
    charset: str | None
    body: bytes | None = field(repr=False)
    is_cut: bool
    retry_after: timedelta | None

    @property
    def url(self) -> str:
        """Where the answer came from."""
        return self.hops[-1]

    @property
    def is_unchanged(self) -> bool:
        """The server says that what we hold is still what it has (304)."""
        return self.body is None


@dataclass(frozen=True, slots=True)
class _Errand:
    """What stays the same from hop to hop."""

    accept: str
    validators: Validators
    limits: Limits
    deadline: Deadline
    permit: Permit


class Fetcher:
    """The way out to the web. One per process, shared by its threads: it remembers whom it asked when.

    `contact` goes into the User-Agent. `allow` is one IP address and port outside the rules, for tests. The rest is
    how this meets the world, which tests replace: `network`, `resolve`, `gate`, and `clock` (monotonic, seconds).
    """

    def __init__(
        self,
        contact: str = "",
        allow: Endpoint | None = None,
        *,
        network: Network | None = None,
        resolve: Resolver = look_up,
        gate: HostGate | None = None,
        clock: Callable[[], float] = time.monotonic,
    ):
        self._agent = user_agent(contact)
        self._guard = Guard(resolve, allow)
        self._network = network or Network(httpcore.SyncBackend(), web_certificates())
        self._gate = gate or HostGate()
        self._clock = clock
        self._robots = Robots(self._read_robots, clock)

    def fetch(
        self, url: str, *, limits: Limits = LIMITS, validators: Validators = NO_VALIDATORS, accept: str = "*/*"
    ) -> Fetched:
        """GET `url`, following redirects. Raises a FetchError and nothing else, whatever the address or the server.

        Only the gate may raise besides, where its turns are shared: what sharing them raises.
        """
        return self._fetch(url, _no_rules, limits, validators, accept)

    def fetch_page(
        self, url: str, *, limits: Limits = LIMITS, validators: Validators = NO_VALIDATORS, accept: str = "*/*"
    ) -> Fetched:
        """The same for an article's page: asked only where the site's robots.txt lets us, and at its pace."""
        return self._fetch(url, self._robots.permit, limits, validators, accept)

    def post(self, url: str, body: bytes, headers: Sequence[tuple[bytes, bytes]], *, limits: Limits = LIMITS) -> int:
        """POST a body to ``url``, by the same rules; the status, which is 2xx. No redirect is followed.

        Raises as ``fetch`` does: HttpProblem for every other status.
        """
        address, deadline = parse_address(url), Deadline(limits, self._clock)
        route = self._guard.route(address, limits, deadline)
        sent = [*request_headers(address.netloc, self._agent, "*/*", NO_VALIDATORS), *headers]
        sent.append((b"Content-Length", str(len(body)).encode("ascii")))
        with self._gate.turn(address.host, deadline):
            answer = self._network.post(route, sent, body, limits, deadline)
        if not 200 <= answer.status <= 299:
            raise HttpProblem(answer.status, answer.headers.retry_after(datetime.now(UTC)))
        return answer.status

    def _fetch(self, url: str, permit: Permit, limits: Limits, validators: Validators, accept: str) -> Fetched:
        errand = _Errand(accept, validators, limits, Deadline(limits, self._clock), permit)
        return self._walk(parse_address(url), errand)

    def _read_robots(self, where: Address, limits: Limits, deadline: Deadline) -> bytes:
        errand = _Errand("text/plain, */*;q=0.5", NO_VALIDATORS, limits, deadline, _no_rules)
        return self._walk(where, errand).body or b""

    def _walk(self, start: Address, errand: _Errand) -> Fetched:
        hops, is_permanent = [start], True
        while (answer := self._ask(hops, errand)).status in REDIRECTS:
            is_permanent = is_permanent and answer.status in PERMANENT
            hops.append(next_hop(hops, answer, errand.limits.n_redirects))
        return _understood(answer, hops, is_permanent, errand.validators)

    def _ask(self, hops: list[Address], errand: _Errand) -> Answer:
        """One hop. The guard comes first, so that nothing at all is asked of, or about, an address that is refused."""
        address = hops[-1]
        route = self._guard.route(address, errand.limits, errand.deadline)
        pause = errand.permit(address, errand.deadline)
        headers = request_headers(address.netloc, self._agent, errand.accept, errand.validators)
        is_following = len(hops) > 1 and hops[-2].host == address.host
        with self._gate.turn(address.host, errand.deadline, pause, is_following):
            return self._network.get(route, headers, errand.limits, errand.deadline)


def _no_rules(_address: Address, _deadline: Deadline) -> float:
    return 0.0


def _understood(answer: Answer, hops: list[Address], is_permanent: bool, sent: Validators) -> Fetched:
    """The last answer as a result, or as the error that it is."""
    headers, now = answer.headers, datetime.now(UTC)
    if answer.status >= 400:
        problem = Gone if answer.status == HTTPStatus.GONE and is_permanent else HttpProblem
        raise problem(answer.status, headers.retry_after(now))
    is_unchanged = answer.status == HTTPStatus.NOT_MODIFIED and sent != NO_VALIDATORS
    if answer.status == HTTPStatus.PARTIAL_CONTENT or (answer.body is None and not is_unchanged):
        raise BadAnswer(f"{hops[-1].host} answered {answer.status}, which makes no sense here")
    urls = tuple(hop.url for hop in hops)
    found = headers.validators()
    return Fetched(
        hops=urls,
        moved_to=urls[-1] if len(urls) > 1 and is_permanent else None,
        status=answer.status,
        validators=sent if is_unchanged and found == NO_VALIDATORS else found,
        media_type=headers.media_type(),
        charset=headers.charset(),
        body=answer.body,
        is_cut=answer.is_cut,
        retry_after=headers.retry_after(now),
    )
