"""One claim of the review queue: its words in their paragraphs, its chains, clocks and parties, and who else looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from claims.models import Agreement, Appearance, Claim
from claims.models.prepared import IsOneOf, Place, Prepared
from claims.permissions import Gate
from claims.terms import Status
from claims.timeline.chains import chains_of
from claims.timeline.outline import Facts, Outline, facts_of, in_outline, in_time, outline_in
from claims.timeline.roles_told import InRoles, by_party
from claims.timeline.tellings import Telling, tellings_of

_OF_CLAIM = ("number", "wording", "status", "unclear", "merged_into", "speaker__name", "speaker__slug") + (
    *("agreement__version", "agreement__second", "agreement__agreed_at", "agreement__user__username"),
)
_OF_TELLING = (
    *("claim_id", "status", "content", "cue_words", "cue_class", "rule", "directness", "certainty", "certainty_words"),
    *("negated", "said", "said_why", "happened", "happened_why", "confidence", "lost_in", "reading"),
    *("article__headline", "article__language", "article__published", "article__published_why"),
    *("article__publisher__name", "first_snapshot__number", "first_snapshot__article"),
)

#: So many tellings stand in full; the others are counted, and stand on the claim's page.
TELLINGS_SHOWN = 3


@dataclass(frozen=True)
class ReviewPage:
    """A claim to decide. ``tellings`` are the least sure of those that wait, ``n_more`` counts the others of them."""

    claim: Claim
    facts: Facts
    tellings: list[Telling]
    n_more: int

    @property
    def roles(self) -> list[InRoles]:
        """Its parties with all that each is to it; those accused first."""
        return sorted(by_party(self.claim.others), key=lambda party: not party.is_charged)

    @property
    def rules(self) -> list[str]:
        """By which rules what is shown was found."""
        return sorted({telling.appearance.rule for telling in self.tellings if telling.appearance.rule})


def load_review_page(number: int) -> ReviewPage | None:
    """The claim with this number as whoever reviews sees it; None where none is seen, or nothing of it waits.

    Five queries.
    """
    claim = next(iter(_claims(number=number)), None)
    outline = sorted(map(outline_in, _outlines(claim=claim.pk)), key=in_time) if claim else []
    waiting = _waiting(claim, outline) if claim else []
    if not waiting:
        return None
    loaded = {each.pk: each.origin_key for each in waiting[:TELLINGS_SHOWN]}
    rows = {each.pk: each for each in _tellings(pks=list(loaded))}
    chains = chains_of(loaded)  # what stands in the outline came through the gate
    tellings = tellings_of(_DESK, rows, {pk: n for n, pk in enumerate(loaded, start=1)}, chains, {})
    return ReviewPage(claim, facts_of(outline), list(tellings.values()), len(waiting) - len(loaded))


def first_of_two(claim: Claim, version: str) -> Agreement | None:
    """Who accepted the claim as it stands in ``version``, where nobody has done so since; a query unless it came with
    the claim."""
    agreed = getattr(claim, "agreement", None)
    return agreed if agreed and agreed.second_id is None and agreed.version == version else None


def _waiting(claim: Claim, outline: Sequence[Outline]) -> list[Outline]:
    """The tellings that an editor has to look at: those that are not checked, else, of a suggested claim, all."""
    unchecked = [each for each in outline if each.status == Status.SUGGESTED]
    return unchecked or (list(outline) if claim.status == Status.SUGGESTED else [])


#: Whoever reviews sees all.
_DESK = Gate(sees_all=True)
_ROLES = _DESK.roles().filter(claim=OuterRef("pk")).order_by("role", "party__name")
_PLACES = _DESK.disputes().filter(placements__claim=OuterRef("pk"), placements__kept_out=False)
#: With its speaker, ``others`` and ``places``, as ``claim_lookup.find_claim`` has them; and no more, for one is asked
#: for after each key.
_claims: Prepared[Claim] = Prepared(
    _DESK.claims()
    .filter(number=Place("number"))
    .select_related("speaker", "agreement__user")
    .only(*_OF_CLAIM)
    .annotate(
        others=ArraySubquery(
            _ROLES.values(json=JSONObject(name="party__name", slug="party__slug", role="role", words="words"))
        ),
        places=ArraySubquery(_PLACES.order_by("position", "pk").values(json=JSONObject(title="title", slug="slug"))),
    )
)
_outlines = Prepared(in_outline(_DESK.appearances().filter(claim=Place("claim"))))
#: The tellings with their articles, as far as they are shown here.
_tellings: Prepared[Appearance] = Prepared(
    Appearance.objects.filter(IsOneOf("pk", Place("pks")))
    .select_related("article__publisher", "first_snapshot")
    .only(*_OF_TELLING)
)
