"""Origins: where the tellings of a claim come from, once outlets that pass on are folded into their source."""

from collections.abc import Iterable

from django.db.models import Count, Min
from django.db.models.functions import Lower

from claims.models import Appearance, ChainLink, Claim, Origin
from claims.terms import NodeKind


def root_of(chain: Iterable[ChainLink]) -> tuple[str, ChainLink]:
    """Which link of a chain is its root, and the key that names it.

    The root is what first carried the speaker's words out: the innermost outlet, document or party after the
    speaker ("told Bloomberg", "in its complaint"). Where nothing stands between the speaker and the
    article, the speaker's own word is the root, and two articles that report it share it. Unnamed people are
    only as good as whoever vouches for them, so that outlet is the root.
    """
    speaker, *others = chain
    carriers = [link for link in others if link.kind != NodeKind.UNNAMED]
    passed_on = carriers[:-1]  # the last is the article's own publisher
    if passed_on:
        root = passed_on[0]
    elif speaker.kind == NodeKind.PARTY or not carriers:
        root = speaker
    else:
        root = carriers[-1]
    return f"{root.kind}:{getattr(root, f'{root.kind}_id', None) or root.label}"[:200], root


def settle_origins(claims: set[int]) -> None:
    """Point each telling of these claims to its origin; origins that nothing points to any more go.

    Tellings that do not say how the speaker's words came out are folded into a root that another telling names.
    """
    for claim in Claim.objects.filter(pk__in=claims).order_by("pk"):
        for appearance in claim.appearances.prefetch_related("chain__party", "chain__publisher", "chain__document"):
            chain = list(appearance.chain.all())
            origin = store_origin(appearance, claim, chain) if chain else None
            if appearance.origin_id != (origin and origin.pk):
                Appearance.objects.filter(pk=appearance.pk).update(origin=origin)
        _fold_silent(claim)
        Origin.objects.filter(claim=claim, appearances=None).delete()


def _fold_silent(claim: Claim) -> None:
    """Fold the tellings that do not say how the speaker's words came out into a root that another telling names.

    "OpenAI has seen evidence", by itself, is no second origin beside "OpenAI told the Financial Times …": it
    stands as one only as long as no telling says more. Of several named roots the one published first takes
    it. The result is the same in whatever order the tellings came.
    """
    own_word = f"{NodeKind.PARTY}:{claim.speaker_id}"
    named = claim.origins.exclude(key=own_word).exclude(appearances=None)
    first = named.annotate(first=Min(Lower("appearances__article__published"))).order_by("first", "key").first()
    if first:
        silent = claim.appearances.annotate(n_links=Count("chain")).filter(speaker__isnull=False, n_links__lte=2)
        silent.exclude(origin=first).update(origin=first)


def store_origin(appearance: Appearance, claim: Claim, chain: list[ChainLink]) -> Origin:
    """Point the appearance to its origin within the claim, made when it is the first to lead there."""
    key, root = root_of(chain)
    origin, is_new = Origin.objects.get_or_create(
        claim=claim, key=key, defaults={"label": root.label[:300], "root": root, "evidence": [_evidence(root)]}
    )
    if not is_new and root.words and _evidence(root) not in origin.evidence:
        origin.evidence = [*origin.evidence, _evidence(root)]
        origin.save(update_fields=["evidence"])
    return origin


def _evidence(root: ChainLink) -> dict:
    return {"appearance": root.appearance_id, "how": root.how, "words": root.words[:300]}
