"""A GitHub of our own: who comes consents at once, and is who the test says. A code is good once (RFC 6749)."""

import base64
import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.here import serving

CLIENT = ("the site", "its secret")


@dataclass
class Person:
    """Somebody with an account there."""

    number: int
    name: str
    email: str
    verified: bool = True

    @property
    def emails(self) -> list[dict[str, Any]]:
        return [{"email": self.email, "primary": True, "verified": self.verified}]


@dataclass
class Provider:
    """`person` consents; `broken` says what goes wrong, by path, as a status and a body."""

    origin: str = ""
    person: Person = field(default_factory=lambda: Person(7, "ada", "ada@example.org"))
    consents: bool = True
    broken: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, Person] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def authorize(self, asked: dict[str, str]) -> str:
        """Return where the browser is sent back to."""
        self.asked.append(asked)
        if not self.consents:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, said: dict[str, str]) -> dict[str, str]:
        """Give a token for a code: once, and to the client that proves that it asked for it (RFC 7636)."""
        asked = self.codes.pop(said["code"], None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(said.get("code_verifier", "").encode()).digest()).decode()
        if (
            asked is None
            or (said["client_id"], said["client_secret"]) != CLIENT
            or said["redirect_uri"] != asked["redirect_uri"]
            or asked.get("code_challenge", proof.rstrip("=")) != proof.rstrip("=")
        ):
            return {"error": "bad_verification_code"}
        token = secrets.token_urlsafe()
        self.tokens[token] = self.person
        return {"access_token": token, "token_type": "bearer", "scope": "user:email"}


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        person = self.provider.tokens.get(self.headers.get("Authorization", "").removeprefix("token "))
        if path.path in self.provider.broken:
            self.say(*self.provider.broken[path.path])
        elif path.path == "/login/oauth/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(_first(path.query)))
            self.end_headers()
        elif person and path.path == "/api/v3/user":
            self.say(200, json.dumps({"id": person.number, "login": person.name, "name": person.name}).encode())
        elif person and path.path == "/api/v3/user/emails":
            self.say(200, json.dumps(person.emails).encode())
        else:
            self.say(401, b"{}")

    def do_POST(self) -> None:
        said = _first(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path in self.provider.broken:
            self.say(*self.provider.broken[self.path])
        else:
            self.say(200, json.dumps(self.provider.exchange(said)).encode())

    def say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


def _first(form: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(form).items()}


@contextmanager
def provider() -> Iterator[Provider]:
    """Serve one until the end of the block."""
    there = Provider()
    handler = type("Answers", (_Answers,), {"provider": there})
    with serving(handler) as server:
        there.origin = f"http://127.0.0.1:{server.server_address[1]}"
        yield there
