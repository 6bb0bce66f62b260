"""Whatever an address looks like, nothing but the open web is connected to."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.outbound import Fetcher, FetchError, NotAllowed
from claims.outbound.gate import HostGate
from claims.outbound.networks import why_refused
from tests.outbound.stand_ins import RecordingBackend, everything_is_here, hosts, outcome_of
from tests.outbound.tricks import PRIVATE_V4, PRIVATE_V6, every_trick

PRIVATE = [ip_network(text) for text in PRIVATE_V4 + PRIVATE_V6]
PUBLIC_IPS = ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]


def visitor(backend: RecordingBackend, resolve=everything_is_here) -> Fetcher:
    return Fetcher(network=backend.as_network(), resolve=resolve, gate=HostGate(pause=0))


def is_private(ip: str) -> bool:
    address = ip_address(ip)
    return not address.is_global or any(address.version == net.version and address in net for net in PRIVATE)


def test_no_trick_leads_to_anything_but_the_open_web():
    tricks, backend = every_trick(), RecordingBackend()
    outcomes = {url: outcome_of(visitor(backend), url) for url in tricks}
    assert not [ip for ip, port in backend.connects if is_private(ip) or port not in (80, 443)]
    assert len(tricks) >= 1_000
    # the few others have an honest reading, which led nowhere here
    refused = [str(error) for error in outcomes.values() if isinstance(error, NotAllowed)]
    assert len(refused) >= 0.98 * len(tricks)
    assert all(sentence.startswith("address not allowed: ") for sentence in refused)


def test_the_recorder_records():
    backend = RecordingBackend()
    for ip in PUBLIC_IPS:
        with pytest.raises(FetchError, match="does not answer"):
            visitor(backend).fetch(f"https://[{ip}]/" if ":" in ip else f"http://{ip}/")
    assert [ip for ip, _port in backend.connects] == PUBLIC_IPS


@pytest.mark.parametrize(
    "ip", [*PUBLIC_IPS, "9.255.255.255", "11.0.0.1", "168.63.129.15", "2001:200::1", "3fff:1000::1"]
)
def test_the_open_web_is_open(ip):
    assert why_refused(ip) is None


@pytest.mark.parametrize("network", PRIVATE, ids=str)
def test_a_private_network_is_closed_from_end_to_end(network):
    for place in (0, network.num_addresses // 2, network.num_addresses - 1):
        assert why_refused(str(network[place]))


@settings(deadline=None)
@given(st.ip_addresses())
def test_our_list_is_no_looser_than_pythons(ip):
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        assert why_refused(str(ip))


@pytest.mark.parametrize("ip", ["2607:f8b0::5efe:10.0.0.1", "2607:f8b0::200:5efe:127.0.0.1", "2002:a00:1::"])
def test_an_ipv4_address_within_is_not_unpacked(ip):
    assert "IPv4 address" in why_refused(ip)


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "fe80::1%eth0", "2606:4700::1111%1", "999.1.1.1"])
def test_what_is_no_plain_ip_is_refused(text):
    assert why_refused(text)


URL_PARTS = st.sampled_from(
    [
        "http",
        "https",
        "://",
        ":",
        "/",
        "//",
        "\\",
        "@",
        "#",
        "?",
        "[",
        "]",
        ".",
        "..",
        "%",
        "%00",
        "%2e",
        "data:",
        "file",
    ]
    + ["127.0.0.1", "0x7f", "8.8.8.8", "::1", "::ffff:", "localhost", "example.org", "xn--", "xn--a", "user:pw", "1e3"]
    + [
        ":80",
        ":443",
        ":22",
        ":99999",
        " ",
        "\t",
        "\r\n",
        "\0",
        "\ud800",
        "\u3002",
        "\uff11",
        "\u2488",
        "\xad",
        "\u202e",
    ]
    + ["é", "ß", "ﷺ"]
)
URLS = st.one_of(
    st.text(max_size=60),
    st.lists(URL_PARTS, max_size=8).map("".join),
    st.lists(URL_PARTS, max_size=6).map(lambda parts: "http://" + "".join(parts)),
)


@settings(max_examples=200, deadline=None)
@given(URLS)
@example("http://[::1")
@example("http://" + "a." * 1_900)
@example("http://xn--a.xn--/")
def test_any_text_ends_in_one_of_our_errors(url):
    backend = RecordingBackend()
    with pytest.raises(FetchError):
        visitor(backend).fetch(url)
    assert not [ip for ip, port in backend.connects if is_private(ip) or port not in (80, 443)]


ANSWERS = st.lists(
    st.one_of(st.ip_addresses().map(str), st.sampled_from(["", "x", "fe80::1%2"])), min_size=1, max_size=5
)


@settings(deadline=None)
@given(ANSWERS)
def test_one_bad_answer_of_the_name_servers_is_enough(ips):
    backend = RecordingBackend()
    with pytest.raises(FetchError) as caught:
        visitor(backend, hosts({"news.example": ips})).fetch("https://news.example/")
    if any(why_refused(ip) for ip in ips):
        assert caught.type is NotAllowed
        assert backend.connects == []
    else:
        assert [ip for ip, _port in backend.connects] == ips
