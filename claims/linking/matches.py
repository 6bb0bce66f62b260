"""Parties that may be one: suggested with the evidence when a party is new, never merged here. An editor decides."""

from collections.abc import Collection, Iterable

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from claims.models import Affiliation, Appearance, Article, ChainLink, ClaimParty, Party, PartyAlias, PartyMatch
from claims.terms import PartyKind, Status
from claims.text.alike import Likeness, likeness, may_be_one_kind, shorter_forms, spelt_out
from claims.text.names import fold, name_key

#: So many names of a sort, the most alike first, are compared with a new one.
_MOST_CANDIDATES = 30
#: Names that have less of their trigrams in common are not looked at: PostgreSQL's own 0.3 brings in too many.
_LEAST_SIMILAR = 0.45
#: A name of so many words is looked for within longer ones.
_SHORT = 2
#: So many articles in which both stand are kept as evidence.
_MOST_ARTICLES = 3
#: What standing in one article, and speaking for one organisation, add to the score.
_TOGETHER, _ONE_HOUSE = 0.1, 0.2


def newest_party() -> int:
    """The key of the party that was made last: those made after it are new."""
    return Party.objects.aggregate(newest=Max("pk"))["newest"] or 0


def suggest_for_new(since: int) -> int:
    """Suggest matches for the parties made after the one of this key; returns how many pairs are new."""
    return suggest_matches(Party.objects.filter(pk__gt=since, merged_into__isnull=True).order_by("pk"))


@transaction.atomic
def suggest_matches(parties: Iterable[Party]) -> int:
    """Suggest for each of these parties with whom it may be one; returns how many pairs are new.

    A pair that is there already stays as it is: what an editor refused never comes back. Two queries for each
    party, and three for each pair.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(_LEAST_SIMILAR)])
    pairs: dict[tuple[int, int], tuple[Party, Party, Likeness]] = {}
    for party in parties:
        for other, why in _alike(party):
            first, second = sorted((party, other), key=lambda each: each.pk)
            pairs.setdefault((first.pk, second.pk), (first, second, why))
    known = _known(pairs)
    new = [_match(*pair) for key, pair in sorted(pairs.items()) if key not in known]
    PartyMatch.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _known(pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    firsts = {first for first, _ in pairs}
    return set(PartyMatch.objects.filter(party__in=firsts).values_list("party", "other"))


def _alike(party: Party) -> Iterable[tuple[Party, Likeness]]:
    """Other parties one of whose sure names is like this one's."""
    found: dict[int, tuple[Party, Likeness]] = {}
    for alias in (*_by_form(party), *_near(party)):
        other = alias.party
        if may_be_one_kind(PartyKind(party.kind), PartyKind(other.kind)):
            why = likeness(party.name, alias.name, PartyKind(party.kind))
            if why and (other.pk not in found or found[other.pk][1].score < why.score):
                found[other.pk] = other, why
    return found.values()


def _by_form(party: Party) -> QuerySet[PartyAlias]:
    """Names that are a shorter form of this one, or of which it has the initials."""
    initials = spelt_out(party.name)
    forms = Q(folded__in=shorter_forms(party.name))
    return _sure_names(party).filter(forms | Q(folded__regex=initials) if initials else forms)[:_MOST_CANDIDATES]


def _near(party: Party) -> QuerySet[PartyAlias]:
    """Names that are spelt much like this one, or contain it where it is short, the nearest first."""
    name, key = fold(party.name), name_key(party.name)
    near = Q(folded__trigram_similar=name)
    if len(key.split()) <= _SHORT:
        near |= Q(folded__contains=key)
    near = _sure_names(party).filter(near)
    return near.order_by(TrigramSimilarity("folded", name).desc(), "pk")[:_MOST_CANDIDATES]


def _sure_names(party: Party) -> QuerySet[PartyAlias]:
    """The own and the accepted names of the other parties that were not merged."""
    sure = PartyAlias.objects.filter(Q(status=Status.ACCEPTED) | Q(_is_own()), party__merged_into__isnull=True)
    return sure.exclude(party=party).select_related("party").order_by("pk")


def _is_own() -> Exists:
    return Exists(Party.objects.filter(pk=OuterRef("party"), name=OuterRef("name")))


def _match(first: Party, second: Party, why: Likeness) -> PartyMatch:
    together = Article.objects.filter(pk__in=_articles(first)).filter(pk__in=_articles(second))
    articles = list(together.order_by("pk").values_list("pk", flat=True)[:_MOST_ARTICLES])
    houses = _shared_houses(first, second)
    score = why.score + _TOGETHER * bool(articles) + _ONE_HOUSE * bool(houses)
    evidence = {"names": [first.name, second.name], "articles": articles, "houses": houses}
    return PartyMatch(party=first, other=second, kind=why.kind, evidence=evidence, score=min(round(score, 2), 1))


def _articles(party: Party) -> QuerySet:
    """The keys of the articles in which a party speaks, is spoken of, or stands in between."""
    said = Q(speaker=party)
    linked = Exists(ChainLink.objects.filter(appearance=OuterRef("pk"), party=party))
    concerned = Exists(ClaimParty.objects.filter(claim=OuterRef("claim"), party=party).exclude(status=Status.REJECTED))
    return Appearance.objects.filter(said | Q(linked) | Q(concerned)).values("article")


def _shared_houses(first: Party, second: Party) -> list[int]:
    """The organisations for which both speak."""
    held = Affiliation.objects.exclude(status=Status.REJECTED)
    ours, theirs = (set(held.filter(party=each).values_list("organisation", flat=True)) for each in (first, second))
    return sorted(ours & theirs)
