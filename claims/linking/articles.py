"""One article's appearances, joined to everything known: parties, chains, claims, origins, disputes, counts."""

from django.db import connection, transaction
from django.db.models import Count, Min
from django.db.models.functions import Lower
from django.utils import timezone

from claims.linking.chains import store_chain
from claims.linking.grouping import claim_for
from claims.linking.origins import settle_origins, store_origin
from claims.linking.parties import learn_aliases, resolve_party
from claims.linking.placement import place, ruled_disputes
from claims.models import Appearance, Article, ChainLink, Claim, ClaimParty, ClaimStats, Dispute
from claims.terms import PartyKind, Status
from claims.text.names import is_name

#: Names the advisory lock that lets one worker link at a time: two that look for a claim at once would each
#: find none and make it twice.
_LINKING_LOCK = 0x6C696E6B


def lock_linking() -> None:
    """One worker links at a time, until its transaction ends.

    Whoever writes what is linked and then links it in one transaction asks for this lock first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LINKING_LOCK])


@transaction.atomic
def link_article(article: Article) -> int:
    """Link every appearance of the article that no claim has yet; returns how many there were.

    Idempotent: what is linked stays as it is. All or nothing.
    """
    lock_linking()
    waiting = article.appearances.filter(claim__isnull=True).exclude(status=Status.REJECTED).order_by("pk")
    waiting = list(waiting.select_related("article__publisher", "run"))
    kinds = kinds_found(waiting)
    disputes = ruled_disputes()
    claims = [_link(appearance, kinds, disputes) for appearance in waiting]
    for run in {appearance.run for appearance in waiting if appearance.run}:
        learn_aliases(run.parties)
    for claim in set(claims):
        settle_origins(claim)
    count_claims({claim.pk for claim in claims})
    return len(waiting)


def kinds_found(appearances: list[Appearance]) -> dict[str, PartyKind | None]:
    """What the parties that the readings of these appearances name are."""
    runs = {appearance.run for appearance in appearances if appearance.run}
    return {party["canonical"]: PartyKind.parse(party["kind"]) for run in runs for party in run.parties}


def _link(appearance: Appearance, kinds: dict, disputes: list) -> Claim:
    chain = store_chain(appearance)
    claim, _ = claim_for(appearance)
    join(appearance, claim, chain, kinds, disputes)
    return claim


def join(appearance: Appearance, claim: Claim, chain: list[ChainLink], kinds: dict, disputes: list[Dispute]) -> None:
    """Make the appearance a telling of the claim: its origin, whom it is about, and the disputes that it fits.

    ``kinds`` says what the parties named in the text are, where that is known.
    """
    appearance.claim = claim
    appearance.origin = store_origin(appearance, claim, chain)
    appearance.save(update_fields=["claim", "origin"])
    for name in appearance.reading.get("about", ()):
        party = resolve_party(name, kinds.get(name)) if is_name(name) else None
        if party:
            ClaimParty.objects.get_or_create(claim=claim, party=party)
    place(claim, appearance, disputes)


def count_claims(claims: set[int]) -> None:
    """Bring the machine's own figures of these claims up to date."""
    living = Appearance.objects.filter(claim__in=claims).exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    figures = living.values("claim").annotate(
        n_appearances=Count("pk"),
        n_articles=Count("article", distinct=True),
        n_origins=Count("origin", distinct=True),
        first_published_on=Min(Lower("article__published")),
    )
    for row in figures:
        ClaimStats.objects.update_or_create(claim_id=row.pop("claim"), defaults={**row, "counted_at": timezone.now()})
