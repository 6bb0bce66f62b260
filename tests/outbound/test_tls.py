"""https: the name that was asked for, authorities that are believed, and no way back to http."""

import ssl
from ipaddress import ip_address

import httpcore
import pytest
import trustme

from claims.outbound import Fetcher, Limits, NotAllowed, TooSlow, Unreachable
from claims.outbound.connection import web_certificates
from claims.outbound.exchange import Network
from claims.outbound.gate import HostGate
from tests.hostile import HostileServer
from tests.hostile.server import IP
from tests.outbound.stand_ins import hosts

AUTHORITY = trustme.CA()


class NamedServer(HostileServer):
    """Speaks https with a certificate for `name`, and remembers which name visitors asked for in TLS."""

    def __init__(self, name: str, authority: trustme.CA = AUTHORITY):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        context.sni_callback = lambda _socket, asked, _context: self.asked.append(asked)
        self.asked: list[str | None] = []
        super().__init__(context)


def visitor(server: HostileServer, *, believes: trustme.CA | None = AUTHORITY) -> Fetcher:
    tls = web_certificates()
    if believes:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        believes.configure_trust(tls)
    names = hosts({"news.example": [IP], "other.example": [IP]})
    network = Network(httpcore.SyncBackend(), tls)
    return Fetcher(allow=server.endpoint, network=network, resolve=names, gate=HostGate(pause=0))


def test_the_name_asked_for_is_the_name_in_tls():
    with NamedServer("news.example") as server:
        assert visitor(server).fetch(server.url("plain", host="News.example.")).body == b"the whole story"
        assert server.asked == ["news.example"]


def test_an_ip_address_is_proved_too():
    with NamedServer(str(ip_address(IP))) as server:
        assert visitor(server).fetch(server.url("plain")).status == 200


@pytest.mark.parametrize("host", ["other.example", IP])
def test_a_certificate_for_another_name_is_none(host):
    with NamedServer("news.example") as server, pytest.raises(Unreachable, match="no valid certificate"):
        visitor(server).fetch(server.url("plain", host=host))


@pytest.mark.parametrize("believes", [None, trustme.CA()], ids=["the web's authorities", "another authority"])
def test_only_authorities_that_are_believed_count(believes, monkeypatch, tmp_path):
    AUTHORITY.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    web_certificates.cache_clear()
    with NamedServer("news.example") as server, pytest.raises(Unreachable, match="no valid certificate"):
        visitor(server, believes=believes).fetch(server.url("plain", host="news.example"))


def test_a_server_without_tls_is_no_https_server(hostile):
    with pytest.raises(Unreachable, match="does not speak TLS"):
        visitor(hostile).fetch(hostile.url("plain").replace("http:", "https:"))


def test_a_handshake_without_end_ends_at_the_deadline():
    with SilentServer() as server, pytest.raises(TooSlow):
        visitor(server).fetch(server.url("x").replace("http:", "https:"), limits=Limits(seconds=0.3))


class SilentServer(HostileServer):
    """Accepts and says nothing."""

    def _behave(self, connection) -> None:
        self._stopping.wait(5)


def test_https_never_leads_back_to_http(hostile):
    with NamedServer("news.example") as server, pytest.raises(NotAllowed, match="from https to http"):
        visitor(server).fetch(server.url("leads-back-to-http", host="news.example"))
