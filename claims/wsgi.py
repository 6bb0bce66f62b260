"""The application for a web server: `granian --interface wsgi claims.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
os.environ.setdefault("CLAIMS_DB_POOL", "8")  # connections each server process keeps open

application = get_wsgi_application()
