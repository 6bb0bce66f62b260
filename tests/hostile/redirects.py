"""Answers that lead elsewhere."""

from claims.outbound import BadAnswer, NotAllowed, RedirectMaze
from tests.hostile.framing import SAID, said_it_all
from tests.hostile.registry import answers, behaves

NEVER_ASKED = "no connection is opened, and it says 'address not allowed'"
FORBIDDEN = {
    "private-network": "http://10.0.0.1/",
    "this-machine": "http://127.0.0.1/",
    "this-machine-by-name": "http://localhost/",
    "this-machine-as-a-number": "http://2130706433/",
    "this-machine-in-hex": "http://0x7f.0.0.1/",
    "this-machine-in-v6": "http://[::1]/",
    "this-machine-in-disguise": "http://[::ffff:127.0.0.1]/",
    "another-port-here": "http://127.0.0.2:1/",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata-elsewhere": "http://168.63.129.16/",
    "everywhere": "http://0.0.0.0/",
    "a-mail-server": "http://example.org:25/",
    "a-file": "file:///etc/passwd",
    "a-script": "javascript:alert(1)",
    "data": "data:text/html,hello",
    "ftp": "ftp://example.org/",
    "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
    "a-user-name": "http://admin:secret@example.org/",
    "no-host": "http:///etc/passwd",
    "half-an-address": "http://[::1",
    "a-backslash": "http://example.org\\@127.0.0.1/",
    "a-long-way": "http://example.org/" + "x" * 20_000,
}
for name, location in FORBIDDEN.items():
    answers(f"leads-to-{name}", "network", NEVER_ASKED, status=302, location=location, expect=NotAllowed)
answers(
    "leads-to-blanks-and-accents",
    "network",
    "it is followed",
    status=302,
    location="/plain/caf\xe9 au lait",
    expect=said_it_all,
)
answers("leads-nowhere", "network", "it is refused", status=302, expect=BadAnswer)
answers("leads-to-an-empty-place", "network", "it is refused", status=301, location="", expect=BadAnswer)
answers(
    "leads-to-itself", "network", "the circle is noticed", status=302, location="/leads-to-itself", expect=RedirectMaze
)
answers("leads-to-a-fragment", "network", "it is followed", status=303, location="/plain#part", expect=said_it_all)
answers("leads-on-relatively", "network", "it is followed", status=307, location="../x/../plain", expect=said_it_all)
answers(
    "leads-on-by-two-ways",
    "network",
    "the first is followed",
    status=302,
    location="/plain\r\nLocation: /gone",
    expect=said_it_all,
)
answers("loops", "network", "the circle is noticed", status=302, location="/loops-back", expect=RedirectMaze)
answers("loops-back", "network", "the circle is noticed", status=308, location="/loops", expect=RedirectMaze)


@behaves("network", "it is followed no further than the limit", expect=RedirectMaze)
def leads_ever_on(wire):
    wire.redirect(f"/leads-ever-on/{wire.rest_of_path}x")


@behaves("network", "it is followed", expect=said_it_all)
def leads_on_without_scheme(wire):
    wire.redirect(wire.here.removeprefix("http:") + "plain")


@behaves("network", "it is followed, and the body here is not read", expect=said_it_all)
def leads_on_at_length(wire):
    wire.head(302, location="/plain", content_length="1000000000000")
    wire.send(SAID)


@behaves("network", "the last answer's move is told", expect=lambda got: got.moved_to == got.url)
def moved_for_good(wire):
    wire.redirect("/moved-for-good-again", status=301)


@behaves("network", "the last answer's move is told", expect=lambda got: got.moved_to == got.url)
def moved_for_good_again(wire):
    wire.redirect("/plain", status=308)


@behaves("network", "no move is told: part of the way is only for today", expect=lambda got: got.moved_to is None)
def moved_for_good_to_somewhere_else_today(wire):
    wire.redirect("/leads-to-a-fragment", status=301)


@behaves("network", "no move is told: part of the way is only for today", expect=lambda got: got.moved_to is None)
def elsewhere_today_and_from_there_moved_for_good(wire):
    wire.redirect("/moved-for-good-again", status=302)


@behaves("network", "it is followed from http, never from https", expect=said_it_all)
def leads_back_to_http(wire):
    wire.redirect(wire.here.replace("https:", "http:") + "plain")
