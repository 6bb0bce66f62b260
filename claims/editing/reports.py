"""Reports from readers: taken in, settled with an answer, and opened again."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import Article, Claim, Report, ReportSender, User
from claims.permissions import Action
from claims.terms import ReportKind

LONGEST_WORDS = 2_000

#: So many reports a day come from one place.
MOST_A_DAY = 10
#: So long a sender is counted; with an hour between two clearings that is never more than a day.
_REMEMBERED = timedelta(hours=23)


class TooMany(Refused):
    """So many reports came from there today that no more are taken."""


def file_report(
    about: Claim | Article, kind: ReportKind, words: str, *, contact: str = "", address: str = ""
) -> Report:
    """Take in what a reader says is wrong; ``address`` is that of their computer, and is not kept.

    Returns the report; TooMany where too many came from that address today.
    """
    side = "claim" if isinstance(about, Claim) else "article"
    with transaction.atomic():
        _count(_digest(address))
        report = Report.objects.create(**{side: about}, kind=kind, words=words, contact=contact)
    report.refresh_from_db(fields=["key", "created_at"])
    return report


def settle_report(user: User, pk: int, answer: str, reason: str) -> Report:
    """Settle a report: ``answer`` is for whoever sent it, ``reason`` for the desk; their e-mail address is deleted.

    Raises PermissionDenied, Report.DoesNotExist, and Refused without either word, or where it is settled already.
    """
    if not answer.strip() and not reason.strip():
        raise Refused("Write an answer to the reader, or say for the desk why it is settled.")
    with change(user, Action.ANSWER_REPORTS, reason.strip() or "answered"):
        report = Report.objects.select_for_update(of=("self",)).select_related("settled_by").get(pk=pk)
        if report.settled_at:
            who = report.settled_by.username if report.settled_by else "Somebody"
            raise Refused(f"{who} settled this report meanwhile. Open it again, if there is more to say.")
        report.settled_at, report.settled_by = timezone.now(), user
        report.answer, report.settled_why, report.contact = answer.strip(), reason.strip(), ""
        report.save()
    return report


def reopen_report(user: User, pk: int, reason: str) -> Report:
    """Put a settled report back among the open ones; its answer stays. Raises as above, Refused without a reason."""
    if not reason.strip():
        raise Refused("Say why you open it again: the reason is kept with the report.")
    with change(user, Action.ANSWER_REPORTS, reason.strip()):
        report = Report.objects.select_for_update().get(pk=pk)
        if report.settled_at is None:
            raise Refused("This report is open already.")
        report.settled_at = report.settled_by = None
        report.settled_why = ""
        report.save()
    return report


def forget_senders() -> int:
    """Delete the counts of yesterday's senders; returns how many."""
    return ReportSender.objects.filter(since__lte=timezone.now() - _REMEMBERED).delete()[0]


def _count(digest: str) -> None:
    """Count one more from there, unless it is one too many: the filtered update lets no two pass at once."""
    forget_senders()
    ReportSender.objects.get_or_create(digest=digest)
    if not ReportSender.objects.filter(digest=digest, n__lt=MOST_A_DAY).update(n=F("n") + 1):
        raise TooMany(
            f"{MOST_A_DAY} reports came from your connection today, and more are not taken. Come back tomorrow; "
            "nothing of what you wrote was kept."
        )


def _digest(address: str) -> str:
    """A name for who sent it that is another one each day and cannot be turned back into the address."""
    today = timezone.now().date().isoformat()
    return salted_hmac(f"claims.report {today}", _network(address), algorithm="sha256").hexdigest()


def _network(address: str) -> str:
    """The address; of the longer kind the network, in which one computer has as many as it likes."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if isinstance(found, IPv6Address) else str(found)
