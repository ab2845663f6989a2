"""Settings that are safe in production; nothing here depends on the place it runs."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config import env

BASE_DIR = env.ROOT
DEBUG = False
SECRET_KEY = env.read("SECRET_KEY")
TEXT_KEY = env.read("TEXT_KEY")
KEY_RINGS = {"contact": env.read("CONTACT_KEYS"), "safeguard": env.read("SAFEGUARD_KEYS")}
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS", list) or []
PUBLIC_BASE_URL = env.read("PUBLIC_BASE_URL").rstrip("/")
PUBLIC_LICENCE = env.read("LICENCE")
EXIT_URL = env.read("EXIT_URL")
ANSWERS_MONTHS = min(max(1, env.read("ANSWERS_MONTHS", int)), 24)
SAFEGUARDING_YEARS = max(1, env.read("SAFEGUARDING_YEARS", int))
DEMO_MODE = env.read("DEMO_MODE", bool)
CSRF_TRUSTED_ORIGINS = [PUBLIC_BASE_URL] if PUBLIC_BASE_URL else []
# Of the site's own server, `manage.py up`.
SERVER = {
    "HOST": env.read("HOST"),
    "PORT": env.read("PORT", int),
    "WORKERS": env.read("WORKERS", int),
    "VAR": env.VAR,
}

# Megabytes of answers of the content API that each server process keeps.
PUBLIC_MEMORY = env.read("PUBLIC_MEMORY", int)

INSTALLED_APPS = [
    "config",
    "home",
    "surveys",
    "changeprojects",
    "syndication",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail_modeladmin",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "formtools",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "django_tasks_db",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "syndication.short_way.ShortWay",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.logins.LoginTries",
    "changeprojects.middleware.ReleaseRefusedMiddleware",
    "changeprojects.moved.MovedMiddleware",
    "surveys.admin_views.unheard.UnheardConcernMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache()}
STORAGES = env.storages()
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

vars().update(env.mail())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("DEFAULT_FROM_EMAIL") or "webmaster@localhost"
# Whoever decided something waits no longer than this for a mail server that is down.
EMAIL_TIMEOUT = 10

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
# One language of content: every published document says "en".
WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]
USE_TZ = True
# The desk is written in English alone. In another language of Wagtail's a day could be read
# with the month first, though it is shown with the day first.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en-gb", "English")]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.read("MEDIA_ROOT")

# Nothing is known of a visitor after the browser closes.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.read("SECURE_COOKIES", bool)
SECURE_SSL_REDIRECT = env.read("SECURE_COOKIES", bool)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
if env.read("BEHIND_PROXY", bool):
    # Only then: without a proxy anybody could claim to have come by HTTPS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# So many addresses at the right end of X-Forwarded-For are written by ourselves.
TRUSTED_PROXIES = env.read("TRUSTED_PROXIES", int)
STARTS_PER_MINUTE = env.read("STARTS_PER_MINUTE", int)
# What it costs to try one code: scrypt in 16 MB. With another number no code opens anything that
# was kept before.
CODE_COST = 2**14
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail’s previews allow themselves to be framed
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# Wagtail's admin starts its date choosers with inline scripts and its rich-text editor
# brings a style element; pictures are shown before they are uploaded.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    # It would describe the admin's API as well; a test validates ours.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "TITLE": "Change Projects: content API",
    "DESCRIPTION": "Everything the programme has published, read-only, for other sites.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["syndication.schema.components.add_components"],
}

WAGTAIL_SITE_NAME = "Change Projects"
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# No outside host is asked for anything.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Shared passwords would be kept as plain text.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
# Editors get them from under MEDIA_URL. Readers get those of released versions, from the API.
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "csv", "mp3", "mp4", "vtt"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "filters": {"quiet_surveys": {"()": "config.logs.QuietSurveys"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["quiet_surveys"],
        }
    },
    "loggers": {
        name: {"filters": ["quiet_surveys"]}
        for name in ("django.request", "django.server", "django.security.csrf")
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
