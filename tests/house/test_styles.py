"""A class means one thing on a page: no two of its style sheets style the same name on its own.

Which of them wins would hang on the order in which they are loaded, and whoever changes the one does not see the other.
To fit a name to its place a sheet says where that is: ``.panel .name``.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
SHEETS = settings.BASE_DIR / "static/css"

#: What two sheets style all the same, and why.
DELIBERATE = {
    ("chainmap", "chainmap.css", "claim.css"): "drawn by the one sheet, framed by that of its page",
    ("chainmap", "chainmap.css", "embed.css"): "the same, in a frame on another site",
}


def rules_in(css: str) -> Iterator[str]:
    """The selectors of each rule, those within @media too: but for print, where a sheet hides what others draw."""
    start = 0
    while (opened := css.find("{", start)) >= 0:
        closed = _end_of_block(css, opened)
        before, body = css[start:opened].rpartition(";")[2].strip(), css[opened + 1 : closed]
        if not before.startswith("@"):
            yield before
        elif before != "@media print":
            yield from rules_in(body)
        start = closed + 1


def _end_of_block(css: str, opened: int) -> int:
    depth = 0
    for found in re.compile("[{}]").finditer(css, opened):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.start()
    raise ValueError(css[opened : opened + 60])


def alone_in(css: str) -> set[str]:
    """The names of classes that are a whole selector of a rule."""
    without_notes = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    selectors = (one.strip() for rule in rules_in(without_notes) for one in re.split(r",(?![^()]*\))", rule))
    return {one[1:] for one in selectors if re.fullmatch(r"\.[\w-]+", one)}


@cache
def sheets_of(template: str) -> frozenset[str]:
    """The style sheets that a page of this template may load, those of what it extends included."""
    words = (TEMPLATES / template).read_text()
    extended = re.search(r'\{% extends "([^"]+)" %\}', words)
    own = frozenset(re.findall(r"\{% static 'css/([\w.]+)' %\}", words))
    return own | sheets_of(extended[1]) if extended else own


def styled_twice() -> dict[tuple[str, str, str], str]:
    """Each class that two sheets of one page style on its own, with these, and one such page."""
    alone = {path.name: alone_in(path.read_text()) for path in SHEETS.glob("*.css")}
    found = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        template = str(path.relative_to(TEMPLATES))
        for one, other in combinations(sorted(sheets_of(template)), 2):
            found |= {(name, one, other): template for name in alone[one] & alone[other]}
    return found


def test_no_two_sheets_of_a_page_style_one_class():
    found = styled_twice()
    assert {key: page for key, page in found.items() if key not in DELIBERATE} == {}
    assert DELIBERATE.keys() <= found.keys()


def test_every_sheet_is_loaded_by_a_page():
    pages = (str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
    with_none = {"digest.css"}  # of the articles of the demonstration, which are no templates
    assert {path.name for path in SHEETS.glob("*.css")} - with_none == frozenset().union(*map(sheets_of, pages))
    assert {"tokens.css", "base.css", "pages.css", "claim.css"} < sheets_of("claim/detail.html")


def test_what_counts_as_styled_on_its_own():
    css = """
    /* .noted { } */ @charset "utf-8"; .one, p.two, .three .four, .five:hover, :is(.six, .seven), .a > a { margin: 0 }
    @media (max-width: 720px) { .nine { margin: 0 } @supports (display: grid) { .ten { margin: 0 } } }
    @media print { .eleven { display: none } } .twelve{}
    """
    assert alone_in(css) == {"one", "nine", "ten", "twelve"}
