"""Which open questions are to be shown."""

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from claims.forms.fields import TermField
from claims.models import Dispute
from claims.terms import OpenQuestion


class OpenQuestionsForm(forms.Form):
    """``?kind=``, where none is named the first that has questions, and ``?dispute=``, by default all."""

    kind = TermField(OpenQuestion, default=None)
    dispute = forms.ModelChoiceField(
        Dispute.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label="all disputes",
        error_messages={"invalid_choice": "There is no such dispute. Choose one of the list, or all."},
    )

    def __init__(self, query: QueryDict, disputes: QuerySet[Dispute]):
        super().__init__(query)
        self.fields["dispute"].queryset = disputes.order_by("title")

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]
