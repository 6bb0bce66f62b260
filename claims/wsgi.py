"""The application for a web server: `granian --interface wsgi claims.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from claims.memory import collect_rarely
from claims.operations.shared_counters import keep_counts_together

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
os.environ.setdefault("CLAIMS_DB_POOL", "8")  # connections each server process keeps open
keep_counts_together()

application = get_wsgi_application()
collect_rarely()
