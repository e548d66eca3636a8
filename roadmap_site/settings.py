"""Settings: the environment decides, and a bad value is refused by the name of its variable."""

from pathlib import Path
from typing import Any

from environs import Env, validate

from roadmap_site.mails import mail_settings

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# What may run where. `wsgi.py` refuses to serve while something is missing here, which nothing is when DEBUG is on.
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "for development only, never served" if DEBUG else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
SITE_ORIGIN = env.str(
    "SITE_ORIGIN",
    "http://127.0.0.1:8000" if DEBUG else "",
    validate=validate.Regexp(r"(https?://[^/\s]+)?\Z", error="SITE_ORIGIN is like https://roadmap.example.org"),
)
HTTPS = SITE_ORIGIN.startswith("https://")
# Mails say who signs in: they go to the console on a laptop only.
_email: dict[str, Any] = dict(env.dj_email_url("EMAIL_URL", "" if HTTPS else "console:"))
MISSING_TO_SERVE = [
    name
    for name, value in {
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": ALLOWED_HOSTS,
        "SITE_ORIGIN": SITE_ORIGIN,
        "EMAIL_URL": _email.get("EMAIL_BACKEND"),
    }.items()
    if not value
]
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
CONTENT_DIR = Path(env.str("CONTENT_DIR", "content"))

INSTALLED_APPS = [
    "progress",
    "curriculum",
    "roadmap_site.apps.SiteConfig",
    "roadmap_site.apps.AdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "roadmap_site.every_answer.every_answer",
    "django.middleware.security.SecurityMiddleware",
    "curriculum.stored.stored_first",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "roadmap_site.urls"
WSGI_APPLICATION = "roadmap_site.wsgi.application"
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
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets are drawn by templates/, too

# SQLite by default: readers never wait, one writer at a time waits for at most five seconds (README, "Decisions").
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
_database: dict[str, Any] = dict(env.dj_db_url("DATABASE_URL", "sqlite:///db.sqlite3"))
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database |= {
        "NAME": BASE_DIR / _database["NAME"],
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
            "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;",
        },
    }
else:
    _database |= {
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        # A pool waits ever longer before it connects anew; given up after 2 s, the next request does so at once.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 2}},
    }
DATABASES = {"default": _database}


# All processes count tries to sign in together: in a cache server where CACHE_URL names one (while it is silent, and
# without one, in a table), and costly pages there or each in its memory. Drawn pages, and parts of pages that say
# nothing of one learner, are kept in each process: cheap to draw again.
def _in_memory(name: str, entries: int) -> dict[str, Any]:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    return {"BACKEND": backend, "LOCATION": name, "TIMEOUT": None, "OPTIONS": {"MAX_ENTRIES": entries}}


def _shared(otherwise: str) -> dict[str, Any]:
    return _cache | {"BACKEND": "roadmap_site.shared_cache.SharedCache", "OPTIONS": {"otherwise": otherwise}}


_cache: dict[str, Any] = dict(env.dj_cache_url("CACHE_URL", "db://cache"))
_has_server = _cache["BACKEND"].endswith("RedisCache")
CACHES = {
    "default": _shared("table") if _has_server else _cache,
    "costly": _shared("memory") if _has_server else _in_memory("costly", 20_000),
    "pages": _in_memory("pages", 1500),
    "parts": _in_memory("parts", 3000),
    "template_fragments": _in_memory("fragments", 5000),
}
if _has_server:
    CACHES["table"] = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    CACHES["memory"] = _in_memory("memory", 20_000)
COSTLY_PAGES_A_MINUTE = env.int("COSTLY_PAGES_A_MINUTE", 120)  # for one network address; 0: without a limit

# Accounts: django-allauth, whose tries are limited as it comes, five wrong passwords in five minutes for one.
AUTHENTICATION_BACKENDS = ["roadmap_site.accounts.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
] + [{"NAME": "roadmap_site.passwords.WordsOfThisSite"}]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "roadmap_site.accounts.Adapter"
ACCOUNT_FORMS = {"login": "roadmap_site.accounts.SignInForm", "signup": "roadmap_site.accounts.SignUpForm"}
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 600  # as long as a mailed code may live (ASVS 6.5.5)
ACCOUNT_RATE_LIMITS = {"report": "10/h/ip"}  # beside its own: reports of readers (curriculum/views.py)
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Deep-learning roadmap"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers take passkeys on localhost
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", HTTPS)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", f"roadmap@{(ALLOWED_HOSTS or ['localhost'])[0]}")
globals().update(mail_settings(_email))

# Sign-in with an account elsewhere is offered where its keys are set, and nowhere else. PKCE: a code that is caught is
# of no use without its proof (RFC 7636).
SOCIALACCOUNT_PROVIDERS = {
    provider: {
        "APPS": [{"client_id": client, "secret": env.str(f"{provider.upper()}_SECRET")}],
        "OAUTH_PKCE_ENABLED": True,
    }
    for provider in ("github", "google")
    if (client := env.str(f"{provider.upper()}_CLIENT_ID", ""))
}
SOCIALACCOUNT_QUERY_EMAIL = True
_SOCIAL_ORIGINS = {"github": "https://github.com", "google": "https://accounts.google.com"}
if SOCIALACCOUNT_PROVIDERS:
    INSTALLED_APPS += ["allauth.socialaccount"]
    INSTALLED_APPS += [f"allauth.socialaccount.providers.{provider}" for provider in SOCIALACCOUNT_PROVIDERS]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What visits to links keep to, where it is not their own (curriculum/links/visit.py, Limits): only tests loosen it.
LINK_LIMITS: dict[str, Any] = {}

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "roadmap_site.static.OneStylesheetStorage"
    },
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Cookies. The learner's is for 400 days, the longest that browsers keep one, and is renewed by each mark.
LEARNER_COOKIE_NAME = "__Host-learner" if HTTPS else "learner"
LEARNER_COOKIE_AGE = 400 * 24 * 3600
THEME_COOKIE_NAME = "__Host-theme" if HTTPS else "theme"
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "roadmap_site.errors.forged"
# A request that carries one of these is somebody's, and gets a page of its own (curriculum/stored.py).
PERSONAL_COOKIES = (LEARNER_COOKIE_NAME, SESSION_COOKIE_NAME)

# Security.
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # asked from beside, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *(_SOCIAL_ORIGINS[provider] for provider in SOCIALACCOUNT_PROVIDERS)],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Warnings and errors go to standard error; whoever runs the site collects them there.
_lines = {"()": "roadmap_site.logs.Line"}
_words = {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": _lines if env.bool("JSON_LOGS", HTTPS) else _words},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "roadmap_site.witness": {"level": "INFO"},
    },
}

env.seal()
