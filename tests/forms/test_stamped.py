"""The state that a form goes by, put anew."""

from django import forms
from django.http import QueryDict

from claims.forms.stamped import stamped


class WordsForm(forms.Form):
    words = forms.CharField()
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_what_was_sent_stays_but_for_what_was_seen():
    form = stamped(WordsForm(QueryDict("words=Mine&version=1")), version=2)
    assert (form["words"].value(), form["version"].value()) == ("Mine", 2)


def test_a_form_that_nobody_sent_yet_begins_with_it():
    form = stamped(WordsForm(initial={"words": "Theirs"}), version=2)
    assert not form.is_bound
    assert (form["words"].value(), form["version"].value()) == ("Theirs", 2)
