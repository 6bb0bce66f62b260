"""How to cite a claim as it stood on a day: as a sentence, for BibTeX, and as CSL-JSON."""

from claims.exports.citation.bibtex import as_bibtex
from claims.exports.citation.citable import Citable
from claims.exports.citation.csl import as_csl
from claims.exports.citation.plain import as_plain

__all__ = ["Citable", "as_bibtex", "as_csl", "as_plain"]
