"""Lists within the form of a telling: who passed the words on, and what parties are to the claim."""

from django import forms
from django.urls import reverse

from claims.editing.naming import Names
from claims.editing.refusal import Refused
from claims.editing.told import Link, Named, Part
from claims.forms.fields import TextField
from claims.terms import DocumentKind, How, NodeKind, PartyKind, PartyRole

LONGEST_NAME = 200
MOST = 30
#: Where a row without a number stands.
LAST = 10**6
_PARTIES = [(kind.value, kind.label) for kind in PartyKind if kind != PartyKind.UNNAMED]
_NEW = [("", "known here"), *_PARTIES]
_NEW_IN_CHAIN = [("", "known here"), ("a party", _PARTIES), ("a document that we do not hold", DocumentKind.choices())]


def typed_along() -> dict[str, str]:
    """Attributes of a field for a party's name: those that are known by what is typed are offered."""
    return {
        "list": "parties-known",
        "data-hx-get": reverse("party-lookup"),
        "data-hx-trigger": "input changed delay:250ms",
        "data-hx-target": "#parties-known",
        "data-hx-swap": "outerHTML",
        "data-hx-indicator": "this",
        "data-hx-sync": "this:replace",
    }


class RowForm(forms.Form):
    """One row: a name and, where that party is new, what it is. A row without a name counts for nothing."""

    name = TextField(
        label="Name",
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    new = forms.TypedChoiceField(label="If new", choices=_NEW, required=False, coerce=PartyKind.parse, empty_value=None)

    def __init__(self, *given, names: Names, **named):
        self.names = names
        super().__init__(*given, **named)
        self.fields["name"].widget.attrs |= typed_along()

    @property
    def is_filled(self) -> bool:
        """Whether it says anything, and is not to go."""
        return bool(self.cleaned_data.get("name")) and not self.cleaned_data.get("DELETE")

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("name") and not self.errors and not cleaned.get("DELETE"):
            try:
                self._check()
            except Refused as refusal:
                self.add_error("name", str(refusal))
        return cleaned

    @property
    def who(self) -> Named:
        """Whom it names."""
        return Named(self.cleaned_data["name"], self.cleaned_data["new"])


class LinkForm(RowForm):
    """One who passed the words on."""

    new = forms.TypedChoiceField(
        label="If new",
        choices=_NEW_IN_CHAIN,
        required=False,
        coerce=lambda value: PartyKind.parse(value) or DocumentKind.parse(value),
        empty_value=None,
    )
    kind = forms.TypedChoiceField(label="What", choices=NodeKind.choices(), coerce=NodeKind.parse)
    how = forms.TypedChoiceField(label="How", choices=How.choices(), coerce=How.parse, initial=How.TOLD)
    words = TextField(label="Words", max_length=500, required=False)

    @property
    def link(self) -> Link:
        """The link of a valid row."""
        cleaned = self.cleaned_data
        return Link(cleaned["kind"], self.who, cleaned["how"], cleaned["words"])

    def _check(self) -> None:
        self.names.check_link(self.link)


class PartForm(RowForm):
    """What a party is to the claim."""

    role = forms.TypedChoiceField(label="Role", choices=PartyRole.choices(), coerce=PartyRole.parse)

    @property
    def part(self) -> Part:
        """The part of a valid row."""
        return Part(self.who, self.cleaned_data["role"])

    def _check(self) -> None:
        self.names.check(self.who)


class _Rows(forms.BaseFormSet):
    """Rows in their order; the numbers are the editor's, those left empty come last."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "missing_management_form": "The list came incomplete, and nothing was kept. Look at it, then save again.",
    }

    def get_deletion_widget(self):
        return forms.CheckboxInput(attrs={"class": "tick"})

    @property
    def ordered(self) -> list[RowForm]:
        """The rows as their numbers order them."""
        return sorted(self.forms, key=lambda form: form.cleaned_data.get("ORDER") or LAST)

    @property
    def mistakes(self) -> list[str]:
        """What is wrong with the list as a whole."""
        return list(self.non_form_errors())


_LIMITS = {"extra": 2, "max_num": MOST, "absolute_max": MOST, "validate_max": True, "can_delete": True}
LinkFormSet = forms.formset_factory(LinkForm, formset=_Rows, can_order=True, **_LIMITS)
PartFormSet = forms.formset_factory(PartForm, formset=_Rows, **_LIMITS)
