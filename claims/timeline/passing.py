"""What an outlet originates and what it passes on: the same rule for its page and for the list of sources.

It originates what it is the root of: a visible chain leads through it, and the telling's origin is rooted in it.
It passes on what comes by it from another root. Of a claim with several origins it may do both.
"""

from django.db.models import Case, F, Func, QuerySet, When
from django.db.models.expressions import Combinable

from claims.models import Appearance, ChainLink, Publisher
from claims.permissions import Gate

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


def tellings_originated(gate: Gate, publisher: Publisher) -> QuerySet[Appearance]:
    """The visible tellings that an outlet originates."""
    return _told_by(gate, originating(ChainLink.objects.filter(publisher=publisher)))


def tellings_passed_on(gate: Gate, publisher: Publisher) -> QuerySet[Appearance]:
    """The visible tellings that an outlet passes on."""
    return _told_by(gate, passing_on(ChainLink.objects.filter(publisher=publisher)))


def _told_by(gate: Gate, links: QuerySet[ChainLink]) -> QuerySet[Appearance]:
    return gate.appearances().filter(pk__in=links.values("appearance"))
