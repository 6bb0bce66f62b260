"""Articles of one sentence or two, stored, read and linked, and the groups that come of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from claims.linking import link_article
from claims.models import Appearance, Article, Snapshot
from claims.reading import read_snapshot
from tests.factories import a_publisher, an_article

#: Three claims told in several ways, and some that only look alike: text, publisher, day.
TALES = (
    ("OpenAI said that DeepSeek copied its models.", "TRT World", date(2025, 1, 29)),
    ("OpenAI said that DeepSeek had copied its models.", "The Star", date(2025, 1, 30)),
    ("DeepSeek copied its models, OpenAI said.", "Inc.", date(2025, 1, 31)),
    ("OpenAI said that Meta copied its models.", "PetaPixel", date(2025, 1, 30)),
    ("Anthropic said that it will pay authors $1.5 billion to settle the suit.", "The Star", date(2025, 9, 5)),
    ("Anthropic said that it would pay $1.5 billion to authors to settle their suit.", "Inc.", date(2025, 9, 6)),
    ("Anthropic said that it will pay authors $2.5 billion to settle the suit.", "TRT World", date(2025, 9, 6)),
    ("Getty Images said that Stability AI copied 12 million photographs.", "PetaPixel", date(2025, 2, 1)),
    ("Getty Images said that twelve million photographs were copied by Stability AI.", "Inc.", date(2025, 2, 2)),
)

#: Several claims in each, some in the very same words, in another order.
LONG_TALES = (
    (
        "OpenAI said that DeepSeek copied its models. OpenAI said that it had banned several accounts. "
        "OpenAI said that it works with the government to protect its models.",
        "TRT World",
        date(2025, 1, 29),
    ),
    (
        "OpenAI said that it had banned several accounts. OpenAI said that DeepSeek had made copies of its models. "
        "OpenAI said that it had closed a number of accounts last year.",
        "The Star",
        date(2025, 1, 30),
    ),
    ("OpenAI said that it had blocked some accounts. OpenAI said that its models are safe.", "Inc.", date(2025, 1, 31)),
    (
        "OpenAI said that DeepSeek copied its models. OpenAI said that its models are protected by law.",
        "PetaPixel",
        date(2025, 3, 20),
    ),
    (
        "OpenAI said that DeepSeek made use of its models. OpenAI said that it had banned several accounts.",
        "The Verge",
        date(2025, 2, 2),
    ),
    ("OpenAI said that accounts had been banned by it.", "Bloomberg", date(2025, 2, 3)),
)


def read(text: str, publisher: str = "PetaPixel", published_on: date = date(2025, 1, 30)) -> Snapshot:
    """An article of this text, stored and read, its claims not linked yet."""
    snapshot = an_article(text, published_on, a_publisher(publisher))
    read_snapshot(snapshot)
    return snapshot


def tell(text: str, publisher: str = "PetaPixel", published_on: date = date(2025, 1, 30)) -> Appearance:
    """The same, linked; its first claim as that article tells it."""
    article = read(text, publisher, published_on).article
    link_article(article)
    return article.appearances.order_by("pk").first()


def link_all(articles: Iterable[Article]) -> None:
    """Link these articles in this order."""
    for article in articles:
        link_article(article)


def groups() -> set[frozenset[tuple[str, str]]]:
    """Which tellings share a claim, each named by its article and its key there."""
    found = defaultdict(set)
    for claim, article, key in Appearance.objects.values_list("claim", "article__content_key", "key"):
        found[claim].add((article, key))
    return {frozenset(members) for members in found.values()}
