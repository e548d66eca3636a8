"""A browser without scripts: it keeps cookies, and says what it was answered, whatever that was."""

import http.cookiejar
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

_TOKEN = r'name="csrfmiddlewaretoken" value="([^"]+)"'


@dataclass(frozen=True)
class Answer:
    """A page, and the address at which it was in the end."""

    status: int
    url: str
    headers: Message
    text: str


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class PlainBrowser:
    """Follows redirects, unless it is told to stay."""

    def __init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._follows = urllib.request.build_opener(cookies)
        self._stays = urllib.request.build_opener(cookies, _Stays())

    def get(self, url: str, *, stays: bool = False) -> Answer:
        return self._open(urllib.request.Request(url), stays=stays)

    def post(self, url: str, form: dict[str, str], *, stays: bool = False, **headers: str) -> Answer:
        parts = urlsplit(url)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["Origin"] = f"{parts.scheme}://{parts.netloc}"
        return self._open(urllib.request.Request(url, urlencode(form).encode(), headers), stays=stays)

    def send(self, page: Answer, action: str, form: dict[str, str], *, stays: bool = False, **headers: str) -> Answer:
        """Fill in and send the first form of a page whose address has `action` in it."""
        found = re.search(rf'action="([^"]*{action}[^"]*)".*?{_TOKEN}', page.text, re.DOTALL)
        assert found, page
        form = form | {"csrfmiddlewaretoken": found[2]}
        return self.post(urljoin(page.url, unescape(found[1])), form, stays=stays, **headers)

    def _open(self, request: urllib.request.Request, *, stays: bool) -> Answer:
        try:
            answer = (self._stays if stays else self._follows).open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.url, answer.headers, answer.read().decode())
