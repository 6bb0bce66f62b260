"""The rules of a dispute, as its lead writes them: a line for each name or word."""

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.fields import ReasonField, SeenWordField, TextField
from claims.terms import Clock
from claims.text.rules import Rule, RuleProblem

PREVIEW, CHANGE = "preview", "change"
_DAY = {"invalid": "Write the day as year, month and day: 2025-01-30."}


class LinesField(TextField):
    """A list, one entry a line; empty lines are left out."""

    widget = forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})

    def __init__(self, **options):
        super().__init__(required=False, max_length=20_000, strip=True, **options)

    def clean(self, value: object) -> list[str]:
        """The entries, each without blanks around it."""
        return [line for line in map(str.strip, super().clean(value).splitlines()) if line]


class RulesForm(forms.Form):
    """What takes claims into a dispute. ``rules`` is the JSON of the column, once it is valid."""

    parties = LinesField(label="Parties", help_text="One a line. Any of them is enough.")
    words = LinesField(
        label="Words",
        help_text="One a line, any of them is enough; * at the end stands for any ending. They are looked for in the "
        "claim, in the words of each telling and in its article’s headline.",
    )
    needs = LinesField(
        label="And besides",
        help_text="Every line must be there, as a party or in the words; | stands between alternatives: Suno|Udio.",
    )
    clock = forms.ChoiceField(label="Within a period, by the day it was", choices=Clock.choices(), required=False)
    first = forms.DateField(
        label="From", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), error_messages=_DAY
    )
    last = forms.DateField(
        label="To", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), error_messages=_DAY
    )
    reason = TextField(
        label="Why",
        max_length=ReasonField.LONGEST,
        required=False,
        help_text="Needed to change them; it is kept.",
    )
    version = SeenWordField(max_length=64, required=False)

    @staticmethod
    def of(rule: Rule, version: str) -> "RulesForm":
        """The form filled with a rule as it stands."""
        period = rule.period
        return RulesForm(
            initial={
                "parties": "\n".join(rule.parties),
                "words": "\n".join(rule.words),
                "needs": "\n".join("|".join(need) for need in rule.needs),
                "clock": period.clock if period else Clock.PUBLISHED,
                "first": period and period.first,
                "last": period and period.last,
                "version": version,
            }
        )

    def clean(self) -> dict:
        """Adds ``rules``; what makes no sense is told in the words of ``RuleProblem``."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        cleaned["rules"] = {name: cleaned[name] for name in ("parties", "words", "needs") if cleaned[name]}
        days = {name: cleaned[key].isoformat() for name, key in (("from", "first"), ("to", "last")) if cleaned[key]}
        if days:
            cleaned["rules"]["period"] = {"clock": cleaned["clock"] or Clock.PUBLISHED.value, **days}
        try:
            Rule.of(cleaned["rules"])
        except RuleProblem as problem:
            raise ValidationError(str(problem)) from problem
        return cleaned
