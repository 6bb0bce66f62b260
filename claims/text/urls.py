"""Addresses of pages: when two of them are one page, and which may be linked to.

Two addresses are taken for one page when they differ only in what does not choose the content: the case of the host, a
default port, the fragment, parameters that count where a reader came from, the order of the rest, or an AMP or mobile
edition. `http` and `https`, and `www.` or not, stay apart: a site may answer differently there, and the address is
also the one people are sent to.
"""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

LONGEST = 4_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm_|mc_|guce_|pk_|mtm_|hsa_|vero_|oly_|_hs).*"
    r"|[a-z]*clid|gclsrc|[gw]braid|li_fat_id|igsh|igshid|_ga|_gl|spm|ncid|ocid|s_cid|cid_source|cmp|cmpid|xtor"
    r"|sm(?:id|typ|prod)|sr_share|share_id|feature_share|ref_(?:src|url)|guccounter|mkt_tok|wt_(?:mc|zmc)|taid|amp"
    r"|outputtype|__twitter_impression",
    re.IGNORECASE,
)
_EDITION_LABELS = frozenset(("amp", "m", "mobile"))
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]")
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


def canonical_url(url: str) -> str:
    """The one spelling of an address that stands for its page.

    ValueError, with the reason in words, for anything but http and https, for an address without a host, with a user
    name, with control characters or longer than 4,000 characters.
    """
    parts = _parts(url.strip())
    host = _without_edition(parts.hostname.rstrip(".").lower())
    port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    pairs = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    return urlunsplit(
        (parts.scheme, f"[{host}]{port}" if ":" in host else host + port, _path(parts.path), urlencode(pairs), "")
    )


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


def domain_of(url: str) -> str:
    """The host of an address without `www.` and edition labels, by which a publisher is known; ValueError as above."""
    return _without_edition(_parts(url.strip()).hostname.rstrip(".").lower()).removeprefix("www.")


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


def _without_edition(host: str) -> str:
    """`amp.` and `m.` taken off, at the front or behind a language ("en.m.wikipedia.org"), if a domain remains."""
    try:
        labels = host.encode("idna").decode("ascii").split(".") if not host.isascii() else host.split(".")
    except UnicodeError as error:
        raise ValueError(f"not a host name: {host}") from error
    for place in (0, 1):
        if len(labels) - place > 2 and labels[place] in _EDITION_LABELS:
            return ".".join(labels[:place] + labels[place + 1 :])
    return ".".join(labels)


def _path(path: str) -> str:
    spelled = re.sub(r"/amp/?$", "", quote(path, safe=_PATH_SAFE)) if path != "/amp" else path
    return without_dots(spelled) or "/"


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
