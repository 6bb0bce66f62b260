"""Addresses of pages: when two of them are one page, and which may be linked to.

Two addresses are taken for one page when they differ only in what does not choose the content: the case and script of
the host, a default port, the fragment, parameters that count where a reader came from (`tracking`), the order of the
rest, how a character is escaped, the number of a visit, or an AMP or mobile edition, also in Google's cache.

`http` and `https`, and `www.` or not, stay apart in the spelling, for the address is also the one people are sent to
and a site may answer at one of them only; `twins` gives the others, to be looked up.
"""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import idna
from tld import get_fld, is_tld

from claims.text.tracking import is_tracking

LONGEST = 4_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_EDITION_LABELS = frozenset(("amp", "m", "mobile"))
_AMP_CACHE = re.compile(
    r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<s>s/)?(?P<page>[\w-]+(?:\.[\w-]+)+(?:[/?].*)?)"
    r"|https?://[\w-]+\.cdn\.ampproject\.org/(?:c|v|wp/c)/(?P<cdn_s>s/)?(?P<cdn_page>[\w-]+(?:\.[\w-]+)+(?:[/?].*)?)",
    re.IGNORECASE,
)
_AMP_ENDING = re.compile(r"(?<=.)(?:/amp|\.amp)+(?:(?<=/amp)/)?$|(?:\.amp)+(?=\.html?$)", re.IGNORECASE)
_VISIT = re.compile(r";(?:jsessionid|phpsessid)=[\w.!-]*|/\(S\([a-z0-5]{24}\)\)(?=/)", re.IGNORECASE)
_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})?")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\s\\]")  # \s: blanks of all scripts, which the tables refuse, too
_SCHEME = re.compile(r"https?(?=:)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+")
_LONGEST_DOMAIN = 253
_OF_STATES = frozenset(("gov", "govt", "gouv", "gob", "gub", "gc", "mil", "nhs", "police"))
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


def canonical_url(url: str) -> str:
    """The one spelling of an address that stands for its page.

    ValueError, with the reason in words, for anything but http and https, for an address without a host, with a user
    name, with control characters or longer than 4,000 characters.
    """
    parts = _parts(_out_of_cache(url.strip()))
    host = _without_edition(parts.hostname.rstrip(".").lower())
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    place = f"[{host}]{port}" if ":" in host else host + port
    pairs = (pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not is_tracking(pair[0], host))
    return urlunsplit((parts.scheme, place, _path(parts.path), urlencode(sorted(pairs)), ""))


def twins(url: str) -> tuple[str, ...]:
    """A canonical address and the ones beside it that nearly always lead to the same page: http and https, with and
    without `www.`."""
    parts = urlsplit(url)
    bare = parts.netloc.removeprefix("www.")
    places = (parts.netloc, f"www.{bare}" if bare == parts.netloc else bare)
    schemes = (parts.scheme, *(_DEFAULT_PORTS.keys() - {parts.scheme}))
    return tuple(urlunsplit(parts._replace(scheme=scheme, netloc=place)) for scheme in schemes for place in places)


def is_safe_link(url: str) -> bool:
    """Whether a link may be shown: http or https with a host, or a path on this site; nothing that hides a scheme."""
    if not url or len(url) > LONGEST or _CONTROL.search(url):
        return False
    if url.startswith("/"):
        return not url.startswith("//")
    try:
        _parts(url)
    except ValueError:
        return False
    return True


def with_plain_scheme(url: str) -> str:
    """The same address as the tables keep it: its scheme in small letters."""
    return _SCHEME.sub(lambda scheme: scheme[0].lower(), url, count=1) if _SCHEME.match(url) else url


def domain_of(url: str) -> str:
    """The host of an address without `www.` and edition labels, by which a publisher is known; ValueError as above."""
    return _without_edition(_parts(url.strip()).hostname.rstrip(".").lower()).removeprefix("www.")


def domain_written(words: str) -> str:
    """The domain that somebody wrote, by itself or as an address of a page there; ValueError, in words, for others."""
    address = words if "://" in words else f"https://{words}"
    domain = domain_of(address)
    if not _DOMAIN.fullmatch(domain) or len(domain) > _LONGEST_DOMAIN:
        raise ValueError("a domain is letters, digits and hyphens with dots between, like nytimes.com")
    if _is_of_many(domain):
        raise ValueError(
            "everybody may have a name below it, so it is no outlet’s own. Write the outlet’s, with its name"
        )
    return domain


def site_of(domain: str) -> str | None:
    """The part of a domain that somebody has for himself: "cooking.nytimes.com" → "nytimes.com", but "one.github.io"
    stays, for others have pages beside it. None for what is no domain under a known ending."""
    if not _DOMAIN.fullmatch(domain):
        return None
    return get_fld(_in_own_script(domain), fix_protocol=True, fail_silently=True)


def _is_of_many(domain: str) -> bool:
    """Whether names are given out below it, like co.uk, and nobody is there himself: states are (gov.uk).

    By the Public Suffix List as it came with the package ``tld``, which asks nobody; of its two parts the one of the
    registries, for who lets others have pages below his domain (github.io) may be an outlet himself.
    """
    spelled = _in_own_script(domain)
    return is_tld(spelled, search_private=False) and spelled.partition(".")[0] not in _OF_STATES


def _in_own_script(domain: str) -> str:
    """As the Public Suffix List spells it: "xn--55qx5d.cn" → "公司.cn"."""
    try:
        return idna.decode(domain) if "xn--" in domain else domain
    except UnicodeError:
        return domain


def _parts(url: str):
    if len(url) > LONGEST:
        raise ValueError(f"the address is longer than {LONGEST:,} characters")
    if _CONTROL.search(url):
        raise ValueError("the address contains blanks, a backslash or control characters")
    parts = urlsplit(url)
    if parts.scheme not in _DEFAULT_PORTS:
        raise ValueError("the address does not begin with http:// or https://")
    if not parts.hostname or not parts.hostname.strip("."):
        raise ValueError("the address has no host")
    if "@" in parts.netloc:
        raise ValueError("the address contains a user name")
    _ = parts.port
    return parts


def _out_of_cache(url: str) -> str:
    """The page's own address, where this is the one of a copy that Google keeps of its AMP edition."""
    while found := _AMP_CACHE.fullmatch(url):
        secure, page = found["s"] or found["cdn_s"], found["page"] or found["cdn_page"]
        url = f"{'https' if secure else 'http'}://{page}"
    return url


def _without_edition(host: str) -> str:
    """`amp.` and `m.` taken off, at the front or behind a language ("en.m.wikipedia.org"), if a domain remains."""
    try:
        labels = (host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")).split(".")
    except UnicodeError as error:
        raise ValueError(f"not a host name: {host}") from error
    for place in (0, 1):
        if len(labels) - place > 2 and labels[place] in _EDITION_LABELS:
            return ".".join(labels[:place] + labels[place + 1 :])
    return ".".join(labels)


def _path(path: str) -> str:
    spelled = _ESCAPE.sub(_spelled, quote(_VISIT.sub("", path), safe=_PATH_SAFE))
    path = without_dots(spelled)
    while (rest := without_dots(_AMP_ENDING.sub("", path))) != path:  # what is left may end so, too: "/x.amp.html/amp"
        path = rest
    return path or "/"


def _spelled(escape: re.Match[str]) -> str:
    """What needs no escape is written out, what is escaped has capitals, and a bare per cent sign is escaped, too."""
    if not escape[1]:
        return "%25"
    sign = chr(int(escape[1], 16))
    return sign if sign in _UNRESERVED else escape[0].upper()


def without_dots(path: str) -> str:
    """Resolves `.` and `..` (RFC 3986, 5.2.4); never climbs above the root."""
    if "/." not in path:
        return path
    kept = []
    for part in path.split("/"):
        if part == "..":
            kept[1:] = kept[1:-1]
        elif part != ".":
            kept.append(part)
    return "/".join(kept) + ("/" if path.endswith(("/.", "/..")) else "")
