"""What an editor writes in a story, and which steps of one a reader asks for."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from claims.editing.stories import LONGEST_LEAD, LONGEST_TEXT, LONGEST_TITLE, Words
from claims.forms.fields import ReasonField, TextField, WordsField, shortened
from claims.forms.named import NumberField
from claims.models import Story, StoryStep
from claims.terms import Status
from claims.text.cleaning import one_line
from claims.timeline.story_page import StoryFilter, StoryPage

SAVE, ADD, PUBLISH, UNPUBLISH = "save", "add", "publish", "unpublish"
UP, DOWN, REMOVE = "up", "down", "remove"
_OF_STORY, _OF_STEP = (SAVE, ADD, PUBLISH, UNPUBLISH), (UP, DOWN, REMOVE)
_STALE = "The form came without saying which state of the story you saw. Look at it again, then change it."


class StoryBeginForm(forms.Form):
    """The title of a new story."""

    title = TextField(
        label="Title",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Write a title. Its address is made of it, and stays."},
    )

    def clean_title(self) -> str:
        """The title on one line, without what would deceive the eye."""
        title = one_line(self.cleaned_data["title"], LONGEST_TITLE)
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"], "required")
        return title

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["title"])


class StoryForm(StoryBeginForm):
    """A whole story: whatever button is pressed (``do``), all that was written in it is kept.

    A field "text-7" holds what is said to step 7. The buttons of a step have its key behind their name: "up-7".
    """

    lead = WordsField(label="Lead", max_length=LONGEST_LEAD, required=False, help_text="Stands before the first step.")
    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _STALE)
    )
    number = NumberField("claim", label="Number of the claim", required=False, help_text="Or the address of its page.")
    text = WordsField(label="What you say to it", max_length=LONGEST_TEXT, required=False, rows=2)
    reason = TextField(
        label="Reason",
        max_length=ReasonField.LONGEST,
        required=False,
        help_text="Needed to take a story back; kept with it.",
    )
    do = TextField(required=False)

    def __init__(self, story: Story, steps: Iterable[StoryStep], data: QueryDict | None = None):
        steps = list(steps)
        now = {f"text-{step.pk}": step.text for step in steps}
        super().__init__(data, initial={"title": story.title, "lead": story.lead, "version": story.version, **now})
        self.steps = {step.pk: f"text-{step.pk}" for step in steps}
        for step in steps:
            label = f"What you say to step {step.position}"
            self.fields[f"text-{step.pk}"] = WordsField(label=label, max_length=LONGEST_TEXT, required=False, rows=2)

    @property
    def words(self) -> Words:
        """What was written; a field that did not come along with the form stays as it stands."""
        lead = self.cleaned_data["lead"] if "lead" in self.data else self.initial["lead"]
        texts = {pk: self.cleaned_data[name] for pk, name in self.steps.items() if name in self.data}
        return Words(self.cleaned_data["title"], lead, texts)

    def clean_do(self) -> tuple[str, int]:
        """The button, and the key of its step, 0 where it is the story's."""
        deed, _, key = (self.cleaned_data["do"] or SAVE).partition("-")
        if deed in _OF_STORY and not key:
            return deed, 0
        if deed in _OF_STEP and re.fullmatch(r"[0-9]{1,18}", key):
            return deed, int(key)
        raise ValidationError("There is no such button. Use those of the page.")

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("do") == (ADD, 0) and cleaned.get("number") is None and "number" not in self.errors:
            self.add_error("number", "Write which claim is to be added.")
        return cleaned


class DeleteForm(forms.Form):
    """That a draft is to be deleted; ``version`` is the one that was on the screen."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), _STALE)
    )
    reason = TextField(
        label="Reason",
        max_length=ReasonField.LONGEST,
        required=False,
        help_text="You may leave it out. It is kept in the story’s history, with your name.",
    )


class ToStoryForm(forms.Form):
    """Into which story a claim goes, and what is said to it there."""

    story = forms.ModelChoiceField(
        Story.objects.none(),
        label="Story",
        empty_label=None,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of the stories."),
    )
    text = WordsField(label="What you say to it", max_length=LONGEST_TEXT, required=False, rows=3)

    #: So many stories are offered, the last that somebody worked on.
    MOST = 50

    def __init__(self, data: QueryDict | None = None):
        super().__init__(data)
        latest = Story.objects.order_by("-updated_at").values("pk")[: self.MOST]
        self.fields["story"].queryset = Story.objects.filter(pk__in=latest).order_by("-updated_at")


class StoryFilterForm(forms.Form):
    """``?status=accepted`` and ``?by=``, as on the timeline. ``problems`` says what cannot be read, and is left out."""

    status = forms.CharField(required=False)
    by = forms.CharField(required=False)

    def __init__(self, query: QueryDict, page: StoryPage):
        super().__init__(query)
        self.known = {slug for slug, _, _ in page.speakers}
        self.is_valid()
        self.problems = [problem for problems in self.errors.values() for problem in problems]
        status, by = self.cleaned_data.get("status"), self.cleaned_data.get("by")
        self.wanted = StoryFilter(only_checked=bool(status), speaker=by or "")

    def clean_status(self) -> str:
        """Nothing but what an editor checked can be asked for."""
        given = self.cleaned_data["status"]
        if given not in ("", Status.ACCEPTED):
            raise ValidationError(f"There is no “{shortened(given)}” to choose here: the filter was left out.")
        return given

    def clean_by(self) -> str:
        """Somebody who speaks in this story."""
        given = self.cleaned_data["by"]
        if given and given not in self.known:
            raise ValidationError(f"Nobody called “{shortened(given)}” speaks in this story: the filter was left out.")
        return given
