"""Bytes as a hostile internet sends them: what each is, what it looks like, and what must come of it.

A registry that tests of the parsing go through, and that a server on the loopback can serve.
"""

from tests.hostile.contents import attacked, encodings, entities, fields, files, no_feeds, pages, sizes
from tests.hostile.contents.building import Content

__all__ = ["CONTENTS", "Content"]

CONTENTS: tuple[Content, ...] = (
    *encodings.contents(),
    *fields.contents(),
    *sizes.contents(),
    *no_feeds.contents(),
    *entities.contents(),
    *attacked.contents(),
    *pages.contents(),
    *files.contents(),
)
