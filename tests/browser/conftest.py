"""The bundled content as it is served, and a real Chromium that looks at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = {
    "executable_path": shutil.which("chromium"),
    "args": [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}
RETIRE = """
from django.utils import timezone
from tests.factories import create_topic
create_topic("a-retired-topic", retired_at=timezone.now())
"""
NewPage = Callable[..., Page]


@dataclass
class Site:
    """The site in a folder of its own: a database, static files, and a server that can be started anew."""

    folder: Path
    port: int
    env: dict[str, str] = field(init=False)
    server: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        settings = f"from roadmap_site.settings import *\nSTATIC_ROOT = {str(self.folder / 'static')!r}\n"
        (self.folder / "served.py").write_text(settings)
        self.env = os.environ | {
            "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "served",
            "DEBUG": "false",
            "BEHIND_PROXY": "false",
            "SECRET_KEY": "only for tests, only for tests, only for tests, only for tests",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_ORIGIN": self.origin,
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
        }

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *words: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        granian = Path(sys.executable).with_name("granian")
        words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1"]
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [granian, *words, "--blocking-threads", "2", "roadmap_site.wsgi:application"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=30)

    def restart(self) -> None:
        self.stop()
        self.start()

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.origin + path, timeout=5) as answer:
            text: str = answer.read().decode()
        return text

    def paths(self) -> list[str]:
        """Return the path of every page that search engines are told of, the home page first."""
        found = re.findall(r"<loc>([^<]+)", self.read("/sitemap.xml"))
        return ["/", *(address.removeprefix(self.origin) for address in found)]

    def _wait(self) -> None:
        for _ in range(300):
            with suppress(OSError):
                if self.read("/readyz") == "ready\n":
                    return
            time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())


# Not for the whole session: while Playwright runs, Django refuses queries, and other packages' tests make them.
@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(tmp_path_factory.mktemp("site"), port)
    site.manage("migrate")
    site.manage("load_content")
    site.manage("shell", "-c", RETIRE)
    site.manage("collectstatic", "--noinput")
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**CHROMIUM)
    yield browser
    browser.close()


@pytest.fixture
def new_page(site: Site, browser: Browser) -> Iterator[NewPage]:
    """Open a page in a browser context of its own: another visitor."""
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=site.origin, **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def expect_status(page: Page, status: str) -> None:
    expect(page.locator("#status")).to_have_attribute("data-status", status)
