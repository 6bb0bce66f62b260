"""The form that sets a telling right: its words and where they stand, who says it, when, how surely, about whom."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.urls import reverse

from claims.editing.naming import Names
from claims.editing.refusal import Refused
from claims.editing.told import Dated, Named, Told
from claims.forms.fields import ReasonField, SeenWordField, TextField, WordsField
from claims.forms.links import LinkFormSet, PartFormSet, typed_along
from claims.forms.named import NameField
from claims.terms import Certainty, CueClass, Directness, How, PartyKind, Term
from claims.text.dates import parse_fuzzy
from claims.text.places import NoSuchPlace, place_of
from claims.text.spans import Span

#: The three places of a telling in its text, each with the longest words that it takes.
PLACES = {"content": 5_000, "source": 500, "cue": 200}
LONGEST_WORDING = 2_000
LONGEST_NAME = 200

_NO_DATE = "“%s” is not understood. Write it like 30 Jan 2025, January 2025, autumn 2024, last fall or before 2024."
_NO_ANCHOR = (
    "“%s” is counted from the day on which the article came out, and that is not known. Write a month or a year."
)
#: What most claims are: what the form of a new one begins with.
USUAL = {"directness": Directness.INDIRECT, "certainty": Certainty.STATED, "cue_class": CueClass.SPEECH}

#: A day against which an expression is read to see whether it needs one.
_SOME_DAY = date(2025, 1, 30)


def _place_fields(name: str, label: str, help_text: str, *, rows: int) -> dict[str, forms.Field]:
    """The exact words of a place, which of several places is meant, and where a script saw them marked."""
    words = WordsField(
        label=label,
        help_text=help_text,
        max_length=PLACES[name],
        rows=rows,
        required=name == "content",
        error_messages={"required": "Write the words said, or mark them in the text."},
    )
    return {
        name: words,
        f"{name}_nth": forms.IntegerField(
            label="Which place, if the words stand there more than once", required=False, min_value=1, max_value=10**6
        ),
        f"{name}_at": forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=10**9),
    }


class TermChoice(forms.TypedChoiceField):
    """One member of a vocabulary; None where nothing is chosen and ``empty`` says how that is called."""

    def __init__(self, term: type[Term], *, empty: str = "", without: tuple[Term, ...] = (), **options):
        choices = [(member.value, member.label) for member in term if member not in without]
        super().__init__(
            choices=[("", empty), *choices] if empty else choices,
            coerce=term.parse,
            empty_value=None,
            required=not empty,
            error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of those that are offered."),
            **options,
        )


class CorrectionForm(forms.Form):
    """All that can be set right in one telling.

    Made for ``text``, the stored version, with ``anchor_on``, the day from which "last fall" is counted, and ``names``,
    those that stand in the telling already. ``told`` is what a valid form comes to.
    """

    version = SeenWordField(max_length=64, required=False)
    was = forms.CharField(max_length=50_000, required=False, widget=forms.HiddenInput)
    speaker = NameField(
        "parties",
        label="Speaker",
        max_length=LONGEST_NAME,
        required=False,
        help_text="A party as it is called here, or the address of its page. Leave it empty for people without a name.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    speaker_kind = TermChoice(
        PartyKind, label="If the speaker is new here, it is", empty="known here", without=(PartyKind.UNNAMED,)
    )
    unnamed = TextField(
        label="Or people without a name",
        max_length=LONGEST_NAME,
        required=False,
        help_text="As the text calls them: “two people familiar with the talks”.",
    )
    how = TermChoice(How, label="How it came from the speaker")
    cue_class = TermChoice(CueClass, label="What the reporting words say", empty="nothing")
    directness = TermChoice(Directness, label="Whose words")
    certainty = TermChoice(Certainty, label="Certainty")
    negated = forms.BooleanField(label="It says that something is not so, or denies it", required=False)
    happened = TextField(
        label="Happened",
        max_length=LONGEST_NAME,
        required=False,
        help_text="When what it speaks of is said to have happened. Empty: unknown.",
    )
    said = TextField(
        label="Said",
        max_length=LONGEST_NAME,
        required=False,
        help_text="When the words were spoken or written. Empty: unknown.",
    )
    wording = WordsField(
        label="The claim in words that stand alone",
        help_text="One sentence that needs no other: names instead of “it” and “they”.",
        max_length=LONGEST_WORDING,
        error_messages={"required": "Write the claim in a sentence of its own."},
    )
    own_claim = forms.BooleanField(
        label="It is another claim than that of the other tellings: take it out, to a claim of its own", required=False
    )
    reason = ReasonField(error_messages={"required": "Say why: the reason is kept with the telling."})

    def __init__(self, data=None, *, text: str, anchor_on: date | None, names: Names, before: dict | None = None):
        super().__init__(data, initial=before, auto_id="correct-%s")
        self.text, self.anchor_on, self.names = text, anchor_on, names
        self.fields |= _place_fields("content", "The words said", "Exactly as they stand in the text.", rows=3)
        self.fields |= _place_fields("source", "Who says it, in the text’s words", "Empty if nobody is named.", rows=1)
        self.fields |= _place_fields("cue", "The reporting words", "“said”, “according to”. Empty if none.", rows=1)
        self.fields["speaker"].widget.attrs |= typed_along()
        for name in ("said", "happened"):
            self.fields[name].widget.attrs |= _read_along(name, anchor_on)
        before = before or {}
        self.links = LinkFormSet(data, initial=before.get("links"), prefix="chain", form_kwargs={"names": names})
        self.parts = PartFormSet(data, initial=before.get("parts"), prefix="part", form_kwargs={"names": names})

    def unchecked(self) -> "CorrectionForm":
        """The form as it was typed; what may be wrong with it is not said before it is to be kept."""
        for form in (self, *self.links, *self.parts):
            form._errors = ErrorDict()
        for rows in (self.links, self.parts):
            rows._errors, rows._non_form_errors = [], ErrorList()
        return self

    def is_valid(self) -> bool:
        """The form and both its lists; all are looked at, so that every mistake is named at once."""
        return all([super().is_valid(), self.links.is_valid(), self.parts.is_valid()])

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in PLACES:
            self._checked(name, self._place, name, cleaned)
        for name in ("happened", "said"):
            self._checked(name, self._dated, cleaned.get(name) or "", self.initial.get(f"{name}_dated"), name)
        if cleaned.get("speaker") and cleaned.get("unnamed"):
            self.add_error("unnamed", "Either a party, or people without a name: leave one of the two empty.")
        if cleaned.get("speaker"):
            self._checked("speaker", self.names.check, self._speaker(cleaned))
        return cleaned

    def _checked(self, name: str, find: Callable, *given) -> None:
        """Find what a field means; why it cannot be found is the field's error."""
        if name in self.errors:
            return
        try:
            self.cleaned_data[f"{name}_meant"] = find(*given)
        except (NoSuchPlace, Refused, ValueError) as problem:
            self.add_error(name, str(problem))

    def _place(self, name: str, cleaned: dict) -> Span | None:
        words = cleaned.get(name) or ""
        if not words:
            return None
        content = cleaned.get("content_meant")
        beside = content.start if content and name != "content" else None
        at = cleaned.get(f"{name}_at")
        return place_of(self.text, words, nth=cleaned.get(f"{name}_nth"), near=beside if at is None else at)

    def _dated(self, entry: str, stands: Dated | None, name: str) -> Dated | None:
        """What was written into a clock; left as it was, it means what stands."""
        if entry == self.initial.get(name, ""):
            return stands
        return dated(entry, self.anchor_on) if entry else None

    def _speaker(self, cleaned: dict) -> Named | None:
        return Named(cleaned["speaker"], cleaned.get("speaker_kind")) if cleaned["speaker"] else None

    @property
    def told(self) -> Told:
        """What a valid form says."""
        cleaned = self.cleaned_data
        as_they_are = ("how", "cue_class", "directness", "certainty", "negated", "wording", "own_claim", "unnamed")
        return Told(
            **{name: cleaned[name] for name in as_they_are},
            **{name: cleaned[f"{name}_meant"] for name in (*PLACES, "happened", "said")},
            speaker=self._speaker(cleaned),
            links=tuple(form.link for form in self.links.ordered if form.is_filled),
            parts=tuple(dict.fromkeys(form.part for form in self.parts if form.is_filled)),
        )


def _read_along(name: str, anchor_on: date | None) -> dict[str, str]:
    """Attributes by which what is typed into a clock is read along: its days stand below it."""
    anchor = f"?anchor={anchor_on}" if anchor_on else ""
    return {
        "data-hx-get": f"{reverse('date-preview')}{anchor}",
        "data-hx-trigger": "input changed delay:300ms, change",
        "data-hx-target": f"#correct-{name}-means",
        "data-hx-sync": "this:replace",
        "autocomplete": "off",
    }


def dated(entry: str, anchor_on: date | None) -> Dated:
    """The clock that an editor's words mean; ValueError, with a sentence, where they mean none."""
    if meant := parse_fuzzy(entry, anchor_on):
        return Dated.entered(entry, meant)
    needs_a_day = anchor_on is None and parse_fuzzy(entry, _SOME_DAY)
    raise ValueError((_NO_ANCHOR if needs_a_day else _NO_DATE) % entry[:60])
