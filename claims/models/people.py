"""People with an account, and those who are invited to have one. Readers need none."""

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from claims.models.constraints import TermField, one_of, track_history
from claims.terms import Role


class UserManager(DjangoUserManager):
    """Django's manager; a superuser is staff by role too."""

    def create_superuser(self, username, email=None, password=None, **fields):
        """A superuser with the staff role, as ``createsuperuser`` wants it."""
        return super().create_superuser(username, email, password, **{"role": Role.STAFF, **fields})


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    fields=["username", "role", "is_active"],  # no password hashes, no log-in times
    model_name="UserEvent",
    obj_field=pghistory.ObjForeignKey(related_name="events"),
)
class User(AbstractUser):
    """A person with an account; what each role may do is written in ``claims.permissions.roles``."""

    role = TermField(Role, default=Role.CONTRIBUTOR)

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        constraints = [one_of("role", Role)]


@track_history
class Invitation(models.Model):
    """A place at the desk that is kept for whoever has a link, once, for some days."""

    address = models.EmailField()
    role = TermField(Role)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations")
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitation", help_text="who came"
    )

    class Meta:
        constraints = [one_of("role", Role)]

    @property
    def is_open(self) -> bool:
        """Whether somebody can still come by it."""
        return self.revoked_at is None and self.used_at is None and self.expires_at > timezone.now()
