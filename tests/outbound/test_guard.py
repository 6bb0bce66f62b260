"""Looked up once, checked in full, connected to as checked."""

import threading

import pytest
from httpcore import SyncBackend

from claims.outbound import Fetcher, Limits, NotAllowed, Unreachable
from claims.outbound.gate import HostGate
from claims.outbound.lookup import look_up
from tests.outbound.stand_ins import RecordingBackend, hosts

FREE = HostGate(pause=0)


class ChangingItsMind:
    """A name server that says something else the second time: DNS rebinding."""

    def __init__(self, *answers: list[str]):
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, _seconds: float) -> list[str]:
        self.asked.append(host)
        return self.answers[len(self.asked) - 1]


def test_a_name_is_looked_up_once_and_connected_to_as_checked():
    names, backend = ChangingItsMind(["8.8.8.8"], ["127.0.0.1"]), RecordingBackend()
    with pytest.raises(Unreachable):
        Fetcher(network=backend.as_network(), resolve=names, gate=FREE).fetch("https://news.example/")
    assert names.asked == ["news.example"]
    assert backend.connects == [("8.8.8.8", 443)]


def test_each_hop_is_looked_up_and_checked_anew(hostile):
    names = ChangingItsMind(["127.0.0.2"], ["10.0.0.7"])
    fetcher = Fetcher(allow=hostile.endpoint, resolve=names, gate=FREE)
    with pytest.raises(NotAllowed, match=r"news\.example is at 10\.0\.0\.7, in a private network"):
        fetcher.fetch(hostile.url("leads-on-relatively", host="news.example"))
    assert names.asked == ["news.example", "news.example"]


def test_the_next_address_is_tried_when_one_does_not_answer(hostile):
    class OnlyTheLastIsUp(RecordingBackend):
        def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
            if host == "8.8.8.8":
                return SyncBackend().connect_tcp(*hostile.endpoint, timeout)
            return super().connect_tcp(host, port, timeout)

    backend, ips = OnlyTheLastIsUp(), ["8.8.4.4", "2606:4700::1111", "8.8.8.8"]
    fetcher = Fetcher(network=backend.as_network(), resolve=hosts({"news.example": ips}), gate=FREE)
    limits = Limits(seconds=30, connect_seconds=2)
    assert fetcher.fetch("http://news.example/plain", limits=limits).body == b"the whole story"
    assert [ip for ip, _port in backend.connects] == ips[:2]
    assert backend.timeouts == [2, 2]  # one that hangs leaves time for the next


def test_host_and_port_reach_the_server_as_asked_for(fetcher, hostile):
    fetcher.fetch(hostile.url("plain", host="News.Example."))
    assert hostile.last_request.headers["host"] == f"news.example:{hostile.endpoint[1]}".encode()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.2/",
        "http://127.0.0.2:1/",
        "http://127.0.0.3:{port}/",
        "http://127.0.0.1:{port}/",
        "http://8.8.8.8:{port}/",
    ],
)
def test_exactly_one_address_and_port_is_let_through(hostile, url):
    backend = RecordingBackend()
    fetcher = Fetcher(allow=hostile.endpoint, network=backend.as_network(), gate=FREE)
    with pytest.raises(NotAllowed):
        fetcher.fetch(url.format(port=hostile.endpoint[1]))
    assert backend.connects == []


def test_a_port_that_is_refused_is_refused_before_any_look_up():
    names = ChangingItsMind()
    with pytest.raises(NotAllowed, match="only ports 80 and 443 are asked, not 22"):
        Fetcher(resolve=names).fetch("http://news.example:22/")
    assert names.asked == []


def test_a_name_without_any_address_is_unreachable():
    with pytest.raises(Unreachable, match="has no address"):
        Fetcher(resolve=hosts({"news.example": []})).fetch("http://news.example/")


def test_the_environments_proxies_and_certificates_are_not_heeded(fetcher, hostile, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    assert fetcher.fetch(hostile.url("plain")).status == 200


def test_the_system_is_asked():
    assert "127.0.0.1" in look_up("localhost", 5)
    with pytest.raises(Unreachable, match="was not found"):
        look_up("no-such-name.invalid", 5)


@pytest.fixture
def slow_names(monkeypatch):
    """Name servers that answer only when the test is over; one look-up at a time."""
    over = threading.Event()
    monkeypatch.setattr("claims.outbound.lookup._slots", threading.BoundedSemaphore(1))
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_options: over.wait(5) and [])
    yield
    over.set()
    for thread in threading.enumerate():
        if thread.name.startswith("look up"):
            thread.join(5)


@pytest.mark.usefixtures("slow_names")
def test_a_look_up_ends_at_its_deadline_and_those_left_behind_do_not_pile_up():
    with pytest.raises(Unreachable, match="name servers are slow"):
        look_up("slow.example", 0.05)
    with pytest.raises(Unreachable, match="too many names"):
        look_up("other.example", 0.05)
