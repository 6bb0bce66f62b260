"""How a claim stands to others, what its contradictions come to, who answered it, and in which disputes it stands."""

from django import forms

from claims.forms.claim_merging import OtherClaimForm
from claims.forms.fields import WordsField
from claims.forms.merging import ReasonForm
from claims.forms.publishers import NO_NUL
from claims.models import Dispute
from claims.terms import ContradictionKind, RelationKind

ACCEPT, REJECT, CHANGE = "accept", "reject", "change"
IN, OUT, RULE = "in", "out", "rule"

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose what to do.")
_KIND = dict.fromkeys(("required", "invalid_choice"), "Choose one of the kinds in the list.")
LONGEST_WORDS, LONGEST_DECISION = 500, 500


class _DecisionForm(ReasonForm):
    """What to do with a row, and the status that it had on the page."""

    seen = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput, error_messages=NO_NUL)


class RelationForm(_DecisionForm):
    """Accept a relation, reject it, or say that it is of another kind or rests on other words."""

    do = forms.ChoiceField(choices=[(each, each) for each in (ACCEPT, REJECT, CHANGE)], error_messages=_CHOOSE)
    kind = forms.ChoiceField(choices=RelationKind.choices(), required=False, error_messages=_KIND)
    words = WordsField(
        label="It rests on these words",
        max_length=LONGEST_WORDS,
        rows=2,
        required=False,
        help_text="As they stand in an article that tells the first of the two claims.",
        error_messages=NO_NUL,
    )
    field_order = ["kind", "words", "reason"]


class RelateForm(OtherClaimForm):
    """Another claim by its number, how the two stand to each other, and which is the first."""

    kind = forms.ChoiceField(label="This claim …", choices=RelationKind.choices(), error_messages=_KIND)
    turned = forms.BooleanField(label="The other way round: the other one … this one", required=False)
    words = WordsField(
        label="It rests on these words",
        max_length=LONGEST_WORDS,
        rows=2,
        required=False,
        help_text="As they stand in an article that tells the first of the two claims.",
        error_messages=NO_NUL,
    )
    field_order = ["kind", "other", "turned", "words", "reason"]


class ContradictionForm(_DecisionForm):
    """Of what kind a contradiction is, and what it comes to; or that it is none."""

    do = forms.ChoiceField(choices=[(each, each) for each in (ACCEPT, REJECT)], error_messages=_CHOOSE)
    kind = forms.ChoiceField(
        label="What it is", choices=ContradictionKind.choices(), required=False, error_messages=_KIND
    )
    decision = WordsField(
        label="What it comes to, for readers",
        max_length=LONGEST_DECISION,
        rows=2,
        required=False,
        help_text="Empty: both are left standing as they are.",
        error_messages=NO_NUL,
    )
    field_order = ["kind", "decision", "reason"]


class ReplyForm(_DecisionForm):
    """Whether something is an answer to the claim."""

    do = forms.ChoiceField(choices=[(each, each) for each in (ACCEPT, REJECT)], error_messages=_CHOOSE)


class PlaceForm(ReasonForm):
    """Into which dispute a claim is put, out of which it is kept, or where the rules decide again."""

    dispute = forms.ModelChoiceField(
        Dispute.objects.order_by("title"),
        label="Dispute or thread",
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the disputes in the list."),
    )
    do = forms.ChoiceField(choices=[(each, each) for each in (IN, OUT, RULE)], error_messages=_CHOOSE)
    field_order = ["dispute", "reason"]
