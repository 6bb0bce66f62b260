"""How a claim stands to others, what its contradictions come to, who answered it, and in which disputes it stands."""

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.replies import Answer
from claims.editing.told import Dated
from claims.forms.claim_merging import OtherClaimForm, claim_numbered
from claims.forms.correction import dated
from claims.forms.fields import NeededReasonField, SeenWordField, TextField, WordsField
from claims.forms.links import LONGEST_NAME, typed_along
from claims.forms.named import NameField, NumberField
from claims.models import Claim, Dispute
from claims.terms import ContradictionKind, RelationKind, ReplyKind

ACCEPT, REJECT, CHANGE = "accept", "reject", "change"
IN, OUT, RULE = "in", "out", "rule"

_CHOOSE = dict.fromkeys(("required", "invalid_choice"), "Choose what to do.")
_KIND = dict.fromkeys(("required", "invalid_choice"), "Choose one of the kinds in the list.")
_ANSWERED = "What was answered"
LONGEST_WORDS, LONGEST_DECISION = 500, 500
#: The words on which it rests how two claims stand to each other.
_RESTS_ON = {
    "label": "It rests on these words",
    "max_length": LONGEST_WORDS,
    "rows": 2,
    "required": False,
    "help_text": "As they stand in an article that tells the first of the two claims.",
}


class _WhyForm(forms.Form):
    """Only why, which nothing does without."""

    reason = NeededReasonField(help_text="Needed to change anything; it is kept.")


class _DecisionForm(_WhyForm):
    """What to do with a row, and the status that it had on the page."""

    seen = SeenWordField(max_length=20, required=False)


class RelationForm(_DecisionForm):
    """Accept a relation, reject it, or say that it is of another kind or rests on other words."""

    do = forms.ChoiceField(choices=[(each, each) for each in (ACCEPT, REJECT, CHANGE)], error_messages=_CHOOSE)
    kind = forms.ChoiceField(choices=RelationKind.choices(), required=False, error_messages=_KIND)
    words = WordsField(**_RESTS_ON)
    field_order = ["kind", "words", "reason"]


class RelateForm(_WhyForm, OtherClaimForm):
    """Another claim by its number, how the two stand to each other, and which is the first."""

    kind = forms.ChoiceField(label="This claim …", choices=RelationKind.choices(), error_messages=_KIND)
    turned = forms.BooleanField(label="The other way round: the other one … this one", required=False)
    words = WordsField(**_RESTS_ON)
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
    )
    field_order = ["kind", "decision", "reason"]


class ReplyForm(_DecisionForm):
    """Whether something is an answer to the claim, and of which kind.

    ``relations_too``: what is no answer does not stand against the claim either.
    """

    do = forms.ChoiceField(choices=[(each, each) for each in (ACCEPT, REJECT, CHANGE)], error_messages=_CHOOSE)
    kind = forms.ChoiceField(
        label="What was answered", choices=ReplyKind.choices(), required=False, error_messages=_KIND
    )
    seen_kind = SeenWordField(max_length=20, required=False)
    relations_too = forms.BooleanField(required=False)


class AnswerForm(_WhyForm):
    """An answer that the machine missed: whose, of which kind, in which words, where, and when.

    ``claim`` is the claim itself, and ``on`` the days that are meant, once the form is valid.
    """

    party = NameField(
        "parties",
        label="Who answered",
        max_length=LONGEST_NAME,
        help_text="A party as it is called here, or the address of its page.",
        error_messages={"required": "Write who answered."},
    )
    kind = forms.ChoiceField(label=_ANSWERED, choices=ReplyKind.choices(), error_messages=_KIND)
    words = WordsField(
        label="The words that say so",
        max_length=LONGEST_WORDS,
        rows=2,
        help_text="As they stand in the stored article.",
        error_messages={"required": "Write the words that say so, as they stand in the article."},
    )
    article = NumberField(
        "article",
        label="Number of the article",
        required=False,
        help_text="Or the address of its page. Empty: the first that tells this claim, or the one below, and has these "
        "words.",
    )
    claim = NumberField(
        "claim",
        label="Number of the claim with which they answer",
        required=False,
        help_text="Or the address of its page: where what they say is held as a claim of its own.",
    )
    on = TextField(
        label="When",
        max_length=LONGEST_NAME,
        required=False,
        help_text="Like 30 Jan 2025, or January 2025. Empty: the day of the article.",
    )
    field_order = ["party", "kind", "words", "article", "claim", "on", "reason"]

    def __init__(self, *given, **options):
        super().__init__(*given, **options)
        self.fields["party"].widget.attrs |= typed_along() | {"autocomplete": "off"}

    def clean_claim(self) -> Claim | None:
        """The claim of that number."""
        number = self.cleaned_data["claim"]
        return claim_numbered(number) if number else None

    def clean_on(self) -> Dated | None:
        """The days that the words mean."""
        entry = self.cleaned_data["on"]
        try:
            return dated(entry, None) if entry else None
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem

    @property
    def answer(self) -> Answer:
        """What a valid form says."""
        sent = self.cleaned_data
        said = {name: sent[name] for name in ("party", "words", "article", "claim", "on")}
        return Answer(kind=ReplyKind(sent["kind"]), **said)


class PlaceForm(_WhyForm):
    """Into which dispute a claim is put, out of which it is kept, or where the rules decide again."""

    dispute = forms.ModelChoiceField(
        Dispute.objects.order_by("title"),
        label="Dispute or thread",
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the disputes in the list."),
    )
    do = forms.ChoiceField(choices=[(each, each) for each in (IN, OUT, RULE)], error_messages=_CHOOSE)
    field_order = ["dispute", "reason"]
