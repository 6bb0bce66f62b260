"""What a program may send in somebody's name: suggested claims, and notes."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Header, Router, Schema
from ninja.security import HttpBearer
from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, RootModel, Tag

from claims.api import schemas
from claims.api.asking import LARGEST, or_not_there
from claims.api.senders import token_of
from claims.api.troubles import Trouble
from claims.editing.clips import LONGEST_AROUND, LONGEST_WORDS, keep_clip
from claims.editing.clips import LONGEST_NOTE as LONGEST_REMARK
from claims.editing.notes import LONGEST_NOTE, Words, note_words, write_note
from claims.editing.refusal import Refused
from claims.forms.clips import ClipForm
from claims.models import Annotation, ApiSent, ApiToken
from claims.outgoing import Site
from claims.permissions import Gate
from claims.terms import Scope
from claims.text.spans import Span

router = Router(tags=["Sending, with a token"])

#: For so long a key is remembered.
REMEMBERED = timedelta(days=1)
#: With a letter or a digit in it, in words that mean the same in every program's regular expressions.
_TEXT = r"^[^\u0000]*[0-9A-Za-z\u00c0-\u167f\u1681-\u1fff\u3040-\ud7ff][^\u0000]*$"
_ADDRESS = r"^https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(/[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*)?$"
_ANY = r"^[^\u0000]*$"
_KEY = Header(
    None,
    alias="Idempotency-Key",
    pattern=r"^[!-~]{1,200}$",
    description="A key of your own: sent again with it within a day, the same is made once",
)


def _number(given: Any) -> Any:
    """Of JSON's kinds a number alone; None, which is none, for others that would pass: Python takes true for 1, and
    pydantic words of digits for what they spell."""
    return None if isinstance(given, bool | str) else given


WholeNumber = Annotated[int, BeforeValidator(_number)]


class Bearer(HttpBearer):
    """A token that holds, and that is for this."""

    def __init__(self, scope: Scope):
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The token; None for one that does not hold. Trouble for one that is for something else."""
        found = token_of(request)
        if found and self.scope not in found.scopes:
            raise Trouble(HTTPStatus.FORBIDDEN, f"This token is not for that: make one to {self.scope.label}.")
        return found


class Sent(Schema):
    """A body. A key that it does not know is refused: misspelt, its words would be lost without a word."""

    model_config = ConfigDict(extra="forbid")


class Suggestion(Sent):
    """Words of a page that may be a claim, for the desk to look at."""

    url: str = Field(max_length=2_000, pattern=_ADDRESS, description="The page")
    words: str = Field(max_length=LONGEST_WORDS, pattern=_TEXT, description="Exactly as they stand there")
    title: str = Field("", max_length=300, pattern=_ANY, description="The page's title")
    before: str = Field("", max_length=LONGEST_AROUND, pattern=_ANY, description="What stands straight before")
    after: str = Field("", max_length=LONGEST_AROUND, pattern=_ANY, description="What stands straight after")
    note: str = Field("", max_length=LONGEST_REMARK, pattern=_ANY, description="Why it matters, for the desk")


class NoteOnClaim(Sent):
    """A note for the desk on a claim."""

    claim: WholeNumber = Field(ge=1, le=LARGEST, description="The number of the claim")
    body: str = Field(max_length=LONGEST_NOTE, pattern=_TEXT, description="Markdown")


class NoteOnWords(Sent):
    """A note for the desk on words of a stored version of an article, by their place in its text."""

    article: WholeNumber = Field(ge=1, le=LARGEST, description="The id of the article")
    version: WholeNumber = Field(ge=1, le=LARGEST, description="Which of its stored versions")
    start: WholeNumber = Field(ge=0, le=LARGEST, description="Where the words begin, in code points")
    end: WholeNumber = Field(ge=1, le=LARGEST, description="Where they end; that one is not included")
    body: str = Field(max_length=LONGEST_NOTE, pattern=_TEXT, description="Markdown")


def _shape_of(sent: Any) -> str:
    """Which note is meant: of the other one nothing is said when something is wrong."""
    of_words = NoteOnWords.model_fields.keys() - NoteOnClaim.model_fields.keys()
    is_on_words = isinstance(sent, dict) and "claim" not in sent and bool(of_words & sent.keys())
    return NoteOnWords.__name__ if is_on_words else NoteOnClaim.__name__


class Note(RootModel):
    """A note for the desk, on a claim or on words."""

    root: Annotated[
        Annotated[NoteOnClaim, Tag(NoteOnClaim.__name__)] | Annotated[NoteOnWords, Tag(NoteOnWords.__name__)],
        Discriminator(_shape_of),
    ]


@router.post(
    "suggestions",
    response={201: schemas.Made},
    auth=Bearer(Scope.SUGGEST),
    url_name="api-suggest",
    operation_id="suggest",
)
def suggest(request: HttpRequest, sent: Suggestion, key: str | None = _KEY) -> HttpResponse:
    """Suggest a claim: an editor looks at it. Needs a token to suggest claims."""

    def keep() -> dict[str, Any]:
        form = ClipForm(sent.model_dump())
        if not form.is_valid():
            raise Trouble(HTTPStatus.UNPROCESSABLE_ENTITY, *(words for each in form.errors.values() for words in each))
        clip = keep_clip(request.auth.owner, **form.cleaned_data)
        return {"id": clip.pk, "address": Site.of(request).page("clip-detail", clip.pk)}

    return _once(request, key, sent, keep)


@router.post(
    "notes", response={201: schemas.Made}, auth=Bearer(Scope.ANNOTATE), url_name="api-annotate", operation_id="annotate"
)
def annotate(request: HttpRequest, sent: Note, key: str | None = _KEY) -> HttpResponse:
    """Write a note for the desk, on a claim or on words. Needs a token to write notes. Editors may make it public."""

    note_sent = sent.root

    def write() -> dict[str, Any]:
        note = _written(request.auth, note_sent)
        return {"id": note.pk, "address": Site.of(request).page("note-detail", note.pk)}

    return _once(request, key, note_sent, write)


def _written(token: ApiToken, sent: NoteOnClaim | NoteOnWords) -> Annotation:
    """On what its writer may see, as at the desk."""
    gate, words = Gate.of(token.owner), Words(sent.body)
    if isinstance(sent, NoteOnClaim):
        claim = gate.claims().filter(number=sent.claim).first()
        return write_note(token.owner, or_not_there(claim, "claim"), words)
    if sent.start >= sent.end:
        raise Refused("The words end before they begin: give a “start” that is smaller than “end”.")
    version = gate.snapshots().filter(article=sent.article, number=sent.version).first()
    return note_words(token.owner, or_not_there(version, "stored version"), Span(sent.start, sent.end), words)


def _once(request: HttpRequest, key: str | None, sent: Schema, make: Callable[[], dict[str, Any]]) -> HttpResponse:
    """What ``make`` makes; what it made before where this was sent with this key. Two at once take turns."""
    try:
        with transaction.atomic():
            return JsonResponse(_remembered(request.auth, key, _digest(request, sent), make), status=HTTPStatus.CREATED)
    except Refused as refusal:
        raise Trouble(HTTPStatus.CONFLICT, str(refusal)) from refusal
    except PermissionDenied as denied:
        raise Trouble(HTTPStatus.FORBIDDEN, "Whoever has this token may not do that now.") from denied


def _remembered(token: ApiToken, key: str | None, digest: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    if key is None:
        return make()
    token.sent.filter(created_at__lt=timezone.now() - REMEMBERED).delete()
    sent, is_new = ApiSent.objects.get_or_create(token=token, key=key, defaults={"digest": digest})
    if not is_new and sent.digest != digest:
        raise Refused("Something else was sent with this Idempotency-Key. Take another one.")
    if is_new:
        sent.answer = make()
        sent.save(update_fields=["answer"])
    return sent.answer


def _digest(request: HttpRequest, sent: Schema) -> str:
    told = json.dumps([request.path, sent.model_dump()], sort_keys=True)
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()
