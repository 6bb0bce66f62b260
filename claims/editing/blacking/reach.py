"""How far a take-down reaches: all rows, or those that were made from an article, or from one version of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Model, Q
from pghistory.models import Context
from psycopg import sql

from claims.editing.additions import spellings
from claims.models import (
    Anchor,
    Annotation,
    Appearance,
    Article,
    Claim,
    Clip,
    Rating,
    ReviewDecision,
    Snapshot,
    Story,
)

Keys = dict[type[Model], set]

#: What belongs to a text, whatever else it points to: the tellings of a claim in other articles say what those say.
_LEADING = {Appearance: ("article", "first_snapshot"), Anchor: ("snapshot",)}


@dataclass(frozen=True)
class Reach:
    """Which rows are reached: ``keys`` by model, and whatever points to one of them; None: every row."""

    keys: Keys | None = field(default=None)

    def within(self, table: str) -> sql.Composable:
        """The condition under which a row of this table is reached."""
        if self.keys is None:
            return sql.SQL("true")
        model = _models().get(table)
        conditions = [_among(column, keys) for column, keys in self._columns(model)] if model else []
        return sql.SQL("({})").format(sql.SQL(" OR ").join(conditions)) if conditions else sql.SQL("false")

    def _columns(self, model: type[Model]) -> Iterator[tuple[str, set]]:
        """The columns by which its rows may hang on what is reached, each with the keys."""
        if self.keys.get(model):
            yield model._meta.pk.column, self.keys[model]
        for column in model._meta.fields:
            keys = self.keys.get(column.remote_field.model) if column.many_to_one else None
            if keys and _leads(model, column.name):
                yield column.column, keys


def reach_of_article(article: Article) -> Reach:
    """All versions of an article, what was read in them, the claims told there, and what was written on any of it."""
    tellings = Appearance.objects.filter(article=article)
    events = Appearance.pgh_event_model.objects.filter(article=article, claim__isnull=False)
    told = {*tellings.values_list("claim", flat=True), *events.values_list("claim", flat=True)} - {None}
    keys: Keys = {
        Article: {article.pk},
        Snapshot: {*article.snapshots.values_list("pk", flat=True)},
        Appearance: {*tellings.values_list("pk", flat=True)},
        Claim: _with_merged(told),
        Clip: _clips_of(article),
    }
    return Reach(_with_words_on(keys))


def reach_of_version(snapshot: Snapshot) -> Reach:
    """One version, what was first read in it, and the claims that are told nowhere else."""
    tellings = Appearance.objects.filter(first_snapshot=snapshot)
    told = {*tellings.values_list("claim", flat=True)} - {None}
    elsewhere = Appearance.objects.filter(claim__in=told).exclude(first_snapshot=snapshot)
    keys: Keys = {
        Snapshot: {snapshot.pk},
        Appearance: {*tellings.values_list("pk", flat=True)},
        Claim: told - {*elsewhere.values_list("claim", flat=True)},
    }
    return Reach(_with_words_on(keys))


def _with_merged(claims: set[int]) -> set[int]:
    """These claims, those that were merged into them, and those into which they were."""
    met, new = set(), claims
    while new:
        met |= new
        near = Claim.objects.filter(Q(merged_into__in=new) | Q(absorbed__in=new))
        new = {*near.values_list("pk", flat=True)} - met
    return met


def _clips_of(article: Article) -> set[int]:
    urls = {article.canonical_url, *article.other_urls.values_list("url", flat=True)} - {None}
    near = {same for url in urls for same in spellings(url)}
    return {*Clip.objects.filter(url__in=near).values_list("pk", flat=True)}


def _with_words_on(keys: Keys) -> Keys:
    """What people wrote on it besides: notes, ratings, stories, and the reasons of what they did."""
    claims, snapshots = keys[Claim], keys[Snapshot]
    notes = {*Annotation.objects.filter(Q(claim__in=claims) | Q(snapshot__in=snapshots)).values_list("pk", flat=True)}
    keys[Annotation] = notes
    keys[Rating] = {*Rating.objects.filter(claim__in=claims).values_list("pk", flat=True)}
    keys[Story] = {*Story.objects.filter(steps__claim__in=claims).values_list("pk", flat=True)}
    keys[ReviewDecision] = {*ReviewDecision.objects.filter(claims__claim__in=claims).values_list("pk", flat=True)}
    keys[Context] = set(_contexts(keys))
    return keys


def _contexts(keys: Keys) -> Iterator:
    """The contexts, with their reasons, in which these rows were changed."""
    for model in [*keys]:
        events = getattr(model, "pgh_event_model", None)
        if events and keys[model]:
            changed = events.objects.filter(pgh_obj__in=keys[model], pgh_context__isnull=False)
            yield from changed.values_list("pgh_context", flat=True)


def _leads(model: type[Model], column: str) -> bool:
    """Whether a row is reached by what this column points to; a row of a history as what it is about."""
    about = getattr(model, "pgh_tracked_model", model)
    return about not in _LEADING or column in (*_LEADING[about], "pgh_obj")


def _models() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def _among(column: str, keys: set) -> sql.Composable:
    return sql.SQL("{} = ANY({})").format(sql.Identifier(column), sql.Literal(sorted(keys)))
