"""What an outlet originates and what it passes on: the same rule for its page and for the list of sources.

It originates what it is the root of: a visible chain leads through it, and the telling's origin is rooted in it.
It passes on what comes by it from another root. Of a claim with several origins it may do both.
"""

from django.db.models import Case, F, Func, QuerySet, When
from django.db.models.expressions import Combinable

from claims.models import ChainLink

_IS_ROOT = {"appearance__origin__root__publisher": F("publisher")}


def originating(links: QuerySet[ChainLink]) -> QuerySet[ChainLink]:
    """Those of these links to outlets that are the root of their telling's origin."""
    return links.filter(**_IS_ROOT)


def passing_on(links: QuerySet[ChainLink]) -> QuerySet[ChainLink]:
    """Those of these links to outlets that pass on what has another root, or none that is known."""
    return links.exclude(**_IS_ROOT)


def originator() -> Combinable:
    """The outlet that originates the telling of an entry, by its id; null where none does: for ``annotate``."""
    root = F("origin__root__publisher")
    return Case(When(channels__contains=Func(root, template="ARRAY[%(expressions)s]"), then=root))
