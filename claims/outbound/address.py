"""A web address taken apart once, so that what is checked is what is connected to.

Reading it twice with two parsers is how guards are tricked, so the pieces kept here are the only ones used afterwards:
for the name look-up, for TLS, for the Host header and on the request line. Strict about the host, where a trick would
lead elsewhere; lenient about the path, where browsers are too (blanks and letters of other scripts are escaped).
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from claims.outbound.errors import NotAllowed
from claims.text.urls import LONGEST, without_dots

DEFAULT_PORTS = {"http": 80, "https": 443}
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_NETLOC = re.compile(r"(?:\[(?P<v6>[^\[\]]*)\]|(?P<name>[^\[\]:]*))(?::(?P<port>[0-9]{0,5}))?")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\Z)(?:{_LABEL}\.)*{_LABEL}")
_LAST_IS_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_PATH_SAFE = "%/:@!$&'()*+,;=~[]|"
_QUERY_SAFE = _PATH_SAFE + "?{}^`\\"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to ask for what. `host` is a lower-case ASCII name without a dot at its end, or an IP without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def netloc(self) -> str:
        """Host and port as the Host header and the address spell them: a default port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in one spelling, without its fragment."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    def beside(self, target: str) -> "Address":
        """Another path on the same server."""
        return Address(self.scheme, self.host, self.port, target)


def parse_address(text: str) -> Address:
    """Read a web address; NotAllowed, with the reason, for whatever is not plainly one.

    That is: http or https, no user name, a host name or an IP address in its usual spelling (browsers would also read
    "0x7f.1" or "2130706433" as 127.0.0.1: refused unread), no control characters, at most 4,000 characters. Blanks
    around it are dropped. Which ports and IP addresses may be connected to is `claims.outbound.guard`'s to say.
    """
    parts = _split(text.strip())
    found = _NETLOC.fullmatch(parts.netloc)
    if not found:
        raise NotAllowed(f"{_shown(parts.netloc)} is not a host name")
    host = _host_v6(found["v6"]) if found["name"] is None else _host_name(found["name"])
    port = int(found["port"]) if found["port"] else DEFAULT_PORTS[parts.scheme]
    return Address(parts.scheme, host, port, _target(parts))


def follow_location(base: Address, location: bytes) -> Address:
    """Where a Location header, as sent, leads from `base`; NotAllowed as in parse_address.

    With a scheme it stands for itself: urljoin would read "http:///x" as a path on the same server.
    """
    try:
        text = location.decode("utf-8").strip()
    except UnicodeDecodeError:
        text = location.decode("latin-1").strip()
    try:
        return parse_address(text if _HAS_SCHEME.match(text) else urljoin(base.url, text))
    except ValueError as error:
        raise NotAllowed(f"{_shown(text)} is not a web address") from error


def _split(text: str) -> SplitResult:
    if len(text) > LONGEST:
        raise NotAllowed(f"it is longer than {LONGEST:,} characters")
    if _UNPRINTABLE.search(text):
        raise NotAllowed("it contains control characters")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise NotAllowed(f"{_shown(text)} is not a web address") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise NotAllowed("only addresses that begin with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise NotAllowed("it contains a user name")
    if not parts.netloc:
        raise NotAllowed("it names no host")
    return parts


def _host_name(name: str) -> str:
    """The name as it is looked up; an IPv4 address only in its one usual spelling."""
    host = (name if name.isascii() else _ascii_name(name)).lower().removesuffix(".")
    if _LAST_IS_NUMBER.fullmatch(host):
        try:
            return str(IPv4Address(host))
        except ValueError as error:
            raise NotAllowed(f"{_shown(name)} is a number in an unusual spelling, not a host name") from error
    if not _NAME.fullmatch(host):
        raise NotAllowed(f"{_shown(name)} is not a host name")
    return host


def _ascii_name(name: str) -> str:
    """The ASCII form of a name in another script, as browsers derive it (UTS 46)."""
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise NotAllowed(f"{_shown(name)} is not a host name") from error


def _host_v6(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError as error:
        raise NotAllowed(f"{_shown(text)} in brackets is not a web address") from error


def _target(parts: SplitResult) -> str:
    path = without_dots(quote(parts.path, safe=_PATH_SAFE)) or "/"
    return f"{path}?{quote(parts.query, safe=_QUERY_SAFE)}" if parts.query else path


def _shown(text: str) -> str:
    """The beginning of something strange, quoted and escaped, for a message."""
    return ascii(text if len(text) <= 60 else text[:60] + "...")
