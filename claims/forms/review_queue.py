"""The review queue: which part of it an address asks for, and what an editor makes of the claim that they see."""

import time

from django import forms
from django.db.models import CharField, Value
from django.http import QueryDict

from claims.forms.fields import ShortReasonField, TermField, shortened
from claims.models import Dispute, Party
from claims.permissions import Gate
from claims.terms import Deed, RejectionReason
from claims.timeline.party_page import survivors_of
from claims.timeline.review_queue import Narrow, Order, QueueAsked, Tray

#: Longer than this nobody looks at one claim: the page was left open.
LONGEST_LOOK = 600


class QueueForm(forms.Form):
    """The query string of the queue. ``asked`` is made of all that could be read, ``problems`` says what could not."""

    order = TermField(Order, default=Order.NEWEST)
    only = TermField(Tray, default=Tray.ALL)
    dispute = forms.CharField(required=False, max_length=100)
    by = forms.CharField(required=False, max_length=100)
    about = forms.CharField(required=False, max_length=100)
    rule = forms.CharField(required=False, max_length=60)
    unsure = forms.FloatField(
        required=False,
        min_value=0,
        max_value=1,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "“unsure” takes a number from 0 to 1."),
    )

    def __init__(self, query: QueryDict):
        super().__init__(query)
        self.asked = QueueAsked()
        self.full_clean()

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]

    def clean(self) -> None:
        given = self.cleaned_data
        narrows = [*self._named(), *self._plain()]
        self.asked = QueueAsked(given.get("order", Order.NEWEST), given.get("only", Tray.ALL), tuple(narrows))

    def _plain(self) -> list[Narrow]:
        rule, unsure = self.cleaned_data.get("rule"), self.cleaned_data.get("unsure")
        found = [Narrow("rule", rule, label=f"found by the rule {rule}")] if rule else []
        return found if unsure is None else [*found, Narrow("unsure", f"{unsure:g}", label=f"sure {unsure:g} at most")]

    def _named(self) -> list[Narrow]:
        """What names a dispute or a party, the one of today where it was merged; one query where all are known, none
        without a name."""
        asked = {name: value for name in ("dispute", "by", "about") if (value := self.cleaned_data.get(name))}
        rows = _rows(asked) if asked else {}
        gone = [slug for name, slug in asked.items() if name != "dispute" and ("party", slug) not in rows]
        moved = survivors_of(Gate(sees_all=True), gone) if gone else {}
        narrows = []
        for name, slug in asked.items():
            kind = "dispute" if name == "dispute" else "party"
            if (kind, slug) in rows:
                narrows.append(Narrow(name, slug, *rows[kind, slug]))
            elif kind == "party" and slug in moved:
                narrows.append(Narrow(name, moved[slug].slug, moved[slug].pk, moved[slug].name))
            else:
                self.add_error(name, f"There is no {kind} “{shortened(slug)}”: the queue is not narrowed by it.")
        return narrows


def _rows(asked: dict[str, str]) -> dict[tuple[str, str], tuple[int, str]]:
    """Kind and slug → key and name."""
    disputes = Dispute.objects.filter(slug=asked.get("dispute", ""))
    parties = Party.objects.filter(slug__in=[asked.get("by", ""), asked.get("about", "")], merged_into=None)
    found = disputes.order_by().values_list(_kind("dispute"), "slug", "pk", "title")
    found = found.union(parties.values_list(_kind("party"), "slug", "pk", "name"))
    return {(kind, slug): (pk, name) for kind, slug, pk, name in found}


def _kind(kind: str) -> Value:
    return Value(kind, output_field=CharField())


class DecideForm(forms.Form):
    """What an editor makes of the claim that they see, in which version, and why; how long they looked.

    A rejection has one of the common reasons, or one in the editor's own words.
    """

    deed = forms.ChoiceField(
        choices=[(deed.value, deed.label) for deed in (Deed.ACCEPT, Deed.REJECT, Deed.UNCLEAR, Deed.SKIP)],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Choose: accept, reject, not clear who is meant, or skip."
        ),
    )
    version = forms.CharField(
        max_length=64,
        error_messages=dict.fromkeys(
            ("required", "max_length", "null_characters_not_allowed"),
            "The form came without saying which state of the claim you saw. Look at it again, then decide.",
        ),
    )
    common = forms.ChoiceField(
        choices=RejectionReason.choices(),
        required=False,
        error_messages={"invalid_choice": "Choose one of the reasons, or write your own."},
    )
    reason = ShortReasonField(required=False)
    opened = forms.CharField(required=False, max_length=20)

    def clean_opened(self) -> int | None:
        """For how many seconds the claim was looked at; None where that is not known."""
        opened = self.cleaned_data["opened"]
        if not (opened.isascii() and opened.isdecimal()):
            return None
        return min(max(int(time.time()) - int(opened), 0), LONGEST_LOOK)

    def clean(self) -> dict:
        cleaned = super().clean()
        common = RejectionReason.parse(cleaned.get("common"))
        cleaned["why"] = cleaned.get("reason") or (common.label if common else "")
        if cleaned.get("deed") == Deed.REJECT and not cleaned["why"] and not {"reason", "common"} & self.errors.keys():
            self.add_error("reason", "Say why you reject it: the reason is kept with the claim.")
        return cleaned


class UndoForm(forms.Form):
    """Which decision is to be undone."""

    decision = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "The form came without saying which decision to undo."
        ),
    )
