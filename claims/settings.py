"""Django settings: from the environment only. Every CLAIMS_ variable is listed in the README.

`CLAIMS_ENV` is demo (default), test or production. Demo and test need no other variable; production refuses to start
without a secret key, the host names it serves and a DATABASE_URL.
"""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from claims.env import env_bool, env_choice, env_contact, env_endpoint, env_int, env_list, env_text, refuse_unknown
from claims.postgres import database_settings
from claims.postgres.address import REPLICA, data_folder, replica_settings
from claims.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent

# Where this runs
ENV = env_choice("CLAIMS_ENV", ("demo", "test", "production"), default="demo")
PRODUCTION = ENV == "production"
DEBUG = env_bool("CLAIMS_DEBUG")
SECRET_KEY = env_text("CLAIMS_SECRET_KEY")
ALLOWED_HOSTS = env_list("CLAIMS_ALLOWED_HOSTS")
if PRODUCTION:
    needed = {
        "CLAIMS_SECRET_KEY": SECRET_KEY,
        "CLAIMS_ALLOWED_HOSTS": ALLOWED_HOSTS,
        "DATABASE_URL": os.environ.get("DATABASE_URL"),
    }
    if missing := [name for name, value in needed.items() if not value]:
        raise ImproperlyConfigured(f"With CLAIMS_ENV=production, also set {', '.join(missing)}.")
    if DEBUG:
        raise ImproperlyConfigured("CLAIMS_DEBUG=1 shows visitors the program's insides: not in production.")
else:
    SECRET_KEY = SECRET_KEY or kept_secret(data_folder(BASE_DIR))
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

#: By what words that were taken down are known again. Another key, and none of them is.
TAKEDOWN_KEY = env_text("CLAIMS_TAKEDOWN_KEY") or SECRET_KEY

#: Whether a claim that accuses somebody needs two editors, where its disputes do not say otherwise.
SECOND_EDITOR = env_bool("CLAIMS_SECOND_EDITOR")

# Parts
INSTALLED_APPS = [
    "claims",  # first: its commands take precedence over Django's
    "claims.apps.StaffAdminConfig",  # Django's admin, read-only
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "template_partials",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]
MIDDLEWARE = [
    "claims.views.watching.watch_requests",  # first: it sees all that is answered
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # inside that of the static files, which are compressed beforehand
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "claims.views.being_here.note_use_of_session",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.views.refused_form.lead_to_problem",  # inside that of htmx, which it asks
    "pghistory.middleware.HistoryMiddleware",
    "claims.views.replica.ReplicaMiddleware",  # behind all others that look at a request before its view does
    "axes.middleware.AxesMiddleware",  # last: it answers in the place of a log-in that was locked
]
ROOT_URLCONF = "claims.urls"
WSGI_APPLICATION = "claims.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["claims.templatetags.winding"],  # {% url %} keeps the day that a page is wound back to
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Database: server processes (claims.wsgi) keep a pool of connections. Of a pooler's, each is somebody else's after a
# transaction: no cursor may stay open for longer. A replica that does not answer soon is done without.
DATABASES = {"default": database_settings(BASE_DIR)}
if replica := replica_settings():
    DATABASES[REPLICA] = replica
    DATABASE_ROUTERS = ["claims.postgres.replica.ReplicaRouter"]
pool_size, is_pooled = env_int("CLAIMS_DB_POOL", default=0), env_bool("CLAIMS_DB_POOLER")
for alias, database in DATABASES.items():
    database["TEST"] = {"NAME": f"test_{database['NAME']}_{secrets.token_hex(6)}"}
    database["DISABLE_SERVER_SIDE_CURSORS"] = is_pooled
    if pool_size:
        # After the reconnect_timeout whoever asks next tries again at once; before, the pool alone does, ever later.
        timeout = 2 if alias == REPLICA else 10
        pool = {"min_size": 1, "max_size": pool_size, "timeout": timeout, "reconnect_timeout": 5}
        database["OPTIONS"]["pool"] = pool
        database["CONN_HEALTH_CHECKS"] = True
if ENV == "test":  # a test database need not survive a power cut
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c synchronous_commit=off")
#: So many seconds the replica may be behind for readers' pages to come from it.
REPLICA_LAG = env_int("CLAIMS_REPLICA_LAG", default=10)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# History: who changed something is asked with the requests that can change something
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)

# Jobs: workers import claims.tasks, and with it the language model; claims.stages is enough to ask for one
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

# Accounts
AUTH_USER_MODEL = "claims.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "claims.models.sessions"
OTP_TOTP_ISSUER = "Claimline"
PASSWORD_RESET_TIMEOUT = 2 * 60 * 60
CSRF_FAILURE_VIEW = "claims.views.site.csrf_failure"
if ENV == "test":  # slow on purpose elsewhere
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Wrong passwords (django-axes): how many lock whom out, for how long; claims.views.lockout says how they are counted
AXES_HANDLER = "claims.views.lockout.CountedFailures"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who tries on while locked out waits no longer for it
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "claims.views.senders.network_of"
AXES_LOCKOUT_CALLABLE = "claims.views.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "kept", "next"]  # not kept with the failures, and not logged
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# Letters (password resets, invitations): to the terminal of the worker, or by a mail server
EMAIL_HOST = env_text("CLAIMS_EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env_int("CLAIMS_EMAIL_PORT", default=587, minimum=1)
EMAIL_HOST_USER = env_text("CLAIMS_EMAIL_USER")
EMAIL_HOST_PASSWORD = env_text("CLAIMS_EMAIL_PASSWORD")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = env_bool("CLAIMS_EMAIL_TLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_text("CLAIMS_EMAIL_FROM", "claimline@localhost")

# Language and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# Static files: hashed and compressed by `collectstatic` in production, straight from their folders elsewhere
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env_text("CLAIMS_STATIC_ROOT", str(BASE_DIR / ".static")) if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = ENV == "test"  # or every test client would begin by reading about every file
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# What comes with a form: a pasted text of a million characters takes up to four million bytes, files are capped apart
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 25_000_000  # all that are taken: a full temporary folder keeps nobody from adding one
FILE_UPLOAD_HANDLERS = [
    "claims.forms.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Security: production is served over https alone. Its cookies go nowhere else, and are set by no other host (__Host-).
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-sessionid" if PRODUCTION else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if PRODUCTION else "csrftoken"
CSRF_COOKIE_HTTPONLY = True  # the key stands in each form
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = ["^healthz(/|$)", "^metrics$"]  # asked for on the machine, past what ends TLS
HSTS = env_choice("CLAIMS_HSTS", ("off", "host", "subdomains", "preload"), default="host" if PRODUCTION else "off")
SECURE_HSTS_SECONDS = 0 if HSTS == "off" else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS in ("subdomains", "preload")
SECURE_HSTS_PRELOAD = HSTS == "preload"
# Whether names below ours, and lists in browsers that nobody gets off soon, are meant too, is the owner's to say
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if env_bool("CLAIMS_BEHIND_TLS_PROXY"):  # only where the proxy sets this header itself on every request
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# The way out: whom sites may write to about us, and the seconds between two calls to one host;
# tests may let it reach one address and port of their own
CONTACT = env_contact("CLAIMS_CONTACT")
FETCH_PAUSE = env_int("CLAIMS_FETCH_PAUSE", default=1)
FETCH_ALLOW = env_endpoint("CLAIMS_FETCH_ALLOW")
if FETCH_ALLOW and ENV != "test":
    raise ImproperlyConfigured("CLAIMS_FETCH_ALLOW opens a private address to fetching: only with CLAIMS_ENV=test.")

# Changes of claims are kept for so many days, for whoever keeps a copy
CHANGES_DAYS = env_int("CLAIMS_CHANGES_DAYS", default=90, minimum=1)

# Attempts to read feeds and pages are kept for so many days, and the last one of each
FETCHES_DAYS = env_int("CLAIMS_FETCHES_DAYS", default=90, minimum=1)

# The programming interface: so many requests a minute for each address or token, to read and to write; 0: any number
API_READS = env_int("CLAIMS_API_READS", default=0 if ENV == "test" else 600)
API_WRITES = env_int("CLAIMS_API_WRITES", default=0 if ENV == "test" else 30)

# Searches, by address or account, and additions, by account, that are taken in a minute; 0: any number
SEARCHES = env_int("CLAIMS_SEARCHES", default=0 if ENV == "test" else 120)
ADDITIONS = env_int("CLAIMS_ADDITIONS", default=0 if ENV == "test" else 120)

# Who may read the figures for Prometheus from another machine
METRICS_TOKEN = env_text("CLAIMS_METRICS_TOKEN")

# The log: JSON for programs in production, where each request and job has its line; for people elsewhere
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "paths left out": {"()": "claims.operations.logs.PathsLeftOut"},
        "asks for too much": {"()": "claims.operations.logs.AsksForTooMuch"},
    },
    "formatters": {"lines": {"()": f"claims.operations.logs.{'JsonLines' if PRODUCTION else 'PlainLines'}"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["paths left out"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "claims": {
            "level": env_choice("CLAIMS_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"),
        },
        "django.request": {"filters": ["asks for too much"]},
        "claims.requests": {"level": "NOTSET" if PRODUCTION else "WARNING"},
        "claims.work": {"level": "NOTSET" if PRODUCTION else "WARNING"},
    },
}

refuse_unknown()
