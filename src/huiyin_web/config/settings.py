"""Django's settings: one file, no environments. What differs between installations comes from `env`."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from huiyin_web.config import env

HUIYIN_DATA: Path = env.data_folder()
# Read when something is signed: a command that only reads leaves the folder as it was.
SECRET_KEY = SimpleLazyObject(lambda: env.secret_key(HUIYIN_DATA))
DEBUG = False
ALLOWED_HOSTS = env.hosts()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "huiyin_web.core",
    "huiyin_web.access",
    "huiyin_web.jobs",
    "huiyin_web.imports",
    "huiyin_web.evidence",
    "huiyin_web.places",
    "huiyin_web.papers",
    "huiyin_web.registry",
    "huiyin_web.quality",
    "huiyin_web.collecting",
    "huiyin_web.casework",
    "huiyin_web.windows",
    "huiyin_web.snapshots",
    "huiyin_web.commitments",
    "huiyin_web.targets",
    "huiyin_web.projects",
    "huiyin_web.forecasts",
    "huiyin_web.relocation",
    "huiyin_web.training",
    "huiyin_web.industry",
    "huiyin_web.assistance",
    "huiyin_web.household_plans",
    "huiyin_web.leadership",
    "huiyin_web.theatres",
    "huiyin_web.consultations",
    "huiyin_web.cooperation",
    "huiyin_web.assessment",
    "huiyin_web.exchange",
    "huiyin_web.overview",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # A county's line is slow: a page with a map is 200 KB, and 37 KB packed. Django pads it at random, against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "huiyin_web.core.middleware.KeptByNobodyMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "huiyin_web.access.middleware.MustChangePasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "huiyin_web.core.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "huiyin_web.config.urls"
WSGI_APPLICATION = "huiyin_web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "huiyin_web.core.frame.frame",
            ],
            "builtins": ["huiyin_web.core.templatetags.wording"],
        },
    }
]

DATABASES = {"default": env.database(HUIYIN_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
LOGIN_URL = "access:sign_in"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# Behind a proxy that speaks TLS an installation sets HUIYIN_TLS=1; a county's own machine has plain http.
_TLS = os.environ.get("HUIYIN_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _TLS else None
HUIYIN_PROXIES: int = env.proxies()
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _TLS else 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

HUIYIN_REMINDERS: frozenset[str] = env.reminders()
HUIYIN_ADDRESS: str = env.address()
HUIYIN_MESSENGER: str = env.messenger()
_MAIL = env.mail()
DEFAULT_FROM_EMAIL: str = _MAIL["DEFAULT_FROM_EMAIL"]
EMAIL_BACKEND: str = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST: str = _MAIL["EMAIL_HOST"]
EMAIL_PORT: int = _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER: str = _MAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD: str = _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS: bool = _MAIL["EMAIL_USE_TLS"]
EMAIL_USE_SSL: bool = _MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT: int = _MAIL["EMAIL_TIMEOUT"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "huiyin_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 3600  # seconds: an address names its content
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "huiyin_web.core.static_files.NamedByContent"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_TEMP_DIR = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
