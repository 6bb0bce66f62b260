"""What a format is asked for besides the filters of a timeline."""

from django import forms


def _from_to(name: str, most: int) -> dict[str, str]:
    return dict.fromkeys(("invalid", "min_value", "max_value"), f"“{name}” takes a number from 1 to {most}.")


class TakingForm(forms.Form):
    """How much is wanted at once. Once validated it has ``page_size`` and ``top``, defaults for what was not said."""

    MOST, USUAL = 500, 100
    MOST_SLIDES, USUAL_SLIDES = 200, 20

    page_size = forms.IntegerField(
        required=False, min_value=1, max_value=MOST, error_messages=_from_to("page_size", MOST)
    )
    top = forms.IntegerField(
        required=False, min_value=1, max_value=MOST_SLIDES, error_messages=_from_to("top", MOST_SLIDES)
    )

    def clean_page_size(self) -> int:
        """How many claims one part of a list holds."""
        return self.cleaned_data["page_size"] or self.USUAL

    def clean_top(self) -> int:
        """How many slides are wanted."""
        return self.cleaned_data["top"] or self.USUAL_SLIDES

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]
