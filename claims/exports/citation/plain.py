"""A citation as a sentence to paste anywhere."""

from claims.exports.citation.citable import SITE, Citable


def as_plain(cited: Citable) -> str:
    """One line, its address last."""
    return f"{cited.title}. {SITE}, claim {cited.number}, as known on {cited.day} ({cited.standing}). {cited.address}"
