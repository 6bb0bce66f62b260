"""How well an extraction does on texts that people annotated: JSON of `extract` and gold in, frozen figures out.

A `folders` reader gives articles with their gold; somebody else has them read; the format's scorer (`dispute`,
`polnear`) counts one article at a time; `figures` adds the counts up and puts an interval to each figure;
`reliability` asks whether confidence means what it says. Pure Python: no Django, no spaCy, no numbers library.
"""

from claims.evaluation.folders import Article, FolderProblem, choose, halves
from claims.evaluation.formats import FORMATS, load_folder
from claims.evaluation.report import Report, evaluate

__all__ = ["FORMATS", "Article", "FolderProblem", "Report", "choose", "evaluate", "halves", "load_folder"]
