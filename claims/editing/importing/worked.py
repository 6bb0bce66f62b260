"""On what of an import somebody has worked since: that is theirs now, and no undoing takes it away."""

from django.db.models import F, QuerySet, Value

from claims.models import (
    Agreement,
    Anchor,
    Annotation,
    Appearance,
    ChainLink,
    Claim,
    ClaimParty,
    ClaimRelation,
    Contradiction,
    LinkDecision,
    OriginDecision,
    Placement,
    Rating,
    Reply,
    ReviewAside,
    StoryStep,
    TableImport,
)
from claims.models.history import events_of_work
from claims.terms import Status

LIVING = (Status.SUGGESTED, Status.ACCEPTED)

#: What people work on beside a claim, the way from its history to the claim, and how that is called.
_OF_CLAIM = (
    (Claim, "pgh_obj", "it was checked or changed"),
    (Claim, "merged_into", "another claim was merged into it"),
    (ClaimParty, "claim", "whom it is about was changed"),
    (Placement, "claim", "where it stands was changed"),
    (ClaimRelation, "claim", "it was related to another claim"),
    (ClaimRelation, "other", "another claim was related to it"),
    (Reply, "accusation", "an answer to it was added or changed"),
    (Reply, "answer", "it answers another claim"),
    (Annotation, "claim", "somebody wrote a note at it"),
    (Rating, "claim", "it was rated"),
    (StoryStep, "claim", "it was told in a story"),
    (Agreement, "claim", "an editor accepted it as the first of two"),
    (Appearance, "claim", "a telling of it was checked or changed"),
    (ChainLink, "appearance__claim", "who told whom was changed"),
    (Anchor, "appearance__claim", "where its words stand was decided"),
    (LinkDecision, "appearance__claim", "it was compared with another claim"),
    (LinkDecision, "other__claim", "it was compared with another claim"),
    (OriginDecision, "appearance__claim", "where it comes from was decided"),
    (OriginDecision, "other__claim", "where it comes from was decided"),
    (Contradiction, "appearance__claim", "it was compared with another claim"),
    (Contradiction, "other__claim", "it was compared with another claim"),
)
_OF_TELLING = (
    (Appearance, "pgh_obj"),
    (ChainLink, "appearance"),
    (Anchor, "appearance"),
    (LinkDecision, "appearance"),
    (LinkDecision, "other"),
    (OriginDecision, "appearance"),
    (OriginDecision, "other"),
    (Contradiction, "appearance"),
    (Contradiction, "other"),
    (ClaimRelation, "evidence"),
    (Reply, "evidence"),
)


def claims_worked_on(record: TableImport) -> dict[int, str]:
    """Keys of claims that came with an import, and what was done to each of them since; one query."""
    elsewhere = Appearance.objects.filter(claim__imported__came_with=record, status__in=LIVING)
    elsewhere = elsewhere.exclude(imported__came_with=record).annotate(it=F("claim"))
    aside = ReviewAside.objects.filter(claim__imported__came_with=record).annotate(it=F("claim"))
    rows = [_worked(record, model, path) for model, path, _ in _OF_CLAIM] + [elsewhere, aside]
    why = [told for _, _, told in _OF_CLAIM] + ["it is told elsewhere, too", "it was put aside"]
    pairs = [each.values_list("it", Value(number)) for number, each in enumerate(rows)]
    found = sorted(pairs[0].union(*pairs[1:]), reverse=True)  # so that the first thing that was done is what is told
    return {key: why[number] for key, number in found}


def tellings_worked_on(record: TableImport) -> set[int]:
    """Keys of tellings that came with an import, on which somebody has worked since; one query."""
    keys = [_worked(record, model, path).values_list("it") for model, path in _OF_TELLING]
    merged = Appearance.objects.filter(imported__came_with=record, claim__absorbed__imported__came_with=record)
    keys.append(merged.annotate(it=F("pk")).values_list("it"))
    return {key for (key,) in keys[0].union(*keys[1:])}


def _worked(record: TableImport, model: type, path: str) -> QuerySet:
    return events_of_work(model).filter(**{f"{path}__imported__came_with": record}).annotate(it=F(path))
