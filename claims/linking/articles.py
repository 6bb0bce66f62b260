"""One article's appearances, joined to everything known: parties, chains, claims, and what follows from them."""

from django.db import connection, transaction

from claims.linking.chains import store_chain
from claims.linking.grouping import claim_for
from claims.linking.parties import learn_aliases
from claims.linking.settling import settle
from claims.models import Article
from claims.terms import Status

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
    for appearance in waiting:
        store_chain(appearance)
        appearance.claim = claim_for(appearance)[0]
        appearance.save(update_fields=["claim"])
    for run in {appearance.run for appearance in waiting if appearance.run}:
        learn_aliases(run.parties)
    settle({appearance.claim_id for appearance in waiting})
    return len(waiting)
