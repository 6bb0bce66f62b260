"""Templates load just what they use, and each tag and filter of ours is used by one."""

import re

from django.conf import settings
from django.template import Library, engines

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
LIBRARIES = engines["django"].engine.template_libraries
LOAD = re.compile(r"\{% load ([^%]+?) %\}")


def uses(words: str, name: str) -> bool:
    """Whether this text of a template has a tag, or a filter, of this name."""
    return bool(re.search(rf"\{{%-? *{name}\b|\|{name}\b", words))


def names_in(library: Library) -> set[str]:
    return {*library.tags, *library.filters}


def unused_in(words: str) -> list[str]:
    """The libraries that a template loads for nothing."""
    rest = LOAD.sub("", words)
    loaded = [library for names in LOAD.findall(words) for library in names.split()]
    return [library for library in loaded if not any(uses(rest, name) for name in names_in(LIBRARIES[library]))]


def test_what_is_loaded_is_used():
    unused = {str(path.relative_to(FOLDER)): unused_in(path.read_text()) for path in TEMPLATES}
    assert {name: libraries for name, libraries in unused.items() if libraries} == {}
    assert unused_in("{% load static humanize %}{% static 'x' %}") == ["humanize"]


def test_each_tag_of_ours_is_used():
    ours = {path.stem for path in (settings.BASE_DIR / "claims/templatetags").glob("*.py")} & LIBRARIES.keys()
    words = "".join(path.read_text() for path in TEMPLATES)
    assert {name for library in ours for name in names_in(LIBRARIES[library]) if not uses(words, name)} == set()
