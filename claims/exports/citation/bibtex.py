"""A citation as an entry for BibTeX and biblatex."""

import re

from claims.exports.citation.citable import SITE, Citable

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: rf"\{sign}" for sign in "&%$#_"},
}


def as_bibtex(cited: Citable) -> str:
    """An entry of the kind ``misc``, which every style knows; in UTF-8, its own signs escaped."""
    fields = {
        "author": f"{{{SITE}}}",
        "title": f"{{{_escaped(cited.title)}}}",
        "year": str(cited.as_of.year),
        "howpublished": f"{SITE}, claim {cited.number}, as known on {cited.day}",
        "note": _escaped(cited.standing),
        "url": cited.address,
        "urldate": cited.as_of.isoformat(),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items())
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def _escaped(words: str) -> str:
    return re.sub(r"[\\{}~^&%$#_]", lambda match: _SPECIAL[match.group()], words)
