"""A cited document, set right: what it is called, what sort it is, before which court, and where it is to be read.

Its address here stays, and the machine finds it as before (``linking.parties.resolve_document``): it never writes in
one that is there.
"""

from dataclasses import asdict, dataclass

from django.db import IntegrityError

from claims.editing.changing import change, latest_change
from claims.editing.refusal import Refused, Stale
from claims.models import Document, User
from claims.permissions import Action
from claims.terms import DocumentKind

LONGEST_TITLE, LONGEST_COURT, LONGEST_DOCKET = 300, 200, 80

_CHANGED = "It was changed since you opened the page. What it is now stands below: look, then save again."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document; "" is what nobody knows. ``url`` is where it is on the web."""

    title: str
    kind: DocumentKind
    court: str = ""
    docket: str = ""
    url: str = ""


def facts_of(document: Document) -> Facts:
    """What is known of it now."""
    kind = DocumentKind(document.kind)
    return Facts(document.title, kind, document.court, document.docket, document.url or "")


def correct_document(user: User, pk: int, latest: int | None, facts: Facts, reason: str) -> Document:
    """Let a document be ``facts``; returns it. One that is so already stays without an entry in its history.

    Raises PermissionDenied for whoever may not add articles, Document.DoesNotExist, Refused without a reason and for
    the title of another document of the same kind in which the same party speaks, and Stale where ``latest`` is not its
    last change.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the document’s history.")
    try:
        with change(user, Action.ADD_ARTICLES, reason.strip()):
            return _corrected(pk, latest, facts)
    except IntegrityError:
        raise Refused(
            f"Another {facts.kind.label} is called “{facts.title}”. Give this one a title that tells them apart."
        ) from None


def _corrected(pk: int, latest: int | None, facts: Facts) -> Document:
    document = Document.objects.select_for_update(no_key=True).get(pk=pk)
    if facts_of(document) == facts:
        return document
    if latest != latest_change(document):
        raise Stale(_CHANGED)
    columns = {**asdict(facts), "url": facts.url or None}
    for column, value in columns.items():
        setattr(document, column, value)
    document.save(update_fields=list(columns))
    return document
