"""Which IP addresses are on the open web, and in what words the others are refused.

The list is our own and complete, so that it is the same under every version of Python: all of IANA's special-purpose
registries (https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry), including those
entries that are routed globally but where no web site lives; what they leave out (a cloud's metadata service at a
public-looking address); and every form of IPv6 that carries an IPv4 address inside, where a gateway might unpack it.
`ipaddress.is_global` is asked as well, as a second opinion.

The price: behind a NAT64 gateway, where IPv4 sites appear as 64:ff9b::/96, only sites with an IPv6 address of their own
are reached.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_REFUSED_V4 = {
    "0.0.0.0/8": "this machine itself",
    "10.0.0.0/8": "in a private network",
    "100.64.0.0/10": "inside a provider's network",
    "127.0.0.0/8": "this machine itself",
    "168.63.129.16/32": "a cloud's metadata service",
    "169.254.0.0/16": "link-local, where clouds keep their metadata service",
    "172.16.0.0/12": "in a private network",
    "192.0.0.0/24": "set aside for protocols",
    "192.0.2.0/24": "for documentation only",
    "192.31.196.0/24": "set aside for protocols",
    "192.52.193.0/24": "a relay for multicast",
    "192.88.99.0/24": "a relay into IPv6",
    "192.168.0.0/16": "in a private network",
    "192.175.48.0/24": "set aside for protocols",
    "198.18.0.0/15": "for benchmarks only",
    "198.51.100.0/24": "for documentation only",
    "203.0.113.0/24": "for documentation only",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
_REFUSED_V6 = {
    "::/128": "this machine itself",
    "::1/128": "this machine itself",
    "::ffff:0:0/96": "an IPv4 address in disguise",
    "::/96": "an IPv4 address in disguise",
    "64:ff9b::/96": "an IPv4 address behind a gateway",
    "64:ff9b:1::/48": "an IPv4 address behind a gateway",
    "2001::/23": "a tunnel or set aside for protocols",
    "2001:db8::/32": "for documentation only",
    "2002::/16": "an IPv4 address in a tunnel",
    "2620:4f:8000::/48": "set aside for protocols",
    "3ffe::/16": "no longer in use",
    "3fff::/20": "for documentation only",
    "fc00::/7": "in a private network",
    "fe80::/10": "link-local",
    "fec0::/10": "in a private network",
    "ff00::/8": "multicast",
}
_PUBLIC_V6 = ip_network("2000::/3")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)
_V4: list[tuple[IPv4Network, str]] = [(IPv4Network(network), words) for network, words in _REFUSED_V4.items()]
_V6: list[tuple[IPv6Network, str]] = [(IPv6Network(network), words) for network, words in _REFUSED_V6.items()]


def why_refused(ip: str) -> str | None:
    """What is wrong with connecting to `ip`, as words that follow "is"; None when it is on the open web.

    `ip` is spelled as getaddrinfo spells it. What is no IP address, or has a zone ("fe80::1%eth0"), is refused too.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        return "not an IP address"
    refused = _V4 if address.version == 4 else _V6
    named = next((words for network, words in refused if address in network), None)
    return named or _second_opinion(address)


def _second_opinion(address: IPv4Address | IPv6Address) -> str | None:
    if isinstance(address, IPv6Address):
        if address.scope_id:
            return "meant for one network interface"
        if address not in _PUBLIC_V6:
            return "reserved"
        if int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
            return "an IPv4 address in a tunnel"
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global
    return "not on the open web" if odd else None
