"""A form that came too late: what was typed in it, carried on through the log-in so that it can be sent after all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from django.core import signing
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

#: The one field in which everything is carried; signed, so that it holds nothing but what this site put there.
FIELD = "kept"
_SALT = "claims.forms.kept"
_A_DAY = 86_400

_OURS = {"csrfmiddlewaretoken", FIELD}
#: Fields that nobody types into, on whatever page: hidden ones, choices, ticks and buttons.
_CHOSEN = {
    "after", "as_of_clock", "at", "before", "certainty", "clock", "common", "cue_class", "days", "deed",
    "directness", "do", "event", "failure", "has_part_in", "how", "is_new", "is_on", "is_public", "jump", "keep",
    "kind", "latest", "look", "makes", "marking", "move", "negated", "new", "next", "only", "opened", "order",
    "own_claim", "pair", "parent", "part", "public", "relations_too", "rhythm", "role", "row", "scope", "scopes",
    "search", "seen", "seen_kind", "sort", "speaker_kind", "state", "story", "tellings", "to", "turned", "verdict",
    "version", "was", "way", "which", "zoom", "INITIAL_FORMS", "MAX_NUM_FORMS", "MIN_NUM_FORMS", "TOTAL_FORMS",
}  # fmt: skip
#: What is chosen in fields that are typed into on other pages.
_CHOICES = {
    "decision": {
        "accept", "change", "drop", "fetch", "import", "merge", "preview", "refuse", "reject", "reopen",
        "settle", "split", "take", "undo",
    },
    "wording": {"mine", "other", "theirs", "this"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a form was going, its fields, and the names of files, which cannot be kept."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """What was sent; None where nothing was, or a password was among it: those are never carried about."""
        sent = [(name, value) for name, values in request.POST.lists() if name not in _OURS for value in values]
        if request.method != "POST" or not sent or any("password" in name for name, _ in sent):
            return None
        files = tuple(file.name for _, files in request.FILES.lists() for file in files)
        return cls(request.get_full_path(), tuple(sent), files)

    @classmethod
    def carried(cls, request: HttpRequest) -> Self | None:
        """What an earlier page handed on in its field; None where that is missing, a day old, or not ours."""
        try:
            path, fields, files = signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=_A_DAY)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
            return None
        return cls(path, tuple((name, value) for name, value in fields), tuple(files))

    @property
    def carry(self) -> str:
        """What goes into the field of the next page."""
        return signing.dumps([self.path, self.fields, self.files], salt=_SALT, compress=True)

    @property
    def words(self) -> Iterator[str]:
        """What a person typed, to be shown; the rest is what stands in hidden fields, numbers and choices."""
        return (value for name, value in self.fields if value.strip() and _is_typed(name, value))


def _is_typed(name: str, value: str) -> bool:
    """Whether a person wrote this: of a row in a list ("link-0-words") the last part of its name says what it is."""
    field = name.rpartition("-")[2]
    return field not in _CHOSEN and value not in _CHOICES.get(field, ()) and not value.isdecimal()
