"""What readers see of a claim or a dispute, and what would disappear, or appear, if that were changed."""

from dataclasses import dataclass, replace

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Window
from django.utils import timezone

from claims.models import Claim, ClaimParty, Dispute, Placement, Story, StoryStep
from claims.permissions import Gate, Supposed
from claims.terms import ANSWERING, CHARGED, Status
from claims.timeline.claim_lookup import with_speaker
from claims.timeline.relations import visible_replies

_OPEN = (Status.SUGGESTED, Status.ACCEPTED)

#: So many of a kind are named.
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Moving:
    """Things of one kind that readers would no longer see, or would see: how many, and some of them."""

    kind: str
    n: int
    some: list[Model]


def find_any_claim(gate: Gate, number: int) -> Claim | None:
    """The claim with this number, withdrawn and rejected ones too, for people who see suggestions; one query."""
    if not gate.sees_all:
        return None
    return with_speaker(Claim.objects.filter(number=number)).first()


def find_dispute(gate: Gate, slug: str) -> Dispute | None:
    """The dispute at this address, with what it is a thread of, where the viewer may see it; one query."""
    return gate.disputes().select_related("parent").filter(slug=slug).first()


def standing_elsewhere(gate: Gate, dispute: Dispute) -> list[Dispute]:
    """The other disputes in which claims of this one, or of its threads, stand, with ``n_shared`` of them: an embargo
    hides them there, too. One query."""
    within = Q(dispute=dispute.pk) | Q(dispute__parent=dispute.pk)
    shared = Q(placements__claim__in=Placement.objects.filter(within, kept_out=False).values("claim"))
    others = gate.disputes().exclude(pk=dispute.pk).exclude(parent=dispute.pk)
    counted = others.annotate(n_shared=Count("placements", shared & Q(placements__kept_out=False)))
    return list(counted.filter(n_shared__gt=0).order_by("-n_shared", "pk"))


def embargoed_places(claim: Claim) -> list[Dispute]:
    """The disputes that keep a claim from readers, wherever else it stands: those under embargo in which it stands, and
    those above them. One query."""
    within = Placement.objects.filter(claim=claim, kept_out=False)
    places = Q(pk__in=within.values("dispute")) | Q(pk__in=within.values("dispute__parent"))
    return list(Dispute.objects.filter(places, embargo_until__gt=timezone.now()).order_by("pk"))


def disappearing(supposed: Supposed) -> list[Moving]:
    """What readers would no longer see. A query for each kind, one for stories, and one for what other claims lose."""
    now = Gate.for_readers()
    then = replace(now, supposed=supposed)
    claims = _only(now.claims(), then.claims())
    steps = StoryStep.objects.filter(claim__in=claims, story__published_at__isnull=False)
    stories = Story.objects.filter(pk__in=steps.values("story"))
    told = [_moving("story with a step that becomes a gap|stories with steps that become gaps", stories.order_by("pk"))]
    return [*_of_each_kind(now, then), *told, _losing(now, then)]


def appearing(supposed: Supposed) -> list[Moving]:
    """What readers would see besides. A query for each kind."""
    now = Gate.for_readers()
    return _of_each_kind(replace(now, supposed=supposed), now)


def _losing(now: Gate, then: Gate) -> Moving:
    """The claims that stay, of which readers would no longer see that somebody denied, disputed or answered them."""
    relations = _only(now.relations(), then.relations()).filter(kind__in=ANSWERING)
    replies = _only(visible_replies(now), visible_replies(then))
    shown = Q(status=Status.ACCEPTED) | Q(now.suggestions_shown("claim", "accusation"), status=Status.SUGGESTED)
    less = Q(pk__in=relations.values("other")) | Q(pk__in=replies.filter(shown).values("accusation"))
    claims = then.claims().filter(less).defer("search", "slots").order_by("number")
    return _moving("other claim that loses a denial or an answer|other claims that lose a denial or an answer", claims)


@dataclass(frozen=True, slots=True)
class Accusing:
    """Claims of a dispute in which somebody is accused: how many wait, how many of those one editor has accepted, and
    how many are checked."""

    n_waiting: int
    n_agreed: int
    n_checked: int


def count_accusing(dispute: Dispute) -> Accusing:
    """What a second editor would be needed for, and what stays as it is; one query."""
    charged = ClaimParty.objects.filter(claim=OuterRef("pk"), role__in=CHARGED, status__in=_OPEN)
    claims = Claim.objects.filter(
        Exists(charged), placements__dispute=dispute, placements__kept_out=False, merged_into=None
    )
    waits = Q(status=Status.SUGGESTED)
    agreed = waits & Q(agreement__isnull=False, agreement__second=None)
    checked = Q(status=Status.ACCEPTED)
    return Accusing(
        **claims.aggregate(n_waiting=Count("pk", waits), n_agreed=Count("pk", agreed), n_checked=Count("pk", checked))
    )


def _of_each_kind(more: Gate, less: Gate) -> list[Moving]:
    """What the one gate lets through and the other does not."""
    return [
        _moving("claim|claims", _only(more.claims(), less.claims()).defer("search", "slots").order_by("number")),
        _moving("article|articles", _only(more.articles(), less.articles()).order_by("pk")),
        _moving("party|parties", _only(more.parties(), less.parties()).order_by("pk")),
    ]


def _only(more: QuerySet, less: QuerySet) -> QuerySet:
    return more.exclude(pk__in=less.values("pk"))


def _moving(kinds: str, rows: QuerySet) -> Moving:
    some = list(rows.annotate(n_all=Window(Count("pk")))[:MOST_NAMED])
    n = some[0].n_all if some else 0
    one, several = kinds.split("|")
    return Moving(one if n == 1 else several, n, some)
