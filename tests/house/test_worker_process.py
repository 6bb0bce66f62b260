"""What a worker's process is made of: the language model, and a collector that passes over it."""

import json
import subprocess
import sys
from textwrap import dedent

import pytest

from tests.processes import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)

WORKED = dedent("""
    import gc, json, os, sys
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
    import django
    django.setup()
    from django.core.management import call_command
    call_command("worker", "--once")
    json.dump(["spacy" in sys.modules, gc.get_freeze_count(), gc.get_threshold()[0]], sys.stdout)
""")


@pytest.mark.slow
def test_a_worker_rarely_looks_for_cycles():
    command = [sys.executable, "-c", WORKED]
    done = subprocess.run(command, env=environment(), cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    has_model, n_frozen, threshold = json.loads(done.stdout)
    assert has_model
    assert n_frozen > 50_000
    assert threshold == 10_000
