"""What the page of a claim is asked for."""

from django import forms
from django.http import QueryDict

_NO_NUMBER = "“telling” takes the number of a telling, such as 2. Here is the first one."


class ClaimForm(forms.Form):
    """``?telling=`` of a claim's page: the one whose evidence is shown in full. ``problems`` say what was wrong."""

    telling = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**31,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _NO_NUMBER),
    )

    def __init__(self, query: QueryDict):
        super().__init__(query)
        self.is_valid()

    @property
    def number(self) -> int:
        """The number of the telling; 1 where none could be read."""
        return self.cleaned_data.get("telling") or 1

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]

    def look_for(self, n_tellings: int) -> None:
        """Complain where there are fewer tellings than the number asked for."""
        if self.number > n_tellings:
            self.add_error(
                "telling", f"There is no telling {self.number}: {n_tellings} are held. Here is the first one."
            )
