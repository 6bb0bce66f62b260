"""What of a claim rests on tellings that were known by a day, where others came later.

A claim is joined and settled from all its tellings. Wound back, it says no more than those known then support: a
party that only a later one names is nothing to it yet.
"""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat, StrIndex

from claims.models import Appearance, ChainLink, Folded, PartyAlias
from claims.permissions.known import Known
from claims.terms import Status


def later_tellings(known: Known) -> QuerySet[Appearance]:
    """All tellings that were not known, those without a day among them."""
    was_known = Case(When(known.tellings(), then=Value(True)), default=Value(False))
    return Appearance.objects.alias(was_known=was_known).filter(was_known=False)


def was_named(known: Known, tellings: QuerySet[Appearance]) -> Q:
    """Whether the party of a role is one that ``tellings`` (visible and known) of the claim name, in the words for it.

    Only claims with a later telling are looked at: the roles of the others rest on what was known anyway.
    """
    has_later = Exists(later_tellings(known).filter(claim=OuterRef("claim")))
    of_claim = tellings.filter(claim=OuterRef("claim")).annotate(told=Folded(_told()))
    in_words = of_claim.annotate(at=StrIndex("told", Folded(OuterRef("words")))).filter(at__gt=0)
    names = PartyAlias.objects.exclude(status__in=[Status.REJECTED, Status.WITHDRAWN])
    named = names.filter(party=OuterRef(OuterRef("party"))).annotate(place=StrIndex(OuterRef("told"), F("folded")))
    linked = ChainLink.objects.filter(appearance=OuterRef("pk"), party=OuterRef(OuterRef("party")))
    supported = Exists(in_words.filter(Exists(named.filter(place__gt=0)) | Exists(linked)))
    return ~has_later | Q(supported)


def _told() -> Concat:
    """All that a telling says and what was read in it, from which ``linking.roles`` takes the words of a role."""
    parts = ["content", "cue_words", "medium", "source_words", KT("reading__title"), Cast("reading", TextField())]
    spaced = [piece for part in parts for piece in (part, Value(" "))]
    return Concat(*spaced, output_field=TextField())
