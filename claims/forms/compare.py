"""Which two are to be compared."""

from django import forms
from django.http import QueryDict

from claims.forms.fields import TermField, shortened
from claims.permissions import Gate
from claims.timeline.party_page import survivors_of
from claims.timeline.picking import Pair, Picked, pick
from claims.timeline.publisher_page import outlets_of_today

LONGEST = 200
_TOO_LONG = f"A name has at most {LONGEST} characters. A part of it is enough."
_NUL = "A name cannot hold the character NUL. Take it out."


class CompareForm(forms.Form):
    """``?pair=``, ``?a=`` and ``?b=``: names, parts of names, or what an address calls them.

    Once validated it has ``pair`` and ``picked``, who is meant by either, and ``problems``, what could not be read.
    """

    pair = TermField(Pair, default=Pair.PARTIES)
    a = forms.CharField(required=False, max_length=LONGEST)
    b = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, query: QueryDict, gate: Gate):
        super().__init__(query)
        self.gate, self.pair, self.picked = gate, Pair.PARTIES, (Picked(""), Picked(""))
        for name in ("a", "b"):
            self.fields[name].error_messages["max_length"] = _TOO_LONG
            self.fields[name].error_messages["null_characters_not_allowed"] = _NUL

    def clean(self) -> None:
        """Look up who is meant; nobody, or the same twice, is an error."""
        self.pair = self.cleaned_data.get("pair", Pair.PARTIES)
        picked = pick(self.gate, self.pair, *(self.cleaned_data.get(name, "") for name in ("a", "b")))
        self.picked = self._of_today(picked)
        for name, picked in zip(("a", "b"), self.picked, strict=True):
            if picked.words and not picked.named and not picked.candidates:
                self.add_error(name, f"Nobody here is called “{shortened(picked.words)}”. Try a part of the name.")
        one, other = (picked.named for picked in self.picked)
        if one and one == other:
            self.add_error("b", f"{one.name} stands on both sides. Choose two that differ.")
            self.picked = (self.picked[0], Picked(""))

    def _of_today(self, picked: tuple[Picked, ...]) -> tuple[Picked, ...]:
        """An address that names a party or outlet which was merged means the one that stands."""
        unclear = [one.words for one in picked if one.words and not one.named]
        of_today = outlets_of_today if self.pair == Pair.OUTLETS else survivors_of
        moved = of_today(self.gate, unclear) if unclear else {}
        return tuple(Picked(one.words, moved[one.words]) if one.words in moved else one for one in picked)

    @property
    def two(self) -> tuple | None:
        """The two, once it is clear who is meant by both."""
        names = tuple(picked.named for picked in self.picked)
        return names if all(names) else None

    @property
    def problems(self) -> list[str]:
        """What could not be read, in words."""
        return [message for messages in self.errors.values() for message in messages]
