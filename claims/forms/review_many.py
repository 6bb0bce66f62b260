"""Which claims are to be decided together, and how."""

import re

from django import forms
from django.core.exceptions import ValidationError

from claims.editing.review import MOST_AT_ONCE
from claims.forms.fields import NumbersField, ShortReasonField
from claims.terms import Verdict

ALL, TICKED = "all", "ticked"
_SEEN = re.compile(r"([0-9]{1,18}):([0-9a-f]{16})", re.ASCII)
_VERDICTS = [(Verdict.ACCEPTED.value, "Accept"), (Verdict.REJECTED.value, "Reject")]
_CHOOSE = "Choose: accept or reject."
_TICK = "Tick at least one claim, or choose all."


class ChooseForm(forms.Form):
    """What is to be looked at before it is decided: ``numbers`` of claims, or None for all that the queue has."""

    verdict = forms.ChoiceField(
        choices=_VERDICTS, error_messages=dict.fromkeys(("required", "invalid_choice"), _CHOOSE)
    )
    which = forms.ChoiceField(choices=[(ALL, "all"), (TICKED, "those ticked")], required=False)
    claim = NumbersField(most=MOST_AT_ONCE, required=False, error_messages={"invalid": _TICK})

    @property
    def numbers(self) -> list[int] | None:
        """The claims chosen by ticks."""
        return None if self.cleaned_data["which"] == ALL else self.cleaned_data["claim"]

    def clean(self) -> None:
        """Ticks matter only where those ticked are meant, and then there must be some."""
        if self.cleaned_data.get("which") == ALL:
            self.errors.pop("claim", None)
        elif not self.cleaned_data.get("claim") and "claim" not in self.errors:
            self.add_error("claim", _TICK)


class ManyForm(forms.Form):
    """What was looked at, each claim in its version, and why it is decided so."""

    verdict = forms.ChoiceField(
        choices=_VERDICTS, error_messages=dict.fromkeys(("required", "invalid_choice"), _CHOOSE)
    )
    seen = forms.CharField(max_length=40 * MOST_AT_ONCE, widget=forms.HiddenInput)
    reason = ShortReasonField(
        help_text="Kept with each of these claims.",
        error_messages={"required": "Say why: the reason is kept with each claim."},
    )

    def clean_seen(self) -> dict[int, str]:
        """Number → version."""
        found = [_SEEN.fullmatch(one) for one in self.cleaned_data["seen"].split()]
        if not all(found) or len(found) > MOST_AT_ONCE:
            raise ValidationError("The form came without saying which claims you saw. Choose again.")
        return {int(one[1]): one[2] for one in found}
