"""People with an account. Readers need none."""

import pghistory
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager

from claims.models.constraints import TermField, one_of
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
