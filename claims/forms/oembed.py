"""What an oEmbed request asks for."""

from django import forms

_PIXELS = "“maxwidth” and “maxheight” take a number of pixels from 1 to 100000."
_WRONG = dict.fromkeys(("invalid", "min_value", "max_value"), _PIXELS)


class OEmbedForm(forms.Form):
    """``url`` of a page of ours, ``format`` of the answer (else "json"), and how much room there is."""

    url = forms.CharField(
        max_length=8_000,
        error_messages={
            "required": "Say with “url” which page is to be shown.",
            "max_length": "“url” takes an address of up to 8,000 characters.",
        },
    )
    format = forms.CharField(required=False)
    maxwidth = forms.IntegerField(required=False, min_value=1, max_value=100_000, error_messages=_WRONG)
    maxheight = forms.IntegerField(required=False, min_value=1, max_value=100_000, error_messages=_WRONG)

    def clean_format(self) -> str:
        """In which form the answer is wanted."""
        return self.cleaned_data["format"].lower() or "json"

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """The size, made smaller where there is less room."""
        given = self.cleaned_data
        return min(width, given["maxwidth"] or width), min(height, given["maxheight"] or height)

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words, each once."""
        return list(dict.fromkeys(message for messages in self.errors.values() for message in messages))
