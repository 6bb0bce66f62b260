"""Which two stored versions of an article to compare."""

from django import forms

_LARGEST = 2**31 - 1


class VersionsForm(forms.Form):
    """Two version numbers, from the query string."""

    one = forms.IntegerField(min_value=1, max_value=_LARGEST)
    other = forms.IntegerField(min_value=1, max_value=_LARGEST)

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two, the older one first; None where they are not two."""
        if not self.is_valid() or self.cleaned_data["one"] == self.cleaned_data["other"]:
            return None
        return tuple(sorted((self.cleaned_data["one"], self.cleaned_data["other"])))
