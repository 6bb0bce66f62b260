"""Addresses that mean something else than they seem to: made by families, some hundreds of them.

Written without a look at how the guard works: what is private is spelled out here once more.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_network
from itertools import product

PRIVATE_V4 = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
    *("224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
]
PRIVATE_V6 = [
    *("::/127", "::ffff:0:0/96", "::10.0.0.0/104", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32"),
    *("2001:2::/48", "2001:10::/28", "2001:20::/28", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16"),
    *("fc00::/7", "fd00:ec2::254/128", "fe80::/10", "fec0::/10", "ff00::/8"),
]
TARGETS = [
    IPv4Address(text)
    for text in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "168.63.129.16")
]
PUBLIC = "8.8.8.8"
BRACKETED = "http://[{}]/"


def edges() -> Iterator[str]:
    """The first, a middle and the last address of each private network, for either scheme."""
    for text in PRIVATE_V4 + PRIVATE_V6:
        network = ip_network(text)
        for place in (0, network.num_addresses // 3, network.num_addresses - 1):
            host = str(network[place])
            for scheme in ("http", "https"):
                yield f"{scheme}://[{host}]/" if ":" in host else f"{scheme}://{host}/"


def number_spellings() -> Iterator[str]:
    """One address as C libraries and browsers read it: decimal, octal, hex, mixed, short, with zeros, overflowing."""
    for target in TARGETS:
        whole, parts = int(target), list(target.packed)
        yield from (f"{whole}", f"{whole:#x}", f"{whole:#X}", f"0{whole:o}", f"00000{whole:o}", f"{whole + 2**32}")
        yield f"0x{'0' * 20}{whole:x}"
        for spell in ("{}", "{:#x}", "0{:o}", "{:03d}", "0x{:08x}"):
            yield ".".join(spell.format(part) for part in parts)
        for first, second in product(("{}", "{:#x}", "0{:o}"), repeat=2):
            yield f"{first.format(parts[0])}.{second.format(whole & 0xFFFFFF)}"
            yield f"{first.format(parts[0])}.{parts[1]}.{second.format(whole & 0xFFFF)}"
        yield ".".join(str(part + 256) for part in parts)
        yield f"{target}."
        yield f"{whole}."


def letter_spellings() -> Iterator[str]:
    """Digits and dots of other scripts, and invisible letters, that turn into the address when they are mapped."""
    for target in TARGETS:
        text = str(target)
        yield text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
        yield text.translate({48: 0x24EA} | {48 + digit: 0x245F + digit for digit in range(1, 10)})
        yield from (text.replace(".", dot) for dot in "\u3002\uff0e\uff61")
        yield from (text[:1] + hidden + text[1:] for hidden in "\u00ad\u200b\u200d\u2060\ufeff")
        yield "".join(f"%{ord(sign):02x}" for sign in text)
        yield text.replace(".", "%2e")


def carried_in_v6() -> Iterator[str]:
    """An IPv4 address inside an IPv6 one: mapped, compatible, translated, tunnelled."""
    for target in TARGETS:
        whole, high, low = int(target), int(target) >> 16, int(target) & 0xFFFF
        yield from (f"::ffff:{target}", f"::ffff:{high:x}:{low:x}", f"0:0:0:0:0:FFFF:{target}", f"::{target}")
        yield from (f"64:ff9b::{target}", f"64:ff9b:1::{target}", f"2002:{high:x}:{low:x}::1", f"::ffff:0:{target}")
        yield str(IPv6Address(0x2001 << 112 | 0x53AA << 64 | 0xFFFFFFFF ^ whole))
        yield f"2607:f8b0::5efe:{target}"
        yield f"2607:f8b0::200:5efe:{target}"
    yield from ("::1%25lo", "fe80::1%25eth0", "::1%eth0", "2607:f8b0::1%25eth0", "v1.127.0.0.1", "", "::1]@[::2")


def structures() -> Iterator[str]:
    """Addresses that two parsers read differently."""
    for bad in ("127.0.0.1", "169.254.169.254", "[::1]"):
        for good in ("example.org", PUBLIC):
            yield from (f"http://{good}@{bad}/", f"http://{good}:80@{bad}/", f"http://{bad}@{good}/")
            yield from (f"http://{good}%40{bad}/", f"http://{good}\\@{bad}/", f"http://{bad}\\@{good}/")
            yield from (f"http://{good}\t.{bad}/", f"http://{bad}\n.{good}/", f"http://{bad}\0.{good}/")
            yield from (f"http://{bad} {good}/", f"http://{bad}%00.{good}/", f"http://{bad}%2f.{good}/")
            yield from (f"http://{bad}:80:{good}/", f"http://{bad}:80\\{good}/", f"http://{bad}:8080/{good}")
            yield f"http://[{good}]/"
        yield from (
            f"http:{bad}/",
            f"http:/{bad}/",
            f"http:///{bad}/",
            f"http:\\\\{bad}/",
            f"//{bad}/",
            f"{bad}",
            f"/{bad}",
        )
        yield from (
            f"hTTp://{bad}/",
            f"HTTPS://{bad}:443/",
            f" http://{bad}/ ",
            f"\x01http://{bad}/",
            f"ht\ttp://{bad}/",
        )
        yield from (
            f"http://{bad}?@{PUBLIC}/",
            f"http://{bad}#@{PUBLIC}/",
            f"http://{bad};@{PUBLIC}/",
            f"http://.{bad}/",
        )
        yield from (
            f"http://{bad}:{port}/"
            for port in ("", "80", "443", "080", "0", "65616", "99999", "8o", "-80", "+80", "８０")
        )
        yield from (
            f"{scheme}://{bad}/" for scheme in ("ftp", "gopher", "file", "ws", "dict", "ldap", "jar:http", "unix")
        )


def every_trick() -> list[str]:
    """All of them as web addresses, each once."""
    hosts = [*number_spellings(), *letter_spellings()]
    urls = [*edges(), *structures(), *(BRACKETED.format(text) for text in carried_in_v6())]
    urls += [f"{scheme}://{host}{port}/" for host in hosts for scheme, port in (("http", ""), ("https", ":443"))]
    urls += [
        f"http://{name}/" for name in ("localhost", "LOCALHOST.", "a.local", "metadata.google.internal", "x.nip.io")
    ]
    return list(dict.fromkeys(urls))
