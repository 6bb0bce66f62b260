"""What the command ``import`` asks for and says."""

from collections.abc import Iterator

from django.core.management.base import CommandError
from django.template.defaultfilters import pluralize

from claims.editing.importing import Outcome, Undoing
from claims.models import Dispute, User
from claims.permissions import ACTIONS, Action

#: So many lines of each kind are printed.
MOST_PRINTED = 50


def who_imports(name: str) -> User:
    """The account of this name; without one, the first that may import."""
    roles = [role for role, actions in ACTIONS.items() if role and Action.IMPORT in actions]
    users = User.objects.filter(is_active=True).order_by("pk")
    found = users.filter(username=name) if name else users.filter(role__in=roles)
    if user := found.first():
        return user
    if name:
        raise CommandError(f"There is no account called {name}.")
    raise CommandError("There is no account that may import. Make one: 'python3 manage.py createsuperuser'.")


def dispute_of(slug: str, title: str) -> tuple[Dispute, bool]:
    """The dispute with this end of its address, and whether it was made just now: a new one needs a title."""
    if found := Dispute.objects.filter(slug=slug).first():
        return found, False
    if not title:
        known = ", ".join(Dispute.objects.order_by("pk").values_list("slug", flat=True)[:20]) or "none yet"
        raise CommandError(f"There is no dispute {slug} (there are: {known}). To make it, give its --title.")
    return Dispute.objects.create(slug=slug, title=title), True


def lines_of(outcome: Outcome, *, is_dry: bool) -> Iterator[str]:
    """What came of it, line by line."""
    if outcome.problems:
        yield f"Nothing was imported. {_n(outcome.n_problems, 'thing')} to mend:"
        yield from _some(outcome.problems, outcome.n_problems)
        return
    yield _sum(outcome, "Would come" if is_dry else "Came")
    if outcome.held_back:
        yield f"{_n(outcome.held_back, 'claim')} of these accuse somebody and wait for a second editor."
    if outcome.n_left_out:
        yield f"Left out: {_n(outcome.n_left_out, 'row')}."
        yield from _some([f"{row.table}, line {row.line}: {row.why}" for row in outcome.left_out], outcome.n_left_out)
    if outcome.n_differences:
        yield f"Otherwise here, and left as it is: {_n(outcome.n_differences, 'cell')}."
        told = (
            f"{row.table}, line {row.line}, claim {row.claim}, {row.column}: here “{row.here}”, there “{row.told}”"
            for row in outcome.differences
        )
        yield from _some(list(told), outcome.n_differences)


def _sum(outcome: Outcome, came: str) -> str:
    same = f"{_n(outcome.same_claims, 'claim')} and {_n(outcome.same_tellings, 'telling')} are here already."
    if outcome.is_nothing:
        return f"Nothing new: {same}"
    new = [
        _n(outcome.new_claims, "claim"),
        _n(outcome.new_tombstones, "withdrawn claim"),
        _n(outcome.new_tellings, "telling"),
        _n(outcome.new_articles, "article"),
        _n(outcome.new_parties, "party"),
        _n(outcome.new_outlets, "outlet"),
    ]
    if outcome.new_documents:
        new.append(_n(outcome.new_documents, "document"))
    if outcome.back_claims or outcome.back_tellings:
        new.append(
            f"and back, of an import that was undone, {_n(outcome.back_claims, 'claim')} and"
            f" {_n(outcome.back_tellings, 'telling')}"
        )
    return f"{came}: {', '.join(new)}. {same}"


def lines_of_undoing(going: Undoing, *, is_dry: bool) -> Iterator[str]:
    """What went, or would go, and what stays and why."""
    tellings = f"{_n(len(going.tellings), 'telling')} of claims that were here before"
    yield f"{'Would go' if is_dry else 'Withdrawn'}: {_n(len(going.claims), 'claim')}, {tellings}."
    stay = f"{_n(len(going.staying), 'claim')} and {_n(going.n_staying_tellings, 'such telling')}"
    yield f"{'Would stay' if is_dry else 'Stayed'}, for somebody has worked on them since: {stay}."
    yield from _some([f"claim {number}: {why}" for number, why in going.listed()], len(going.staying))


def _n(n: int, noun: str) -> str:
    plural = "ies" if noun.endswith("y") else "s"
    return f"{n:,} {noun.removesuffix('y') if plural == 'ies' and n != 1 else noun}{pluralize(n, plural)}"


def _some(lines: list[str], n: int) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:MOST_PRINTED])
    if n > MOST_PRINTED:
        yield f"  … and {n - MOST_PRINTED:,} more"
