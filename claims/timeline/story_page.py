"""A story path as its viewer may see it: every step in its place; of those that are not shown the number alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.db.models import Count

from claims.models import Claim, Story, StoryStep
from claims.permissions import Gate
from claims.terms import Status, Term
from claims.timeline.claim_list import ClaimRow, load_claim_rows

STORIES_A_PAGE = 20
#: Longest chain of merges that is followed; each step costs a query.
_MOST_MERGES = 5


class Why(Term):
    """Why a step is not shown."""

    HIDDEN = "hidden", "its claim is not published"
    LATER = "later", "its claim was not known on that day"
    WITHDRAWN = "withdrawn", "its claim was withdrawn"
    FILTERED = "filtered", "it does not pass the filter"


@dataclass(frozen=True, slots=True)
class StoryFilter:
    """Which steps are wanted: those that an editor checked, those by one speaker (a slug); all by default."""

    only_checked: bool = False
    speaker: str = ""

    def passes(self, row: ClaimRow) -> bool:
        """Whether a claim is among them."""
        is_checked = row.claim.status == row.telling.status == Status.ACCEPTED
        by = row.claim.speaker.slug if row.claim.speaker else ""
        return (is_checked or not self.only_checked) and (not self.speaker or by == self.speaker)


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step: its claim as a list shows it, or why that is not shown.

    ``merged`` is the number of the claim that the editor chose, where it was merged into this one since; ``tombstone``
    what is left of one that was withdrawn.
    """

    step: StoryStep
    row: ClaimRow | None = None
    why: Why | None = None
    merged: int | None = None
    tombstone: Claim | None = None

    @property
    def number(self) -> int:
        return self.step.position

    @property
    def text(self) -> str:
        """What the editor says to it, nothing where its claim is not shown: it may tell what that says."""
        return self.step.text if self.row else ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story and all its steps; ``speakers`` (slug, name, number of steps) are those of the visible ones."""

    story: Story
    steps: list[StepShown]
    speakers: list[tuple[str, str, int]]

    @property
    def n_hidden(self) -> int:
        return sum(step.row is None for step in self.steps)

    def narrowed(self, wanted: StoryFilter) -> "StoryPage":
        """The same story; of the steps that do not pass the filter only their number is left."""
        return replace(self, steps=[_narrowed(step, wanted) for step in self.steps])


def find_story(gate: Gate, slug: str) -> Story | None:
    """The story with this slug that the viewer may see."""
    return gate.stories().filter(slug=slug).first()


def load_story_list(gate: Gate, number: object = 1) -> Page:
    """The visible stories, each with ``n_steps``: published ones first, the latest at the head. Two queries."""
    stories = gate.stories().annotate(n_steps=Count("steps"))
    ordered = stories.order_by("-published_at", "-pk") if not gate.sees_all else stories.order_by("-updated_at", "-pk")
    return Paginator(ordered, STORIES_A_PAGE).get_page(number)


def load_story(gate: Gate, story: Story) -> StoryPage:
    """A visible story with its steps; at most five queries, one more for each further step of a merge.

    Wound back, three more.
    """
    steps = list(story.steps.select_related("claim").defer("claim__search", "claim__slots"))
    stands_for = _survivors([step.claim for step in steps])
    wished = list(dict.fromkeys(stands_for.values()))
    rows = {row.claim.pk: row for row in load_claim_rows(gate, wished)} if wished else {}
    reasons = _Reasons.of(gate, {pk: survivor for pk, survivor in stands_for.items() if survivor not in rows})
    shown = [_shown(step, rows.get(stands_for[step.claim_id]), reasons) for step in steps]
    return StoryPage(story, shown, _speakers(rows.values()))


@dataclass(frozen=True, slots=True)
class _Reasons:
    """Of claims that are not shown: the tombstones, by the claim of the step, and those that are visible today."""

    tombstones: Mapping[int, Claim]
    later: frozenset[int]

    @classmethod
    def of(cls, gate: Gate, hidden: Mapping[int, int]) -> "_Reasons":
        """``hidden``: claim of a step → claim that stands for it. No query where none is hidden."""
        if not hidden:
            return cls({}, frozenset())
        gone = gate.tombstones().filter(pk__in=hidden.values()).only("number", "tombstone").in_bulk()
        today = replace(gate, known=None).claims() if gate.known else Claim.objects.none()
        later = set(today.filter(pk__in=hidden.values()).values_list("pk", flat=True))
        return cls(
            {pk: gone[survivor] for pk, survivor in hidden.items() if survivor in gone},
            frozenset(pk for pk, survivor in hidden.items() if survivor in later),
        )

    def why(self, claim: int) -> Why:
        if claim in self.tombstones:
            return Why.WITHDRAWN
        return Why.LATER if claim in self.later else Why.HIDDEN


def _shown(step: StoryStep, row: ClaimRow | None, reasons: _Reasons) -> StepShown:
    if row is None:
        return StepShown(step, why=reasons.why(step.claim_id), tombstone=reasons.tombstones.get(step.claim_id))
    return StepShown(step, row, merged=step.claim.number if row.claim.pk != step.claim_id else None)


def _narrowed(shown: StepShown, wanted: StoryFilter) -> StepShown:
    return shown if shown.row is None or wanted.passes(shown.row) else StepShown(shown.step, why=Why.FILTERED)


def _survivors(claims: Iterable[Claim]) -> dict[int, int]:
    """Claim → the one that stands for it today, itself where it was not merged."""
    survivors = {claim.pk: claim.merged_into_id or claim.pk for claim in claims}
    waiting = {claim.merged_into_id for claim in claims if claim.merged_into_id}
    for _ in range(_MOST_MERGES):
        if not waiting:
            break
        further = dict(Claim.objects.filter(pk__in=waiting, merged_into__isnull=False).values_list("pk", "merged_into"))
        survivors = {claim: further.get(survivor, survivor) for claim, survivor in survivors.items()}
        waiting = set(further.values())
    return survivors


def _speakers(rows: Iterable[ClaimRow]) -> list[tuple[str, str, int]]:
    counted: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.claim.speaker:
            key = (row.claim.speaker.slug, row.claim.speaker.name)
            counted[key] = counted.get(key, 0) + 1
    return [(*key, n) for key, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]
