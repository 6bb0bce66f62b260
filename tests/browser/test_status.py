"""The status page in a real browser, of a new installation and with much to see to."""

import pytest
from playwright.sync_api import Browser

from claims import stages
from claims.models import Backup, JobFailure
from claims.terms import Role
from tests.browser.breaking import LONG
from tests.browser.looking import DESK_SCREENS, faults_of
from tests.factories import a_user

pytestmark = pytest.mark.django_db(transaction=True)


@DESK_SCREENS
def test_no_status_breaks_a_rule(browser: Browser, live_server, width, scheme):
    lead = a_user(Role.LEAD)
    assert faults_of(browser, live_server.url, ["/desk/status/"], width, scheme, lead) == []
    stages.ask_for(stages.READ, 1)
    stages.ask_for(stages.SETTLE_PARTY, 1)
    JobFailure.objects.create(stage="claims.link", object_ref="article_id:1", reason="x")
    Backup.objects.create(name=LONG[:200], n_bytes=5 * 10**12, n_rows=10**12, sha256="0" * 64)
    assert faults_of(browser, live_server.url, ["/desk/status/"], width, scheme, lead) == []
