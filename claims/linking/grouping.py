"""Appearances to claims: the same proposition by the same speaker becomes one claim, across articles."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Func, TextField

from claims.linking.sameness import Match, Telling, amounts_in, compare
from claims.linking.wording import denial, own_pronouns, standalone, with_cue
from claims.models import Appearance, ChainLink, Claim, LinkDecision
from claims.terms import Directness, Status

#: The rule for "X said that it …", where "it" is X; in "It …, X said" it is somebody else.
CLAUSE_RULE = "reported-clause"

#: So many earlier tellings, the most alike first, are compared with a new one.
MAX_CANDIDATES = 60


class _Stems(Func):
    """The distinct stems of a text, as PostgreSQL's English configuration makes them."""

    template = "tsvector_to_array(to_tsvector('english', %(expressions)s))"
    output_field = ArrayField(TextField())


def claim_for(appearance: Appearance) -> tuple[Claim, Match | None]:
    """The claim that this appearance tells: a known one, with the match that says why, or a new one.

    Decisions of editors come first: told to be the same as another appearance, it joins that one's claim;
    told to differ, it never does.
    """
    decided = _decided(appearance, same=True).values_list("claim", flat=True).first()
    if decided:
        return Claim.objects.get(pk=decided), Match(True, 1.0, "an editor linked them")
    telling = telling_of(appearance)
    best, why = None, None
    for candidate in _candidates(appearance):
        match = compare(telling, telling_of(candidate))
        if match.same and (why is None or match.score > why.score):
            best, why = candidate, match
    return (best.claim, why) if best else (_new_claim(appearance), None)


def telling_of(appearance: Appearance) -> Telling:
    """What decides about an appearance. Costs a query unless the row carries ``stems``."""
    if not hasattr(appearance, "stems"):
        appearance.stems = Appearance.objects.filter(pk=appearance.pk).values_list(_Stems("content"), flat=True).get()
    about = frozenset(appearance.reading.get("about", ()))
    return Telling(frozenset(appearance.stems), amounts_in(appearance.content), appearance.negated, about)


def _decided(appearance: Appearance, *, same: bool):
    """Appearances about which an editor decided that they tell the same claim as this one, or another."""
    ids: set[int] = set()
    for decision in LinkDecision.objects.filter(same=same, appearance=appearance):
        ids.add(decision.other_id)
    for decision in LinkDecision.objects.filter(same=same, other=appearance):
        ids.add(decision.appearance_id)
    return Appearance.objects.filter(pk__in=ids, claim__isnull=False)


def _candidates(appearance: Appearance) -> Iterable[Appearance]:
    """Linked appearances by the same speaker that share a word, the most alike first.

    Where nobody is named, the words must come from people of the same description, by way of the same first
    publisher: Bloomberg's unnamed people are not the Journal's, and its lawyers are not its researchers.
    """
    stems = telling_of(appearance).stems
    if not stems:
        return []
    query = SearchQuery(" | ".join(map(_quoted, sorted(stems))), search_type="raw", config="simple")
    alike = Appearance.objects.filter(claim__merged_into__isnull=True, claim__isnull=False).exclude(pk=appearance.pk)
    if appearance.speaker_id:
        alike = alike.filter(speaker=appearance.speaker_id)
    else:
        publisher = appearance.chain.exclude(publisher=None).order_by("position").values_list("publisher", flat=True)
        described = appearance.chain.filter(position=0).values_list("unnamed", flat=True).first() or ""
        kin = ChainLink.objects.filter(position=0, unnamed__iendswith=described.rpartition(" ")[2])
        alike = alike.filter(speaker=None, chain__publisher=publisher.first()).filter(chain__in=kin)
    apart = _decided(appearance, same=False).values("claim")
    alike = alike.exclude(claim__in=apart).exclude(status=Status.REJECTED).distinct()
    return (
        alike.filter(search=query)
        .annotate(stems=_Stems("content"), alike=SearchRank(F("search"), query))
        .select_related("claim")
        .order_by("-alike", "pk")[:MAX_CANDIDATES]
    )


def _quoted(stem: str) -> str:
    """A stem as a tsquery term: within apostrophes, its own doubled."""
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


def _new_claim(appearance: Appearance) -> Claim:
    return Claim.objects.create(**claim_columns(appearance))


def claim_columns(appearance: Appearance) -> dict:
    """What a claim says that only this appearance tells."""
    return {
        "wording": _wording(appearance),
        "speaker": appearance.speaker,
        "negated": appearance.negated,
        "slots": {"amounts": sorted(amounts_in(appearance.content))},
    }


def _whom(appearance: Appearance) -> str:
    """ "DeepSeek of", "OpenAI for": what stands between a cue and its content where the content is the deed alone."""
    frame, _, preposition = appearance.rule.rpartition("-")
    if frame != "turned" and appearance.rule != "object-for":
        return ""
    about = appearance.reading.get("about") or ["somebody"]
    return f"{about[0]} {preposition}"


def _wording(appearance: Appearance) -> str:
    content, speaker = appearance.content, appearance.speaker
    name = speaker.name if speaker else ""
    if appearance.is_object:
        return with_cue(content, name, appearance.cue_words, whom=_whom(appearance))
    if appearance.is_denial:
        return denial(content, name, quoted=appearance.directness == Directness.DIRECT)
    is_clause = appearance.rule == CLAUSE_RULE and appearance.directness != Directness.DIRECT
    return standalone(content, name, pronouns=own_pronouns(speaker.kind) if is_clause and speaker else None)
