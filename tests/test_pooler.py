"""Through PgBouncer with fewer connections than people who write: forms do what they do without, in the right name."""

import threading
from contextlib import ExitStack

import pytest
from django.test import Client

from claims.editing.review import version_of
from claims.management.processes import start, stop, web_server
from claims.models import Annotation, Claim, Clip, User
from claims.terms import Publishes, Role, Status
from tests.factories import a_dispute, a_placed_claim, a_user
from tests.house.users import wait_until
from tests.load.asking import Asked, Browser
from tests.load.database import working_on
from tests.load.faults import QUIET
from tests.load.pooler import find_pgbouncer, pooling
from tests.load.two_servers import a_primary, remove
from tests.processes import environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not find_pgbouncer(), reason="no PgBouncer. To run it: apt-get install pgbouncer"),
]

PORT, N_CONNECTIONS, N_EDITORS, N_EACH = 8089, 2, 5, 8


@pytest.fixture
def site(tmp_path_factory, monkeypatch, django_db_blocker):
    """A web server that reaches the database through PgBouncer; this process does so directly."""
    folder = tmp_path_factory.mktemp("pooler")
    for above in (folder, folder.parent):
        above.chmod(0o711)
    with ExitStack() as stack:
        primary = a_primary(folder / "primary")
        stack.callback(remove, primary)
        (folder / "pooler").mkdir()
        pooled = stack.enter_context(pooling(primary, folder / "pooler", N_CONNECTIONS))
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(working_on(primary, monkeypatch))
        told = environment(DATABASE_URL=pooled, CLAIMS_DB_POOLER="1", CLAIMS_DB_POOL="8")
        process = start(web_server(PORT), **QUIET | told)
        stack.callback(stop, [process])
        wait_until(lambda: Browser(PORT).get("/healthz/ready").status == 200, 60)
        yield


def test_what_each_of_many_editors_does_is_done_once_and_in_their_name(site):
    dispute = a_dispute(publishes=Publishes.ACCEPTED)
    editors = [a_user(Role.EDITOR) for _ in range(N_EDITORS)]
    work = {editor: [a_placed_claim(dispute, f"{editor} reads {n}.") for n in range(N_EACH)] for editor in editors}
    asked, over, wrong = Asked(), threading.Event(), []
    reader = threading.Thread(target=asked.read, args=[PORT, over], daemon=True)
    reader.start()
    days = [(_session(editor), _deeds(editor, claims), wrong) for editor, claims in work.items()]
    at_work = [threading.Thread(target=_work, args=day, daemon=True) for day in days]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join(180)
    over.set()
    reader.join(60)
    assert (wrong, asked.wrong, asked.n_unanswered) == ([], [], 0)
    assert asked.n_well
    for editor, claims in work.items():
        for claim in Claim.objects.filter(pk__in=[claim.pk for claim in claims]):
            assert claim.status == Status.ACCEPTED
            told = claim.events.order_by("-pgh_id").first().pgh_context.metadata
            assert told["user"] == editor.pk
            assert [note.author for note in Annotation.objects.filter(claim=claim)] == [editor]
        assert Clip.objects.filter(sent_by=editor).count() == N_EACH


def _deeds(editor: User, claims: list[Claim]) -> list[tuple[str, dict[str, str]]]:
    """What an editor does of a morning, claim by claim: accepts it, writes a note at it, suggests another one."""
    return [
        deed
        for claim in claims
        for deed in (
            (f"/desk/review/{claim.number}/", {"deed": "accept", "version": version_of(claim), "opened": "1"}),
            (f"/desk/claims/{claim.number}/note/", {"body": f"By {editor}.", "do": "save"}),
            ("/desk/clip/", {"words": f"{editor} found {claim.number}.", "url": "https://news.example/1"}),
        )
    ]


def _session(editor: User) -> str:
    client = Client()
    client.force_login(editor)
    return client.cookies["sessionid"].value


def _work(session: str, deeds: list[tuple[str, dict[str, str]]], wrong: list[str]) -> None:
    browser = Browser(PORT, session)
    for path, fields in deeds:
        answer = browser.post(path, **fields)
        if answer.status not in (200, 302):
            wrong.append(f"{path}: {answer.status} {answer.words[:200]}")
