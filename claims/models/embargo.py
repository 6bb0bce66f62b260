"""What can be kept from readers until a time."""

from datetime import datetime

from django.db.models import DateTimeField, Func, Value
from django.utils import timezone


class Embargoed:
    """A row with ``embargo_until``: until then no reader sees it; from then on, by itself, they do.

    Where it was loaded with them: ``held_until``, until when something else keeps it from readers, and ``is_aside``:
    whether an editor put it aside.
    """

    held_until: datetime | None = None
    is_aside = False

    @property
    def is_embargoed(self) -> bool:
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    @property
    def is_held(self) -> bool:
        return self.held_until is not None and self.held_until > timezone.now()


def held_until() -> Func:
    """For claims: until when a dispute in which they stand, or the one above it, keeps them from readers everywhere.

    The database function (migration ``0071``) leaves out one dispute: here none.
    """
    return Func("pk", Value(0), function="claims_embargo_elsewhere", output_field=DateTimeField(null=True))
