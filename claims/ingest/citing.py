"""The links of a stored version: to which article they lead, and to whose site."""

import re
from collections.abc import Iterable

from django.db import transaction

from claims.models import Article, Citation, Publisher, Snapshot
from claims.models.taking_down import lock_incoming
from claims.parsing.body import Link
from claims.parsing.metadata import address_of
from claims.text.urls import domain_of

#: So many links are tied in one transaction.
_BATCH = 1_000


def cite(snapshot: Snapshot, links: tuple[Link, ...]) -> None:
    """One row for each link, tied to the article and the publisher behind it where we know them; and the other way
    round, earlier links to this article are tied to it."""
    addressed = [(address_of(link.url), link.words) for link in links]
    addressed = [(url, words) for url, words in addressed if url and url != snapshot.article.canonical_url]
    urls = {url for url, _ in addressed}
    articles = dict(Article.objects.filter(canonical_url__in=urls).values_list("canonical_url", "pk"))
    publishers = _publishers_of(urls)
    rows = [
        Citation(
            snapshot=snapshot, words=words, url=url, article_id=articles.get(url), publisher_id=publishers.get(url)
        )
        for url, words in addressed
    ]
    Citation.objects.bulk_create(rows, ignore_conflicts=True)
    if snapshot.article.canonical_url:
        Citation.objects.filter(url=snapshot.article.canonical_url, article=None).update(article=snapshot.article)


def tie_links(publisher_id: int) -> int:
    """Tie the links to the domains that an outlet has by now to it, and those to others to whoever is there, if anybody
    is; how many were tied otherwise before.

    Can be ended at any moment and begun again.
    """
    outlet = Publisher.objects.get(pk=publisher_id)
    tied = Citation.objects.filter(publisher=outlet, url__isnull=False)
    astray = [(pk, url) for pk, url in tied.values_list("pk", "url").iterator() if _domain(url) not in outlet.domains]
    return _tie(astray) + _tie(_to_be_tied(outlet))


def _to_be_tied(outlet: Publisher) -> list[tuple[int, str]]:
    """The links to its domains that are not tied to it; www. and the like may stand before them."""
    if not outlet.domains:
        return []
    at_one = rf"^https?://([^/?#]*\.)?({'|'.join(map(re.escape, outlet.domains))})(:[0-9]+)?([/?#]|$)"
    near = Citation.objects.filter(url__regex=at_one).exclude(publisher=outlet).values_list("pk", "url")
    return [(pk, url) for pk, url in near.iterator() if _domain(url) in outlet.domains]


def _tie(links: list[tuple[int, str]]) -> int:
    n_tied = 0
    for start in range(0, len(links), _BATCH):
        some = links[start : start + _BATCH]
        publishers = _publishers_of({url for _, url in some})
        rows = [Citation(pk=pk, publisher_id=publishers.get(url)) for pk, url in some]
        with transaction.atomic():
            lock_incoming()
            n_tied += Citation.objects.bulk_update(rows, ["publisher"])
    return n_tied


def _publishers_of(urls: Iterable[str]) -> dict[str, int]:
    """Address → primary key of the publisher whose domain it is on, for those we know."""
    domains = {url: _domain(url) for url in urls}
    known = Publisher.objects.filter(domains__has_any_keys=sorted(set(domains.values()))).values_list("pk", "domains")
    keys = {domain: key for key, on in known.order_by("-pk") for domain in on}
    return {url: keys[domain] for url, domain in domains.items() if domain in keys}


def _domain(url: str) -> str:
    """The domain of an address; "" of one on this site."""
    return "" if url.startswith("/") else domain_of(url)
