"""From nothing to the timeline: everything the demonstration needs, served on this machine until Ctrl-C."""

import http.client
import sys
from collections.abc import Iterable

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from claims.management import demo, page_check
from claims.management.arguments import port as port_number
from claims.management.processes import ChildEnded, reserved_port, running, wait_until, web_server, worker

PORT = 8000
TRIES = 50  # ports from PORT on that are tried
_TAKEN = "This program cannot listen on port {port}, or something else does: name another with --port."

#: So long the demo's articles may take to be read, in seconds: measured 40 on two slow cores, times ten.
PATIENCE = 400


class Command(BaseCommand):
    help = "Set up the demonstration dispute and serve it with a worker until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument(
            "--port", type=port_number, help=f"the port to serve on (default: {PORT}, or the next free one)"
        )
        parser.add_argument("--check", action="store_true", help="fetch every kind of page, print what was seen, end")

    def handle(self, *, port: int | None, check: bool, **options):
        """Migrate, set up, serve; with ``check`` look at every kind of page and end with 0 or 1."""
        if settings.PRODUCTION:
            raise CommandError("demo makes an account and a dispute of its own: not with CLAIMS_ENV=production.")
        sys.stdout.reconfigure(line_buffering=True)  # in a pipe or a log, too, each line is there when it is said
        self.stdout.write("Preparing the database …")
        call_command("migrate", verbosity=0, interactive=False)
        passwords = demo.set_up()
        try:
            with reserved_port(_candidates(port, check)) as free:
                if free is None:
                    raise CommandError(_TAKEN.format(port=port or f"{PORT} to {PORT + TRIES - 1}"))
                with running(web_server(free), worker(), CLAIMS_DB_POOL="8") as children:
                    self._serve(free, passwords, children, check)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. Everything is kept: the next start takes a few seconds.")
        except ChildEnded as problem:
            raise CommandError(f"{problem}. What it said stands above; nothing that was stored is lost.") from None

    def _serve(self, port: int, passwords: dict[str, str], children: list, check: bool) -> None:
        if not wait_until(lambda: _answers(port), children, 60):
            raise CommandError("The web server did not answer within a minute.")
        self.stdout.write(f"\n  Claimline    http://127.0.0.1:{port}/")
        for name, password in passwords.items():
            self.stdout.write(f"  {name.capitalize():13}{name}, password {password}")
        self.stdout.write("  Stop         Ctrl-C\n")
        connection.close()
        self._await_articles(children)
        demo.tell_story()
        if check:
            self._check(port)
        else:
            wait_until(lambda: False, children, float("inf"))

    def _await_articles(self, children: list) -> None:
        told = -1  # tens that were told of

        def finished() -> bool:
            nonlocal told
            done, total = demo.progress()
            if done // 10 > told or 0 < total == done:
                told = done // 10
                self.stdout.write(f"  Reading      {done} of {total or '?'} articles")
            return 0 < total == done

        if not wait_until(finished, children, PATIENCE):
            done, total = demo.progress()
            self.stderr.write(f"Only {done} of {total} articles are read; the worker goes on. See the job failures.")

    def _check(self, port: int) -> None:
        for what, count in demo.figures().items():
            self.stdout.write(f"  {count:6d}  {what}")
        results = page_check.look_at_every_kind(port)
        for result in results:
            self.stdout.write(f"  {result}")
        lacking = [f"{what}: {count}" for what, count in page_check.lacking(demo.figures())]
        if lacking or not all(result.ok for result in results):
            raise CommandError("The check failed. " + "; ".join(lacking))
        self.stdout.write(self.style.SUCCESS("  All pages answered as they should."))


def _candidates(port: int | None, check: bool) -> Iterable[int]:
    """The ports to try: the one asked for; else any free one for a check, and the first few for people."""
    if port:
        return (port,)
    return (0,) if check else range(PORT, PORT + TRIES)


def _answers(port: int) -> bool:
    site = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        site.request("GET", "/healthz")
        return site.getresponse().status == 200
    except OSError:
        return False
    finally:
        site.close()
