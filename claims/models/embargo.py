"""What can be kept from readers until a time."""

from django.utils import timezone


class Embargoed:
    """A row with ``embargo_until``: until then no reader sees it; from then on, by itself, they do."""

    @property
    def is_embargoed(self) -> bool:
        return self.embargo_until is not None and self.embargo_until > timezone.now()
