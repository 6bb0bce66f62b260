"""What `demo` puts into an empty database: the dispute with its threads, its feed, people, and a story of theirs."""

import json

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from claims import demo, stages
from claims.editing.stories import Words, add_step, create_story, publish_story
from claims.ingest.readers import read_article
from claims.ingest.store import store_page
from claims.models import (
    Appearance,
    Article,
    ArticlePolling,
    ChainLink,
    Claim,
    Dispute,
    Feed,
    FeedEntry,
    Origin,
    Party,
    Publisher,
    Snapshot,
    Story,
    User,
)
from claims.permissions import Gate
from claims.postgres.address import data_folder
from claims.secret import kept_secret
from claims.terms import PublisherKind, Publishes, Role

EDITOR = "editor"
ACCOUNTS = {EDITOR: Role.EDITOR, "lead": Role.LEAD, "contributor": Role.CONTRIBUTOR}


@transaction.atomic
def set_up() -> dict[str, str]:
    """Make whatever is missing and ask for what is unread; returns the passwords of the demo's accounts by their names.

    Idempotent, and careful: a dispute, a feed or an account that is there stays as people left it.
    """
    _make_dispute(_facts())
    digest = Publisher.objects.named("Claimline Digest", kind=PublisherKind.DEMO)
    feed, _ = Feed.objects.get_or_create(
        url=f"{demo.ADDRESS}feed.xml", defaults={"title": "Claimline Digest", "publisher": digest}
    )
    _hold_earlier_versions(digest)
    stages.ask_for(stages.TAKE_FEED, feed.pk)
    return {name: _make_account(name, role) for name, role in ACCOUNTS.items()}


def _hold_earlier_versions(digest: Publisher) -> None:
    """Store the digests that were changed later as they were first, where none is held; a look brings the change."""
    for path in sorted((demo.FOLDER / "earlier").glob("*.html")):
        address = f"{demo.ADDRESS}{path.name}"
        if not Article.objects.filter(canonical_url=address).exists():
            stored = store_page(read_article(path.read_bytes(), address), digest)
            ArticlePolling.objects.create(article=stored.article)
            stages.ask_for(stages.READ, stored.snapshot.pk)
            stages.ask_for(stages.LOOK_AGAIN, stored.article.pk)


def _make_dispute(facts: dict, parent: Dispute | None = None, position: int = 0) -> None:
    dispute, _ = Dispute.objects.get_or_create(
        slug=facts["slug"],
        defaults={
            "title": facts["title"],
            "question": facts["question"],
            "rules": facts["rules"],
            "parent": parent,
            "position": position,
            "publishes": Publishes.SUGGESTED,
        },
    )
    for number, thread in enumerate(facts.get("threads", ())):
        _make_dispute(thread, dispute, number)


def _make_account(name: str, role: Role) -> str:
    """One of the demo's accounts; its random password is kept in the data folder, so that each start can show it."""
    password = kept_secret(data_folder(settings.BASE_DIR), f"{name}-password", 9)
    user, is_new = User.objects.get_or_create(username=name, defaults={"role": role})
    if is_new:
        user.set_password(password)
        user.save()
    return password


@transaction.atomic
def tell_story() -> None:
    """Let the demo's editor tell a story of the claims that were read; where there is any story, none is made."""
    told, editor = _facts()["story"], User.objects.get(username=EDITOR)
    steps = [(claim, text) for words, text in told["steps"] if (claim := _first_told(words))]
    if not steps or Story.objects.exists():
        return
    story = create_story(editor, Words(told["title"], told["lead"]))
    for claim, text in steps:
        story = add_step(editor, story.pk, story.version, claim.number, text)
    publish_story(editor, story.pk, story.version)


def _first_told(words: str) -> Claim | None:
    """Of the claims with these words, or told in them, the one that most articles tell, of several the first."""
    told = Appearance.objects.filter(content__icontains=words, claim__isnull=False)
    has_words = Q(wording__icontains=words) | Q(pk__in=told.values("claim"))
    claims = Gate.for_readers().claims().filter(has_words)
    return claims.order_by("-stats__n_articles", "pk").first()


def _facts() -> dict:
    return json.loads((demo.FOLDER / "dispute.json").read_text(encoding="utf-8"))


def progress() -> tuple[int, int]:
    """How many of the feed's entries are dealt with (read and linked, or found unusable), and how many there are.

    One that was held in an earlier version is dealt with when the later one is there.
    """
    entries = FeedEntry.objects.filter(feed__url__startswith=demo.ADDRESS)
    unlinked = Appearance.objects.filter(claim__isnull=True).values("article")
    unread = Snapshot.objects.filter(runs__isnull=True).values("article")
    unchanged = Article.objects.filter(polling__isnull=False).exclude(snapshots__number=2)
    read = Q(article__isnull=False) & ~Q(article__in=unlinked) & ~Q(article__in=unread) & ~Q(article__in=unchanged)
    return entries.filter(read | ~Q(problem="")).distinct().count(), entries.count()


def figures() -> dict[str, int]:
    """What the database holds, in the words of the README."""
    links = ChainLink.objects
    return {
        "articles": Article.objects.count(),
        "appearances": Appearance.objects.count(),
        "claims": Claim.objects.count(),
        "claims told by several articles": _told_by_several(),
        "origins": Origin.objects.count(),
        "parties": Party.objects.count(),
        "publishers in chains": links.exclude(publisher=None).values("publisher").distinct().count(),
        "documents in chains": links.exclude(document=None).values("document").distinct().count(),
    }


def _told_by_several() -> int:
    return Claim.objects.filter(stats__n_articles__gt=1).count()
