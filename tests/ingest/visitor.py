"""A process of its own that visits addresses by the program's gate: `python -m tests.ingest.visitor URL…`.

It says "ready", waits for a line, and then says what each visit brought. The hostile server is a.example and b.example
to it.
"""

import sys

import django
from django.conf import settings

from claims.outbound import Fetcher
from tests.outbound.stand_ins import hosts

NAMES = hosts({"a.example": ["127.0.0.2"], "b.example": ["127.0.0.2"]})


def visit(urls: list[str]) -> None:
    django.setup()
    from claims.ingest.fetching import host_gate  # tables are there from now on

    fetcher = Fetcher(allow=settings.FETCH_ALLOW, resolve=NAMES, gate=host_gate())
    say("ready")
    sys.stdin.readline()
    for url in urls:
        say(fetcher.fetch(url).body.decode())


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    visit(sys.argv[1:])
