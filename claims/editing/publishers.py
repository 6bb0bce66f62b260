"""An outlet, set right: what it is called, what sort it is, at which domains it is.

Its address stays, and who writes the name that it had first still means it.
"""

from dataclasses import asdict, dataclass

from claims.editing.changing import change, latest_change
from claims.editing.refusal import Refused, Stale
from claims.models import Publisher, User
from claims.models.locks import lock_names
from claims.models.publishers import keys_of
from claims.permissions import Action
from claims.terms import PublisherKind

_CHANGED = "It was changed since you opened the page. What it is now stands below: look, then save again."


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an outlet; ``domains`` as ``domain_of`` gives them, the first that of its home page."""

    name: str
    kind: PublisherKind
    domains: tuple[str, ...] = ()


def facts_of(publisher: Publisher) -> Facts:
    """What is known of it now."""
    return Facts(publisher.name, PublisherKind(publisher.kind), tuple(publisher.domains))


def correct_publisher(user: User, pk: int, latest: int | None, facts: Facts, reason: str) -> Publisher:
    """Let an outlet be ``facts``; returns it. One that is so already stays without an entry in its history.

    The caller asks for what hangs on it (``stages.SETTLE_OUTLET``). Raises PermissionDenied for whoever may not add
    articles, Publisher.DoesNotExist, Refused without a reason, for one that was merged, and for the name or a
    domain of another outlet, and Stale where ``latest`` is not its last change.
    """
    if not reason.strip():
        raise Refused("Say why: the reason is kept in the outlet’s history.")
    with change(user, Action.ADD_ARTICLES, reason.strip()):
        rows = Publisher.objects.select_related("merged_into").select_for_update(of=("self",), no_key=True)
        publisher = rows.get(pk=pk)
        if publisher.merged_into:
            raise Refused(f"{publisher.name} was merged into {publisher.merged_into.name}. Change that one.")
        if facts_of(publisher) == facts:
            return publisher
        if latest != latest_change(publisher):
            raise Stale(_CHANGED)
        publisher.name, publisher.kind, publisher.domains = facts.name, facts.kind, list(facts.domains)
        refuse_taken(publisher)
        publisher.save(update_fields=list(asdict(facts)))
    return publisher


def refuse_taken(publisher: Publisher) -> None:
    """Refused where a name or a domain that is new to it is another outlet's; nobody else takes them meanwhile.

    For the transaction in which it is saved.
    """
    stored = Publisher.objects.get(pk=publisher.pk)
    others, name = Publisher.objects.exclude(pk=publisher.pk), publisher.name
    domains = sorted(set(publisher.domains) - set(stored.domains))
    lock_names(key for each in (name, *domains) for key in keys_of(each))
    other = others.called(name) if name != stored.name else None
    if other and other != publisher:
        raise Refused(
            f"“{other.name}” is another outlet that is known. Are they one? Then merge them. Else set right at the "
            "articles who published them.",
            other,
        )
    if domains and (holder := others.filter(domains__has_any_keys=domains).order_by("pk").first()):
        domain = next(domain for domain in domains if domain in holder.domains)
        raise Refused(
            f"“{domain}” is a domain of “{holder.name}”. Are they one? Then merge them. Else take it away there first.",
            holder,
        )
