"""What the page shows on which an editor says whether an offered passage is still the claim's."""

from dataclasses import dataclass

from django.db.models import F

from claims.models import Anchor, Article, Claim
from claims.permissions import Gate


@dataclass(frozen=True)
class OfferPage:
    """The anchor in question, and the one before it whose words are surely the claim's."""

    anchor: Anchor
    before: Anchor

    @property
    def article(self) -> Article:
        return self.anchor.appearance.article

    @property
    def claim(self) -> Claim | None:
        return self.anchor.appearance.claim

    @property
    def words_before(self) -> str:
        return _words(self.before)

    @property
    def words(self) -> str:
        return _words(self.anchor)

    @property
    def is_decided(self) -> bool:
        return self.anchor.decided_by_id is not None


def load_offer_page(gate: Gate, pk: int) -> OfferPage | None:
    """The page of an anchor that is or was an offer; None where the viewer sees none of that number. Two queries."""
    rows = Anchor.objects.filter(appearance__in=gate.appearances()).annotate(number=F("snapshot__number"))
    rows = rows.select_related("appearance__claim", "appearance__article__publisher", "decided_by", "snapshot")
    rows = rows.defer("snapshot__text", "snapshot__html", "snapshot__pages")
    anchor = rows.filter(pk=pk).first()
    if anchor is None or not (anchor.is_offer or anchor.decided_by_id):
        return None
    earlier = rows.filter(appearance=anchor.appearance_id, number__lt=anchor.number).order_by("-number")
    before = next((each for each in earlier if each.stands), None)
    return OfferPage(anchor, before) if before else None


def _words(anchor: Anchor) -> str:
    """The words as the version stores them now: where some were blacked out, no others are shown (one query more)."""
    if not anchor.snapshot.redacted_at:
        return anchor.exact
    return anchor.snapshot.text[anchor.start : anchor.end] if anchor.start is not None else "(in a redacted text)"
