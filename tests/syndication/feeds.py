"""Reading feeds as tests look at them."""

from pathlib import Path

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = Path(__file__).parents[1] / "exports" / "atom.rng"


def valid_atom(answer) -> etree._Element:
    """The feed of an answer, once it was found to be valid against the grammar of RFC 4287 and its rules in words."""
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(root), grammar.error_log
    assert root.find(f"{ATOM}author") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == root.findtext(f"{ATOM}id")
    return root


def entries(root: etree._Element) -> list[dict]:
    """What each entry says, by the names of its elements; ``tags`` are its categories."""
    return [
        {child.tag.removeprefix(ATOM): child.text for child in entry}
        | {"tags": [each.get("term") for each in entry.findall(f"{ATOM}category")]}
        for entry in root.iter(f"{ATOM}entry")
    ]
