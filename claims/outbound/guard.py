"""Which servers may be connected to: decided once per request, on every address that a name stands for."""

from dataclasses import dataclass
from ipaddress import ip_address

from claims.outbound.address import Address
from claims.outbound.errors import NotAllowed, Unreachable
from claims.outbound.limits import Deadline, Limits
from claims.outbound.lookup import Resolver
from claims.outbound.networks import why_refused

PORTS = (80, 443)
Endpoint = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Route:
    """An address to ask, and the checked IP addresses to ask it at, best first."""

    address: Address
    ips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule: ports 80 and 443, on the open web; and one endpoint (IP, port) besides, which only tests set."""

    resolve: Resolver
    allow: Endpoint | None = None

    def route(self, address: Address, limits: Limits, deadline: Deadline) -> Route:
        """Look the host up, once, and check every answer; NotAllowed if a single one is not on the open web.

        One bad answer among good ones is how a name is bound anew between check and connection ("DNS rebinding"), and
        no honest site has one. The connection is made to the addresses returned here, never to the name.
        """
        self._check_port(address.port)
        if _is_ip(address.host):
            ips = [address.host]
        else:
            ips = self.resolve(address.host, min(limits.lookup_seconds, deadline.left()))
        for ip in ips:
            self._check_ip(ip, address)
        if not ips:
            raise Unreachable(f"{address.host} has no address")
        return Route(address, tuple(ips))

    def _check_port(self, port: int) -> None:
        """Before anything is looked up."""
        if port not in PORTS and (self.allow is None or port != self.allow[1]):
            raise NotAllowed(f"only ports 80 and 443 are asked, not {port}")

    def _check_ip(self, ip: str, address: Address) -> None:
        if (ip, address.port) == self.allow:
            return
        if reason := why_refused(ip):
            raise NotAllowed(f"{ip} is {reason}" if ip == address.host else f"{address.host} is at {ip}, {reason}")
        if address.port not in PORTS:
            raise NotAllowed(f"only ports 80 and 443 are asked, not {address.port}")


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
