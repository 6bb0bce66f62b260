"""Entities and inclusions, which are never followed."""

from collections.abc import Iterator

from tests.hostile.contents.building import GOOD, RSS, Content, item, rss
from tests.hostile.contents.holding import words_only


def contents() -> Iterator[Content]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    subsets = {
        "billion-laughs": f'[<!ENTITY l0 "lol">{laughs}]',
        "quadratic-blow-up": f'[<!ENTITY l9 "{"lol" * 30_000}">]',
        "external-entity": '[<!ENTITY l9 SYSTEM "file:///etc/passwd">]',
        "parameter-entity": '[<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY l9 "lol">]',
        "external-subset": 'SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l9 "lol">]',
        "brackets-within": '[<!ENTITY a "]>"><!-- ]> --><!ENTITY l9 "lol">]',
    }
    for name, subset in subsets.items():
        attack = item(title="a &l9; b", description="&l9;" * 1_000)
        yield Content(name, RSS, lambda s=subset, a=attack: rss(a, GOOD, head=f"<!DOCTYPE rss {s}>"), words_only)
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    yield Content("xinclude", RSS, lambda: rss(item(title=include, description=include), GOOD), words_only)
    sheet = '<?xml-stylesheet type="text/xsl" href="file:///etc/passwd"?>'
    yield Content("style-sheet", RSS, lambda: rss(item(title="x"), GOOD, head=sheet), words_only)
