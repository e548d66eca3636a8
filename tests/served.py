"""The site as it is served: a folder, a database, static files, and a server that can be started anew."""

import atexit
import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@cache
def made_once() -> Path:
    """Return the folder of what is long to make: that of all processes of a run (`conftest.py`), or this one's own."""
    if shared := os.environ.get("MADE_ONCE"):
        return Path(shared)
    folder = Path(tempfile.mkdtemp(prefix="roadmap-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def making(name: str) -> Iterator[Path]:
    """Give a folder of the run, to who asks first: it may be half made, and others wait until it is whole."""
    folder = made_once() / name
    folder.mkdir(exist_ok=True)
    with (made_once() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def static_root() -> Path:
    """Return where the static files of all sites are: the same for all, and long to compress."""
    return made_once() / "static"


def filled_database() -> Path:
    """Return a file of SQLite's with the bundled content in it."""
    with making("filled") as folder:
        if not (folder / "whole").exists():
            Site(folder)._fill()
            (folder / "whole").touch()
    return folder / "db.sqlite3"


# What is written to it is run, and answered with what went wrong: to start Django anew takes a second or two each time.
_SHELL = """
import django, json, sys, traceback
django.setup()
answers, sys.stdout = sys.stdout, sys.stderr
for line in sys.stdin:
    wrong = ""
    try:
        exec(json.loads(line), {})
    except Exception:
        wrong = traceback.format_exc()
    print(json.dumps(wrong), file=answers, flush=True)
"""


@dataclass
class Site:
    """The site in a folder of its own: a database, and a server that can be started anew."""

    folder: Path
    workers: int = 1
    words: tuple[str, ...] = ()  # more for the server's command line
    port: int = field(default_factory=free_port)
    env: dict[str, str] = field(init=False)
    server: subprocess.Popen[bytes] | None = None
    shell: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        settings = f"from roadmap_site.settings import *\nSTATIC_ROOT = {str(static_root())!r}\n"
        (self.folder / "served.py").write_text(settings)
        self.env = os.environ | {
            "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "served",
            "DEBUG": "false",
            "BEHIND_PROXY": "false",
            "SECRET_KEY": "only for tests, only for tests, only for tests, only for tests",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "SITE_ORIGIN": self.origin,
            "EMAIL_URL": f"file:///{self.folder / 'mail'}",
            "DATABASE_URL": f"sqlite:///{self.folder / 'db.sqlite3'}",
            "COSTLY_PAGES_A_MINUTE": "0",
        }

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *words: str) -> None:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def run(self, code: str) -> None:
        """Run Python that makes rows, in one process for all that is run before the site stops."""
        if not self.shell:
            self.shell = subprocess.Popen(
                [sys.executable, "-c", _SHELL],
                cwd=ROOT,
                env=self.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self.shell.stdin
        assert self.shell.stdout
        print(json.dumps(code), file=self.shell.stdin, flush=True)
        wrong = json.loads(self.shell.stdout.readline())
        assert not wrong, wrong

    def fill(self) -> None:
        """Make the database, with the bundled content in it. One in a file is made once, and copied from then on."""
        kind, _, path = self.env["DATABASE_URL"].partition(":///")
        if kind == "sqlite":
            shutil.copy(filled_database(), path)
        else:
            self._fill()

    def _fill(self) -> None:
        self.manage("migrate")
        self.manage("load_content")

    def start(self) -> None:
        with making("static") as static:
            if not (static / "staticfiles.json").exists():
                self.manage("collectstatic", "--noinput")
        granian = Path(sys.executable).with_name("granian")
        words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", str(self.workers)]
        # A worker that is told to stop while it starts would never end.
        words += ["--workers-kill-timeout", "10"]
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [granian, *words, "--blocking-threads", "2", *self.words, "roadmap_site.wsgi:application"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def stop(self) -> None:
        if self.shell:
            self.shell.communicate(timeout=30)
            self.shell = None
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

    def mails(self) -> list[str]:
        """Return the mails that were sent, the first one first."""
        return [
            path.read_text() for path in sorted((self.folder / "mail").glob("*"), key=lambda each: each.stat().st_mtime)
        ]

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
