"""Notes as the desk sees them: those for somebody, somebody's own, all; and one with its thread."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q, QuerySet

from claims.models import Anchor, Annotation, Snapshot, User
from claims.permissions import Gate
from claims.terms import Term

NOTES_A_PAGE = 20


class Pile(Term):
    """Which notes are listed."""

    FOR_YOU = "for-you", "For you"
    YOURS = "yours", "Yours"
    OPEN = "open", "All open"
    RESOLVED = "resolved", "Resolved"
    WITHDRAWN = "withdrawn", "Withdrawn"


@dataclass(frozen=True, slots=True)
class NotesPage:
    """One page of a pile, and how many notes lie in each."""

    pile: Pile
    page: Page
    counts: list[tuple[Pile, int]]


def load_notes_page(gate: Gate, user: User, pile: Pile, number: object = 1) -> NotesPage:
    """The notes of a pile, newest first. Three queries."""
    conditions = {each: _in_pile(each, user) for each in Pile}
    counted = gate.kept_notes().aggregate(
        **{each.name: Count("pk", condition) for each, condition in conditions.items()}
    )
    rows = _with_place(gate.kept_notes().filter(conditions[pile]))
    paginator = Paginator(rows.order_by("-created_at", "-pk"), NOTES_A_PAGE)
    paginator.count = counted[pile.name]
    return NotesPage(pile, paginator.get_page(number), [(each, counted[each.name]) for each in Pile])


def notes_for(gate: Gate, user: User) -> QuerySet[Annotation]:
    """The open notes that call somebody, or answer theirs."""
    return gate.kept_notes().filter(_in_pile(Pile.FOR_YOU, user))


def find_note(gate: Gate, pk: int) -> Annotation | None:
    """The note with this key with what it stands on, in whatever state; two queries."""
    return _with_place(gate.kept_notes().filter(pk=pk)).first()


def load_thread(gate: Gate, note: Annotation) -> list[Annotation]:
    """The note that began the thread and its answers, in their order; one query."""
    thread = gate.kept_notes().filter(Q(pk=note.thread_id) | Q(reply_to=note.thread_id))
    return list(thread.select_related("author").order_by("created_at", "pk"))


def find_snapshot(gate: Gate, article: int, number: int) -> Snapshot | None:
    """The visible stored version of this number, with its article; one query."""
    versions = gate.snapshots().filter(article=article, number=number)
    return versions.select_related("article__publisher").defer("html", "pages").first()


def _in_pile(pile: Pile, user: User) -> Q:
    stands = Q(withdrawn_at__isnull=True)
    is_open = stands & Q(resolved_at__isnull=True)
    to_user = Q(pk__in=user.mentioned_in.values("pk")) | (Q(reply_to__author=user) & ~Q(author=user))
    return {
        Pile.FOR_YOU: is_open & to_user,
        Pile.YOURS: stands & Q(author=user),
        Pile.OPEN: is_open,
        Pile.RESOLVED: stands & Q(resolved_at__isnull=False),
        Pile.WITHDRAWN: Q(withdrawn_at__isnull=False),
    }[pile]


def _with_place(notes: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """With the claim, or the article and the words in it (``words``), that each stands on."""
    anchors = Anchor.objects.order_by("snapshot__number")
    snapshots = Snapshot.objects.select_related("article__publisher").defer("text", "html", "pages")
    return (
        notes.select_related("author", "claim")
        .defer("claim__search", "claim__slots")
        .prefetch_related(Prefetch("snapshot", snapshots), Prefetch("anchors", anchors, to_attr="places"))
    )
