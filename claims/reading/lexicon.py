"""The names that extraction is told of: the shipped lexicon and what editors taught us."""

from collections import defaultdict

from claims.extraction.lexicon import Lexicon, LexiconEntry
from claims.models import PartyAlias
from claims.terms import Status


def editors_lexicon() -> Lexicon:
    """The shipped lexicon, extended with the aliases that an editor accepted.

    What the machine itself suggested stays out: else what one article taught would change how the next is
    read, and the result would depend on the order in which articles came. Costs one query.
    """
    aliases = PartyAlias.objects.filter(status=Status.ACCEPTED, party__merged_into__isnull=True)
    names = defaultdict(list)
    for name, kind, alias in aliases.values_list("party__name", "party__kind", "name").order_by("party_id", "id"):
        names[name, kind].append(alias)
    return Lexicon.load().extended_with(
        LexiconEntry(name, kind, tuple(alias for alias in forms if alias != name))
        for (name, kind), forms in names.items()
    )
