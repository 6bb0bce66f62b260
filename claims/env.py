"""Settings from the environment: read, checked, and loud where wrong.

Every function takes the variable's name and a default; an unset or empty variable means the default. A value that
makes no sense raises ImproperlyConfigured with a sentence that names the variable.
"""

import os
import re
from difflib import get_close_matches
from ipaddress import ip_address

from django.core.exceptions import ImproperlyConfigured

PREFIX = "CLAIMS_"
TRUE = ("1", "true", "yes", "on")
FALSE = ("0", "false", "no", "off")
_CONTACT = re.compile(r"https?://[\w.~:/?#@!$&'*+,;=%-]{1,200}|[\w.+-]{1,100}@[\w.-]{1,100}", re.ASCII)

# Those read before or below the settings: by manage.py, claims.venv and claims.postgres.
_known = {"CLAIMS_NO_VENV", "CLAIMS_PGDATA", "CLAIMS_PG_BINDIR"}


def env_text(name: str, default: str = "") -> str:
    """The value without the blanks around it."""
    _known.add(name)
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, default: bool = False) -> bool:
    """Yes or no: 1, true, yes, on or 0, false, no, off."""
    value = env_text(name).lower()
    if value in (*TRUE, *FALSE):
        return value in TRUE
    if value:
        raise ImproperlyConfigured(f"{name} is {value!r}: use 1 or 0.")
    return default


def env_int(name: str, default: int, minimum: int = 0) -> int:
    """A whole number, `minimum` or more."""
    value = env_text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or int(value) < minimum:
        raise ImproperlyConfigured(f"{name} is {value!r}: use a whole number, {minimum} or more.")
    return int(value)


def env_choice(name: str, choices: tuple[str, ...], default: str) -> str:
    """One of `choices`."""
    value = env_text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}: use one of {', '.join(choices)}.")
    return value


def env_list(name: str) -> list[str]:
    """Values separated by commas; none by default."""
    return [part.strip() for part in env_text(name).split(",") if part.strip()]


def env_endpoint(name: str) -> tuple[str, int] | None:
    """One IP address and port, like 127.0.0.2:8900 or [::1]:8900; None without a value."""
    value = env_text(name)
    if not value:
        return None
    host, _colon, port = value.rpartition(":")
    try:
        return str(ip_address(host.removeprefix("[").removesuffix("]"))), int(port)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}: use one IP address and port, like 127.0.0.2:8900.") from error


def env_contact(name: str) -> str:
    """An e-mail address or a web address, in letters that fit into an HTTP header; none by default."""
    value = env_text(name)
    if value and not _CONTACT.fullmatch(value):
        raise ImproperlyConfigured(f"{name} is {value!r}: use an e-mail address, or one that begins with https://.")
    return value


def refuse_unknown() -> None:
    """Raise for a CLAIMS_ variable that nothing reads: a typing error would otherwise go unnoticed.

    To be called when all settings have been read.
    """
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in _known:
            near = get_close_matches(name, _known, n=1, cutoff=0)
            raise ImproperlyConfigured(f"{name} is no setting of Claimline; the nearest is {near[0]}.")
