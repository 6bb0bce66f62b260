"""Short articles with one claim each, told and settled."""

from datetime import date

from claims.linking.origins import settle_origins
from claims.models import Appearance, Claim, Origin, OriginDecision, days
from claims.terms import OriginKind
from tests.factories import a_publisher, a_user, an_appearance, an_article

CONTENT = "the firm copied the scans"
DAY = date(2025, 3, 4)


def tell(
    claim: Claim, outlet: str, words: str, on: date | None = DAY, content: str = CONTENT, via: tuple = (), **fields
) -> Appearance:
    """One telling, printed by ``outlet``: ``words`` with the claim at ``{}``; ``said`` is a day."""
    said = fields.pop("said", None)
    article = fields.pop("article", {})
    snapshot = an_article(words.format(content), on, a_publisher(outlet), **article)
    fields = {"said": days(said, said) if said else None, "key": f"{outlet}-{words}"[:64], **fields}
    told = an_appearance(snapshot, claim, content, tuple(map(a_publisher, via)), **fields)
    Appearance.objects.filter(pk=told.pk).update(origin=None)
    return told


def agree(*told: Appearance, reason: str = "I asked them.") -> list[OriginDecision]:
    """An editor agrees that these are of one origin."""
    return OriginDecision.objects.bulk_create(
        OriginDecision(appearance=one, other=told[0], kind=OriginKind.AGREED, decided_by=a_user(), reason=reason)
        for one in told
    )


def settled(claim: Claim) -> list[set[str]]:
    """The outlets of each of the claim's origins, once settled; by their names."""
    Origin.objects.filter(claim=claim, appearances=None).delete()
    settle_origins({claim.pk})
    origins = Origin.objects.filter(claim=claim)
    outlets = [{one.article.publisher.name for one in origin.appearances.all()} for origin in origins]
    return sorted(outlets, key=sorted)


def evidence(told: Appearance) -> dict:
    """Why a telling stands with its origin."""
    told.refresh_from_db()
    return next(entry for entry in told.origin.evidence if entry["appearance"] == told.pk)
