"""Relations between claims, made again whenever one of them changes; what a person decided stays as it is.

Candidates are few: the tellings of the same articles, and the claims nearest in wording that have a party in common. Of
two claims only one may be among the nearest of the other: what was found from there stands, whichever is looked at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from claims.linking.columns import set_columns
from claims.linking.near import Neighbours
from claims.linking.opposing import Relating, relations_across, relations_within
from claims.linking.stated import load_statements
from claims.linking.statements import Statement
from claims.models import Appearance, ClaimRelation
from claims.terms import RelationKind, Status

#: The tellings of so many articles of a claim are looked at, the earliest first: a thousand copies say no more.
MOST_ARTICLES = 30

#: Where words go that are longer than a page shows.
_WORDS = 300

Key = tuple[int, RelationKind, int]


def relate(claims: Collection[int], near: Neighbours) -> None:
    """Bring the relations of these claims up to date: as suggestions, with the words that each rests on."""
    known = ClaimRelation.objects.filter(Q(claim__in=claims) | Q(other__in=claims))
    found = without_loops(_surest(_found(claims, _compared_with(claims, near, known))))
    _store(found, known)


def _compared_with(
    claims: Collection[int], near: Neighbours, known: QuerySet[ClaimRelation]
) -> dict[int, Collection[int]]:
    """By claim, those of other articles that it is compared with: the nearest to it, and of those that it stands in a
    relation to the ones to which it is among the nearest."""
    pairs = [*known.filter(status=Status.SUGGESTED).values_list("claim", "other")]
    near.look_up({*claims, *(claim for pair in pairs for claim in pair)})
    compared = {claim: dict.fromkeys(near.of(claim)) for claim in claims}
    for one, other in pairs:
        for here, there in ((one, other), (other, one)):
            if here in compared and here in near.of(there):
                compared[here][there] = None
    return compared


def _found(claims: Collection[int], compared: Mapping[int, Collection[int]]) -> Iterator[Relating]:
    own: dict[int, Statement] = {}
    for statements in _articles_of(claims):
        within = relations_within(statements)
        yield from (each for each in within if {each.one.claim, each.other.claim} & set(claims))
        for statement in statements:
            own.setdefault(statement.claim, statement)
    first = _first_tellings({other for others in compared.values() for other in others})
    for claim in sorted(set(claims) & own.keys()):
        yield from relations_across(own[claim], [first[other] for other in compared[claim] if other in first])


def _first_tellings(claims: Collection[int]) -> dict[int, Statement]:
    """The telling of each claim that was published first; what stands around it does not matter from afar."""
    living = Appearance.objects.filter(claim__in=claims).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    first = living.order_by("claim", Lower("article__published").asc(nulls_last=True), "pk").distinct("claim")
    ids = list(first.values_list("pk", flat=True))
    statements = load_statements(Appearance.objects.filter(pk__in=ids), with_surroundings=False)
    return {statement.claim: statement for statement in statements}


def _articles_of(claims: Collection[int]) -> Iterator[list[Statement]]:
    """The statements of each article that tells one of these claims, in the order of publication."""
    tellings = Appearance.objects.filter(claim__in=claims).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    told = tellings.annotate(day=Lower("article__published")).values("claim", "article", "day").distinct()
    articles: dict[int, None] = {}
    n_taken: dict[int, int] = defaultdict(int)
    for row in sorted(told, key=lambda row: (row["day"] is None, row["day"], row["article"])):
        if n_taken[row["claim"]] < MOST_ARTICLES:
            n_taken[row["claim"]] += 1
            articles[row["article"]] = None
    grouped: dict[int, list[Statement]] = {article: [] for article in articles}
    for statement in load_statements(Appearance.objects.filter(article__in=articles)):
        grouped[statement.article].append(statement)
    yield from grouped.values()


def _surest(found: Iterable[Relating]) -> dict[Key, Relating]:
    """One relation for each two claims and kind, the surest; of denying and disputing, either way, one for each two."""
    best: dict[tuple, Relating] = {}
    for relating in found:
        key = (relating.one.claim, relating.kind, relating.other.claim)
        if (matter := _matter(key)) not in best or _rank(relating) > _rank(best[matter]):
            best[matter] = relating
    return {(each.one.claim, each.kind, each.other.claim): each for each in best.values()}


def _matter(key: Key) -> tuple:
    """What a relation is about: two that have it in common say the same, the one more, the other less sharply."""
    one, kind, other = key
    return frozenset((one, other)), RelationKind.DISPUTES if kind == RelationKind.DENIES else kind


def _rank(relating: Relating) -> tuple:
    """The surer the better; then the earlier published, and any order that does not change."""
    day = relating.one.published
    return (relating.confidence, day is not None, -(day.toordinal() if day else 0), -relating.one.id)


def without_loops(found: dict[Key, Relating]) -> dict[Key, Relating]:
    """Without what would make a claim supersede itself by way of others: the least sure link of a loop is left out."""
    above: dict[int, set[int]] = defaultdict(set)
    for one, other in ClaimRelation.objects.filter(kind=RelationKind.SUPERSEDES, status=Status.ACCEPTED).values_list(
        "claim", "other"
    ):
        above[one].add(other)
    kept = {}
    for key, relating in sorted(found.items(), key=lambda pair: _rank(pair[1]), reverse=True):
        one, kind, other = key
        if kind == RelationKind.SUPERSEDES:
            if reaches(above, other, one):
                continue
            above[one].add(other)
        kept[key] = relating
    return kept


def reaches(above: dict[int, set[int]], start: int, end: int) -> bool:
    """Whether one comes from the one to the other along these links, in any number of steps."""
    seen, waiting = set(), [start]
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        if at not in seen:
            seen.add(at)
            waiting += above.get(at, ())
    return False


def _store(found: dict[Key, Relating], known: QuerySet[ClaimRelation]) -> None:
    """Write only what differs. What a person accepted, rejected or wrote is left alone, and not suggested again."""
    rows = {(row.claim_id, row.kind, row.other_id): row for row in known}
    decided = {_matter(key) for key, row in rows.items() if row.status != Status.SUGGESTED}
    found = {key: relating for key, relating in found.items() if _matter(key) not in decided}
    gone = [row.pk for key, row in rows.items() if row.status == Status.SUGGESTED and key not in found]
    ClaimRelation.objects.filter(pk__in=gone, status=Status.SUGGESTED).delete()
    staying = {key: row for key, row in rows.items() if row.status == Status.SUGGESTED and key in found}
    changed = [row for key, row in staying.items() if set_columns(row, _columns(found[key]))]
    ClaimRelation.objects.bulk_update(changed, ["words", "evidence", "rule", "confidence"])
    ClaimRelation.objects.bulk_create(
        ClaimRelation(claim_id=key[0], kind=key[1], other_id=key[2], **_columns(found[key]))
        for key in sorted(found.keys() - rows.keys())
    )


def _columns(relating: Relating) -> dict:
    return {
        "words": relating.words[:_WORDS],
        "evidence_id": relating.one.id,
        "rule": relating.rule,
        "confidence": relating.confidence,
    }
