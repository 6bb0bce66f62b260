"""What else tells the same as an article: others with the same claims, its copies, and what it copies."""

from dataclasses import dataclass

from django.db.models import Count, Q

from claims.models import Article, CopyLink
from claims.permissions import Gate
from claims.terms import Status

MOST_ELSEWHERE = 12


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another article, how many claims both tell, and in words how it repeats this one, or this one it; "" if not."""

    article: Article
    n_claims: int
    repeats: str


def load_elsewhere(gate: Gate, article: Article) -> list[Elsewhere]:
    """Copies first, then those that share most claims, at most ``MOST_ELSEWHERE``; four queries.

    The claims are named to the second one: to a query for them the planner prefers to read all tellings there are.
    """
    own = gate.appearances().filter(article=article, claim__isnull=False).order_by()
    claims = list(own.values_list("claim", flat=True).distinct())
    told = gate.appearances().filter(claim__in=claims).exclude(article=article).order_by().values("article")
    shared = told.annotate(n=Count("claim", distinct=True)).order_by("-n", "article")
    n_claims = dict(shared.values_list("article", "n")[:MOST_ELSEWHERE])
    repeats = _copies(gate, article)
    ids = list(dict.fromkeys([*repeats, *n_claims]))[:MOST_ELSEWHERE]
    articles = gate.articles().select_related("publisher").in_bulk(ids)
    return [Elsewhere(articles[pk], n_claims.get(pk, 0), repeats.get(pk, "")) for pk in ids if pk in articles]


def _copies(gate: Gate, article: Article) -> dict[int, str]:
    """Article → how it stands to this one: as far as editors agreed to it, or suggestions are shown."""
    shown = Q(status=Status.ACCEPTED) | Q(gate.suggestions_shown("article", "article"), status=Status.SUGGESTED)
    links = CopyLink.objects.filter(Q(article=article) | Q(original=article)).filter(shown).order_by("pk")
    return {
        (link.original_id if link.article_id == article.pk else link.article_id): _in_words(link, article)
        for link in links[:MOST_ELSEWHERE]
    }


def _in_words(link: CopyLink, article: Article) -> str:
    return f"this is a {link.kind} of it" if link.article_id == article.pk else f"a {link.kind} of this"
