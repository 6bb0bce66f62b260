"""What leads write about people at the desk, and what somebody writes who was invited."""

from collections.abc import Sequence
from typing import Self

from django import forms
from django.contrib.auth.forms import UserCreationForm

from claims.forms.account import EMAIL, explain
from claims.forms.fields import ReasonField, TextField
from claims.forms.stamped import stamped
from claims.models import User
from claims.permissions import may_give
from claims.terms import Role

CLOSE, OPEN = "close", "open"
_ASKED = "The form came without saying what you mean. Look at the page again, then decide."


def roles_to_give(user: User) -> Sequence[Role]:
    """The roles that somebody may give."""
    return [role for role in Role if may_give(user, role)]


class PeopleFilterForm(forms.Form):
    """Which people: ``words`` of their name or address."""

    q = TextField(required=False, max_length=150)

    @property
    def words(self) -> str:
        """The words; "" where none make sense."""
        return self.cleaned_data.get("q", "") if self.is_valid() else ""


class ReasonForm(forms.Form):
    """Why something is done to somebody's account."""

    reason = ReasonField(
        help_text="It is kept in the history of the account.",
        error_messages={"required": "Give a reason: it is kept in the history of the account."},
    )


class RoleForm(ReasonForm):
    """Another role for somebody; ``was`` is the one that was on the screen."""

    role = forms.TypedChoiceField(label="Role", coerce=Role, error_messages={"invalid_choice": "Choose from the list."})
    was = forms.TypedChoiceField(
        coerce=Role,
        choices=Role.choices(),
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _ASKED),
    )
    field_order = ["role", "reason", "was"]

    def __init__(self, user: User, person: User, sent=None):
        super().__init__(sent, initial={"role": person.role, "was": person.role})
        self.fields["role"].choices = [(role.value, role.label) for role in roles_to_give(user)]

    def seen_now(self, person: User) -> Self:
        """The form as it was sent, but for the role that is on the screen now."""
        return stamped(self, was=person.role)


class AccountForm(ReasonForm):
    """Close an account or open it again, as the button says."""

    do = forms.ChoiceField(
        choices=[(CLOSE, "Close"), (OPEN, "Open again")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _ASKED),
    )

    def __init__(self, *given, **options):
        super().__init__(*given, auto_id="account-%s", **options)  # beside the form for the role, on one page


class InviteForm(forms.Form):
    """Whom to invite, and what they are to be."""

    address = forms.EmailField(label="E-mail", **EMAIL)
    role = forms.TypedChoiceField(
        label="Role", coerce=Role, initial=Role.CONTRIBUTOR, error_messages={"invalid_choice": "Choose from the list."}
    )

    def __init__(self, user: User, sent=None):
        super().__init__(sent)
        self.fields["role"].choices = [(role.value, role.label) for role in roles_to_give(user)]


class JoinForm(UserCreationForm):
    """Name and password of somebody who was invited; Django's rules for both."""

    class Meta(UserCreationForm.Meta):
        model = User

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        explain(self.fields["password1"], self.fields["password2"])
        name = self.fields["username"]
        name.label, name.help_text = (
            "User name",
            "Letters, digits and @ . + - _. It stands beside what you do.",
        )
