"""A citation as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), for Zotero and others."""

import json
from datetime import date

from claims.exports.citation.citable import SITE, Citable


def as_csl(cited: Citable) -> str:
    """A list with one item, as reference managers take it."""
    item = {
        "id": cited.key,
        "type": "webpage",
        "author": [{"literal": SITE}],
        "title": cited.title,
        "container-title": SITE,
        "number": str(cited.number),
        "issued": _parts(cited.as_of),
        "accessed": _parts(cited.as_of),
        "note": cited.standing,
        "URL": cited.address,
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _parts(day: date) -> dict:
    return {"date-parts": [[day.year, day.month, day.day]]}
