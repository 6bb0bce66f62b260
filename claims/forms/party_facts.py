"""What an editor writes of a party: what it is called, what sort it is, and by which other names it is known."""

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.party_facts import LONGEST_NAME, MOST_NAMES, Facts, facts_of, version_of_facts
from claims.forms.fields import LineField, ReasonField, SeenWordField, WordsField, shortened
from claims.models import Party
from claims.terms import PartyKind

_NAMED = tuple(kind for kind in PartyKind if kind != PartyKind.UNNAMED)


class NamesField(WordsField):
    """Names, one on each line, each once."""

    default_error_messages = {
        "too_long": "“%(given)s” has more than %(limit)d characters. Shorten it.",
        "too_many": "A party has %(limit)d other names at most.",
    }

    def clean(self, value: object) -> tuple[str, ...]:
        """The names in the order of the alphabet."""
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        names = sorted({line for line in lines if line})
        if len(names) > MOST_NAMES:
            raise ValidationError(self.error_messages["too_many"], "too_many", {"limit": MOST_NAMES})
        if long := next((name for name in names if len(name) > LONGEST_NAME), None):
            told = {"given": shortened(long), "limit": LONGEST_NAME}
            raise ValidationError(self.error_messages["too_long"], "too_long", told)
        return tuple(names)


class PartyForm(forms.Form):
    """What is known of a party; ``version`` names what was on the screen.

    Unnamed people are found as such, and nobody else is made one of them.
    """

    version = SeenWordField(max_length=64, required=False)
    name = LineField(max_length=LONGEST_NAME, error_messages={"required": "A party needs something to be called by."})
    kind = forms.ChoiceField(
        label="What sort it is",
        error_messages={"required": "Say what sort of party it is.", "invalid_choice": "Choose one of these sorts."},
    )
    names = NamesField(
        label="Other names",
        max_length=30_000,
        rows=4,
        required=False,
        help_text="One on each line. Who writes one of them means this party; take out what is none of its names. The "
        "name that it has now stays one of them when you give it another.",
    )
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept in the party’s history."})

    def __init__(self, party: Party, *args, **options):
        super().__init__(*args, **options)
        kinds = [kind for kind in PartyKind if kind in (*_NAMED, party.kind)]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]

    @staticmethod
    def of(party: Party) -> "PartyForm":
        """The form filled with what is known of a party."""
        facts = facts_of(party)
        written = {"name": facts.name, "kind": facts.kind.value, "names": "\n".join(facts.names)}
        return PartyForm(party, initial={**written, "version": version_of_facts(party)})

    @property
    def facts(self) -> Facts:
        """What a valid form says of the party."""
        sent = self.cleaned_data
        others = tuple(name for name in sent["names"] if name != sent["name"])
        return Facts(sent["name"], PartyKind(sent["kind"]), others)
