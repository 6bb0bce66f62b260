"""A form that came too late: what was typed in it, carried on through the log-in so that it can be sent after all."""

import re
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

#: The hidden fields that name the state which was on the screen.
_STAMPS = {"version", "was", "seen", "latest"}
#: A number, a key, or the value of a choice.
_NOT_TYPED = re.compile(r"[a-z0-9_:,.+-]*")
_OURS = {"csrfmiddlewaretoken", FIELD}


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
        typed = (value for name, value in self.fields if name not in _STAMPS and not _NOT_TYPED.fullmatch(value))
        return (value for value in typed if value.strip())
