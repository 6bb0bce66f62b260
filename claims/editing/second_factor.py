"""A second factor beside the password: codes from an app (TOTP), and a handful on paper for the day the phone is lost.

The secrets, the codes, and the growing pause after wrong ones are django-otp's.
"""

from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.editing.changing import change
from claims.editing.refusal import Refused
from claims.models import User
from claims.permissions import Action

N_CODES = 10
_NAME = "Claimline"


def has_second_factor(user: User) -> bool:
    """Whether a code is asked for when this user logs in."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def pending_device(user: User) -> TOTPDevice | None:
    """What was begun and not confirmed yet: the secret that the app is to be shown."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def begin(user: User) -> TOTPDevice:
    """Make a secret for an app, in the place of one that was begun before; Refused where there is one in use."""
    with change(user, Action.KEEP_ACCOUNT, "second factor begun"):
        _lock(user)
        if has_second_factor(user):
            raise Refused("You have a second factor already. Switch it off first, to set it up with another app.")
        TOTPDevice.objects.filter(user=user).delete()
        return TOTPDevice.objects.create(user=user, name=_NAME, confirmed=False)


def confirm(user: User, code: str) -> list[str]:
    """Ask for codes from now on, if the app gives the right one; returns those for paper. Refused for a wrong one."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None:
            raise Refused("Nothing was begun that could be confirmed. Begin again.")
        problem = _problem(device, code)
        if not problem:
            with change(user, Action.KEEP_ACCOUNT, "second factor on"):
                TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
                return _make_codes(user)
    raise Refused(problem)


def switch_off(user: User) -> None:
    """Ask for no codes any more."""
    with change(user, Action.KEEP_ACCOUNT, "second factor off"):
        forget_second_factor(user)


def forget_second_factor(user: User) -> None:
    """Delete a user's secrets and codes; part of the caller's change."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def make_new_codes(user: User) -> list[str]:
    """New codes for paper; the old ones are worth nothing then. Refused where there is no second factor."""
    with change(user, Action.KEEP_ACCOUNT, "new codes for paper"):
        _lock(user)
        if not has_second_factor(user):
            raise Refused("Set up the second factor first.")
        return _make_codes(user)


def n_codes_left(user: User) -> int:
    """How many codes for paper were not used yet."""
    return StaticToken.objects.filter(device__user=user).count()


def check_code(user: User, code: str) -> None:
    """Refused where a code, of the app or from paper, is wrong, was used, or comes too soon after a wrong one."""
    devices = TOTPDevice if code.isdecimal() else StaticDevice
    with transaction.atomic():  # a wrong try is written down: nothing is raised in here
        device = devices.objects.select_for_update().filter(user=user, confirmed=True).first()
        problem = _problem(device, code)
    if problem:
        raise Refused(problem)


def _problem(device: TOTPDevice | StaticDevice | None, code: str) -> str:
    """What is wrong with a code; "" where nothing is."""
    allowed, why = device.verify_is_allowed() if device else (True, None)
    if not allowed:
        seconds = max(1, int((why["locked_until"] - timezone.now()).total_seconds()) + 1)
        return f"Too many wrong codes: wait {seconds} second{'' if seconds == 1 else 's'}, then take a new code."
    if device is None or not device.verify_token(code):
        return "This code is not right, or was used already. Take the one that the app shows now."
    return ""


def _make_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name=_NAME)
    codes = [StaticToken.random_token() for _ in range(N_CODES)]
    StaticToken.objects.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


def _lock(user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)
