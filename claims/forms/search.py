"""The search field, checked."""

from django import forms

from claims.forms.fields import SoughtField, TermField
from claims.timeline.search import N_PAGES, Ranking


class SearchForm(forms.Form):
    """``q``, what is searched for, as on the web ("quoted words", or, -not); ``page`` and ``order`` of the claims."""

    q = SoughtField()
    order = TermField(Ranking, default=Ranking.BEST)
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=N_PAGES,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            f"“page” takes a number from 1 to {N_PAGES}. Begin at the first page.",
        ),
    )

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]


class LikeForm(forms.Form):
    """``like``: the number of a claim to which others are sought that are like it."""

    like = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "“like” takes the number of a claim."),
    )
