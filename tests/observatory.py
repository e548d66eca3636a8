"""The score that Mozilla's HTTP Observatory would give an answer, by its published rules.

Written after mdn/mdn-http-observatory, src/analyzer and src/grader (version of August 2026). Left out is what cannot be
seen in one answer, and costs or gives nothing here: CORS and the preload list. Where a rule has many outcomes, those
that our policy is far from are one: the worst.
"""

from dataclasses import dataclass
from http.cookies import Morsel

from django.http.response import HttpResponseBase

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SIX_MONTHS = 15_552_000
FOR_EXTRA = 90


@dataclass(frozen=True)
class Score:
    """`modifiers` are what each test adds to or takes from 100."""

    modifiers: dict[str, int]

    @property
    def total(self) -> int:
        """Return the score: what is extra counts only where the rest is at least 90."""
        without_extra = 100 + sum(each for each in self.modifiers.values() if each < 0)
        return 100 + sum(self.modifiers.values()) if without_extra >= FOR_EXTRA else max(without_extra, 0)


def policy_of(response: HttpResponseBase) -> dict[str, set[str]]:
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";")]
    return {name: set(sources) for name, *sources in (part for part in parts if part)}


def score(response: HttpResponseBase, *, https: bool = True) -> Score:
    policy = policy_of(response)
    return Score(
        {
            "csp": _csp(policy),
            "cookies": _cookies(list(response.cookies.values())),
            "hsts": _transport(response.headers.get("Strict-Transport-Security", "")) if https else -20,
            "nosniff": 0 if response.headers.get("X-Content-Type-Options") == "nosniff" else -5,
            "frames": _frames(response.headers.get("X-Frame-Options", ""), policy),
            "referrer": _referrer(response.headers.get("Referrer-Policy", "")),
            "resource": _named(
                response, "Cross-Origin-Resource-Policy", {"same-origin", "same-site"}, {"cross-origin"}
            ),
            "opener": _named(
                response, "Cross-Origin-Opener-Policy", {"same-origin", "same-origin-allow-popups"}, {"unsafe-none"}
            ),
        }
    )


def _csp(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    by_default = policy.get("default-src", {"*"})
    script, style, objects = (policy.get(f"{kind}-src", by_default) for kind in ("script", "style", "object"))
    everything = set().union(*policy.values())
    if script & (BROAD | INLINE) or objects & BROAD or any(each.startswith(("http:", "ftp:")) for each in everything):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | INLINE):
        return 0
    return 10 if by_default == {"'none'"} else 5


def _cookies(cookies: list[Morsel[str]]) -> int:
    if not cookies:
        return 0
    if not all(cookie["secure"] for cookie in cookies):
        return -40
    if not all(cookie["httponly"] for cookie in cookies if "sess" in cookie.key or "login" in cookie.key):
        return -30
    return 5 if all(cookie["samesite"] in {"Lax", "Strict"} for cookie in cookies) else -20


def _transport(header: str) -> int:
    said = [part.strip().lower() for part in header.split(";")]
    ages = [int(part.removeprefix("max-age=")) for part in said if part.startswith("max-age=")]
    if not ages:
        return -20
    return 0 if ages[0] >= SIX_MONTHS else -10


def _frames(header: str, policy: dict[str, set[str]]) -> int:
    ancestors = policy.get("frame-ancestors", {"*"})
    return 5 if not ancestors & BROAD or header.lower() in {"deny", "sameorigin"} else -20


def _referrer(header: str) -> int:
    return 5 if header in PRIVATE else 0 if not header else -5


def _named(response: HttpResponseBase, name: str, closed: set[str], open_: set[str]) -> int:
    said = response.headers.get(name, "")
    return 10 if said in closed else 0 if not said or said in open_ else -5
