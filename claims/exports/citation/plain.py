"""A citation as a sentence to paste anywhere."""

from claims.exports.citation.citable import SITE, Citable


def as_plain(cited: Citable) -> str:
    """One line, its address last."""
    stop = "" if cited.title.endswith((".”", "?”", "!”")) else "."
    where = f"{SITE}, claim {cited.number}, as known on {cited.day} ({cited.standing})"
    return f"{cited.title}{stop} {where}. {cited.address}"
