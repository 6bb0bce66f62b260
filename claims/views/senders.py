"""From where a request comes."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address of the computer that asks.

    Behind a proxy of our own that is the last one in its header: those before it anybody can write.
    """
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        passed_on = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if passed_on:
            return passed_on
    return request.META.get("REMOTE_ADDR", "")


def network_of(request: HttpRequest) -> str | None:
    """The address by which wrong passwords are counted; None where it cannot be read.

    In version 6 every household has a network of addresses: they count as its first.
    """
    try:
        address = ip_address(address_of(request).strip("[]"))
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, 64), strict=False).network_address)
