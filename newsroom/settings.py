"""The newsroom's one settings file, driven by environment variables.

Without any of them it is a development newsroom on the database that `make demo` made.
PRODUCTION=1 is the one switch for the real thing; DEMO=1 is what `make demo` sets.
"""

import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from newsroom.mailers import mailer

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def switch(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "yes", "true", "on"}


PRODUCTION = switch("PRODUCTION")
DEMO = switch("DEMO")
MAINTENANCE = switch("MAINTENANCE")
DEBUG = not PRODUCTION and not DEMO and not switch("NO_DEBUG")

DEMO_SECRET = "demo-secret-of-a-newsroom-that-has-nothing-to-hide-and-is-not-for-production"
SECRET_KEY = os.environ.get("SECRET_KEY", "" if PRODUCTION else DEMO_SECRET)
if PRODUCTION and (len(SECRET_KEY) < 50 or SECRET_KEY == DEMO_SECRET):
    raise ImproperlyConfigured(
        "PRODUCTION needs a SECRET_KEY of its own, of at least 50 characters. Make one with: "
        'python -c "import secrets; print(secrets.token_urlsafe(64))"'
    )
if PRODUCTION and DEMO:
    raise ImproperlyConfigured("DEMO and PRODUCTION exclude each other: unset one of them.")

ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("PRODUCTION needs ALLOWED_HOSTS: the site's names, comma separated.")
if not PRODUCTION:
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

NEWSROOM_NAME = os.environ.get("NEWSROOM_NAME", "The Merrow Tribune" if DEMO else "The Newsroom")
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "admin:login"

INSTALLED_APPS = [
    "newsroom.apps.DeskConfig",
    "people",
    "articles",
    "django_tasks_db",
    "newsroom.apps.NewsroomConfig",
    "content_editor",
    "django_prose_editor",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "newsroom.away.AnswerWhileAway",
    "newsroom.middleware.RefuseBrokenText",
    "newsroom.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.Csrf",
    "newsroom.middleware.Authentication",
    "newsroom.middleware.DeskLanguage",
    "newsroom.middleware.Messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# Looks for CsrfViewMiddleware by its name alone; ours is that one, for the desk only.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Every thread of the server keeps its connection: opening one takes longer than a page's queries.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'newsroom.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR.mkdir(parents=True, exist_ok=True)
    # WAL lets readers read while somebody writes; IMMEDIATE makes two writers queue, not fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }

# A process of its own memory: pages for a second, and what is read most (articles.reader).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    }
}

# What need not be done while somebody waits: `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Notices by mail. Without a server the desk works as ever, and `manage.py check` says so.
EMAIL_URL = os.environ.get("EMAIL_URL", "" if PRODUCTION else "console:")
MAILERS = {"default": mailer(EMAIL_URL)} if EMAIL_URL else {}
HOST = ALLOWED_HOSTS[0].lstrip(".")
SITE_URL = os.environ.get(
    "SITE_URL",
    f"https://{HOST}" if PRODUCTION else f"http://127.0.0.1:{os.environ.get('PORT', 8000)}",
).rstrip("/")
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", f"desk@{HOST}")

LANGUAGE_CODE = os.environ.get("LANGUAGE_CODE", "en")
LANGUAGES = [("en", "English"), ("uk", "Українська")]  # the desk's; readers' pages do not switch
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
# Whose words are found in other forms than the one asked for (articles.search).
STORY_LANGUAGES = os.environ.get("STORY_LANGUAGES", f"{LANGUAGE_CODE} en ru").split()
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "newsroom.formats"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
if not PRODUCTION:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# Pictures are private: nothing serves this folder, `reader.views.picture` hands out single files.
MEDIA_ROOT = Path(os.environ.get("PICTURES_DIR", VAR / "pictures"))
STORAGES = {
    "default": {"BACKEND": "newsroom.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Errors go to the console, in the demo and in production too. The beacon logs no address, and no
# line holds the token of a review link, those of `runserver` included.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without tokens": {"()": "newsroom.logs.WithoutTokens"}},
    "formatters": {
        "server": {
            "()": "django.utils.log.ServerFormatter",
            "format": "[{server_time}] {message}",
            "style": "{",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["without tokens"]},
        "server": {
            "class": "logging.StreamHandler",
            "filters": ["without tokens"],
            "formatter": "server",
        },
    },
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO"},
        "django.server": {"handlers": ["server"], "level": "INFO", "propagate": False},
    },
}

# The baseline; reader pages and the desk each override it (articles.reader.csp, newsroom.desk).
SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = not switch("NO_HTTPS_REDIRECT")
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if switch("BEHIND_PROXY") else None
    )
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

# How many proxies of our own stand in front: so many entries of X-Forwarded-For are believed.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))
