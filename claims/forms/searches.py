"""What people say about a search that they save."""

from django import forms

from claims.editing.searches import LONGEST_NAME
from claims.forms.account import EMAIL
from claims.forms.fields import AddressField, TextField
from claims.models import SavedSearch, Subscription, User

_CHOOSE = "Choose from the list how often."


class SearchNameForm(forms.Form):
    """What a saved search is called."""

    name = TextField(
        label="Name",
        max_length=LONGEST_NAME,
        help_text="For your list, and for the letters that tell you why you get them. Only you see it.",
        error_messages={"required": "Give it a name by which you know it again."},
    )


class RhythmForm(forms.Form):
    """How often letters about a search come, if at all."""

    rhythm = forms.ChoiceField(
        label="How often",
        choices=[("", "not by e-mail"), *Subscription.Rhythm.choices],
        required=False,
        error_messages={"invalid_choice": _CHOOSE},
    )

    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.fields["rhythm"].is_needed = True  # "not by e-mail" is an answer, too


class SavingForm(RhythmForm, SearchNameForm):
    """What a search is called that is saved, and how often letters about it come: asked of somebody with an address."""

    def __init__(self, user: User, *given, **named):
        super().__init__(*given, **named)
        if not user.email:
            del self.fields["rhythm"]


class FollowForm(forms.Form):
    """To which address a search goes, and how often."""

    email = forms.EmailField(
        label="E-mail",
        help_text="It is kept for these letters alone and shown to nobody; each letter has a link that ends them.",
        **EMAIL,
    )
    rhythm = forms.ChoiceField(
        label="How often",
        choices=Subscription.Rhythm.choices,
        initial=Subscription.Rhythm.DAILY,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _CHOOSE),
    )


class WebhookForm(forms.Form):
    """Which address is told of which search."""

    url = AddressField(
        label="Address",
        help_text="An https:// address of a program of yours. It gets a POST with JSON for each change.",
        error_messages={"required": "Say which address is to be told."},
    )
    search = forms.ModelChoiceField(
        SavedSearch.objects.none(),
        label="Search",
        empty_label="Choose …",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of your searches."),
    )

    def __init__(self, user: User, sent=None):
        super().__init__(sent)
        self.fields["search"].queryset = user.saved_searches.order_by("name", "pk")
        self.fields["search"].label_from_instance = lambda search: search.name
