"""The pages behind addresses to articles: of a feed's entry, of what was handed in, and of what we hold already."""

from dataclasses import replace

from django.db import transaction

from claims.ingest.entries import with_told
from claims.ingest.fetching import Answer, ask_page, is_local, keep_problem
from claims.ingest.intake import check_day
from claims.ingest.offers import Offered, feeds_beside, feeds_instead
from claims.ingest.polling import next_look, page_was_read, validators_of
from claims.ingest.readers import read_article
from claims.ingest.store import StoredArticle, known_by_address, store_page, under_its_address
from claims.models import Addition, Article, FeedEntry, Publisher, Snapshot
from claims.parsing.errors import IngestError, Trouble
from claims.parsing.pages import ParsedPage
from claims.text.urls import twins


def take_entry(entry: FeedEntry) -> Snapshot:
    """Make an article of the page that a feed entry leads to; one whose text we hold already is not asked for.

    The reason is kept with an entry that gives none, unless another try may help.
    """
    held = known_by_address(entry.url)
    if held and (latest := held.snapshots.filter(excerpt=None).order_by("-number").first()):
        entry.article = held
        entry.save(update_fields=["article"])
        return latest
    try:
        if not entry.url:
            raise IngestError("the feed entry has no usable link")
        answer = ask_page(entry.url)
        page = with_told(_read(answer), entry.told)
        return _store(page, answer, entry.feed.publisher, feed_entry=entry).snapshot
    except IngestError as problem:
        if not problem.retry:
            give_up_entry(entry, str(problem))
        raise


def give_up_entry(entry: FeedEntry, reason: str) -> None:
    """Keep with an entry why it becomes no article: it is not tried again by itself."""
    entry.problem = reason
    entry.save(update_fields=["problem"])


def take_address(addition: Addition) -> Snapshot | None:
    """Fetch what an editor handed in: a page becomes an article, a feed is offered, as are the feeds of a site.

    None, and no problem, where there are only feeds to offer. What gives neither raises IngestError; the reason is kept
    with the addition, unless another try may help.
    """
    try:
        check_day(addition.published_on)
        answer = ask_page(addition.url)
        page, addition.offers = _page_and_offers(answer)
    except IngestError as problem:
        if not problem.retry:
            give_up_addition(addition, str(problem))
        raise
    with transaction.atomic():
        addition.problem = ""
        if page:
            publisher = addition.publisher or _house_at(page.canonical_url or answer.url)
            stored = _store(page, answer, publisher, published_on=addition.published_on)
            addition.article, addition.snapshot = stored.article, stored.snapshot
        addition.save(update_fields=["article", "snapshot", "offers", "problem"])
    return addition.snapshot if page else None


def give_up_addition(addition: Addition, reason: str) -> None:
    """Keep with an addition why nothing came of it."""
    addition.problem = reason
    addition.save(update_fields=["problem"])


def _house_at(url: str) -> Publisher:
    return Publisher.objects.named("Unknown publisher") if is_local(url) else Publisher.objects.at(url)


def _page_and_offers(answer: Answer) -> tuple[ParsedPage | None, list[Offered]]:
    """The article at an address, if there is one, and the feeds to be offered; IngestError when there is neither."""
    try:
        page = _read(answer)
    except IngestError as problem:
        return None, feeds_instead(answer, problem)
    return page, feeds_beside(answer)


def look_again(article: Article) -> StoredArticle | None:
    """Ask whether the page of an article has changed; other words are its next version.

    None when it has not, or when the article has no page of its own on the web. What cannot be read raises IngestError
    and changes nothing; whatever happens, the next look is planned.
    """
    if not article.canonical_url or not hasattr(article, "polling"):
        return None
    polling = article.polling
    polling.next_check_at = next_look(article)  # first, so that a page that kills its reader is not asked for for ever
    polling.save(update_fields=["next_check_at"])
    try:
        answer = ask_page(article.canonical_url, validators_of(polling))
        if answer.body is None:
            page_was_read(article, answer)
            return None
        stored = _store(_same_page(article, answer), answer, article.publisher)
        return stored if stored.created else None
    except IngestError:
        polling.n_failures += 1
        polling.save(update_fields=["n_failures"])
        raise


def _same_page(article: Article, answer: Answer) -> ParsedPage:
    """The page under the article's own address; IngestError when it is another one, as where a site sends visitors of
    what it took down to its front page."""
    page = under_its_address(_read(answer))
    known = {article.canonical_url, *article.other_urls.values_list("url", flat=True)}
    stands_for = page.canonical_url or page.url
    if stands_for and not known.intersection(twins(stands_for)):
        problem = IngestError(f"the address leads to another page now: {stands_for}", Trouble.ELSEWHERE)
        keep_problem(answer.log, problem)
        raise problem
    return replace(page, canonical_url=article.canonical_url, url=article.canonical_url)


def _read(answer: Answer) -> ParsedPage:
    try:
        return read_article(answer.body, answer.url, answer.charset)
    except IngestError as problem:
        keep_problem(answer.log, problem)
        raise


@transaction.atomic
def _store(page: ParsedPage, answer: Answer, publisher: Publisher, **known) -> StoredArticle:
    """The article and when its page is looked at again, both or neither."""
    stored = store_page(page, publisher, **known)
    page_was_read(stored.article, answer)
    return stored
