"""A cache server that all processes share, and what holds while it is silent."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.management import call_command
from django.test import Client, override_settings

from roadmap_site.shared_cache import SharedCache
from tests.factories import create_topic, create_user
from tests.served import free_port

SERVER = shutil.which("valkey-server") or shutil.which("redis-server")
needs_server = pytest.mark.skipif(SERVER is None, reason="no valkey-server or redis-server here")
MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


@dataclass
class Server:
    """A real cache server, which can be stopped and started."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    def start(self) -> None:
        words = [SERVER, "--port", str(self.port), "--save", "", "--dir", str(self.folder), "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        for _ in range(100):
            try:
                redis.Redis(port=self.port).ping()
                return
            except redis.exceptions.ConnectionError:
                time.sleep(0.05)
        raise AssertionError("the cache server did not start")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def settings(self) -> dict[str, dict]:
        shared = {"BACKEND": "roadmap_site.shared_cache.SharedCache", "LOCATION": f"redis://127.0.0.1:{self.port}/0"}
        return {
            "default": shared | {"OPTIONS": {"otherwise": "table"}},
            "costly": shared | {"OPTIONS": {"otherwise": "memory"}},
            "table": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
            "memory": MEMORY,
            "pages": MEMORY | {"LOCATION": "pages"},
            "parts": MEMORY | {"LOCATION": "parts"},
            "template_fragments": MEMORY | {"LOCATION": "fragments"},
        }


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    with override_settings(CACHES=server.settings()):
        yield server
    server.stop()
    SharedCache._silent_until.clear()


@pytest.fixture
def table(server: Server, db: None) -> BaseCache:
    """Make the table that a migration makes where it is run with the site's own settings."""
    call_command("createcachetable")
    return caches["table"]


def another_process(server: Server) -> BaseCache:
    return SharedCache(f"redis://127.0.0.1:{server.port}/0", {"OPTIONS": {"otherwise": "table"}})


@needs_server
def test_what_one_process_counts_all_see(server: Server) -> None:
    server.start()

    caches["default"].set("tries", 1, 60)
    another_process(server).incr("tries", 2)

    assert caches["default"].get("tries") == 3
    assert (caches["default"].add("tries", 0), caches["default"].add("others", 0)) == (False, True)
    assert (caches["default"].touch("tries", 60), caches["default"].delete("tries")) == (True, True)
    assert caches["default"].get("tries", "none") == "none"


@pytest.mark.django_db
def test_dead_server_is_counted_without_and_asked_only_now_and_then(server: Server, table: BaseCache) -> None:
    began = time.monotonic()

    caches["default"].set("tries", 1, 60)
    for _ in range(50):
        caches["default"].incr("tries")

    assert table.get("tries") == 51
    assert time.monotonic() - began < 2  # one wait, not fifty


@needs_server
@pytest.mark.django_db
def test_server_that_came_back_is_used_again(server: Server, table: BaseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap_site.shared_cache.PAUSE_SECONDS", 0.05)
    caches["default"].set("where", "table", 60)
    server.start()
    time.sleep(0.1)

    caches["default"].set("where", "server", 60)

    assert (another_process(server).get("where"), table.get("where")) == ("server", "table")


@needs_server
@pytest.mark.django_db
def test_server_that_was_restarted_costs_no_error(server: Server) -> None:
    server.start()
    caches["default"].set("tries", 1, 60)
    server.stop()
    server.start()

    caches["default"].set("tries", 2, 60)

    assert another_process(server).get("tries") == 2


def guess(client: Client) -> int:
    return client.post("/accounts/login/", {"login": "ada", "password": "wrong"}).status_code


@needs_server
@pytest.mark.django_db
def test_tries_are_limited_by_the_server(client: Client, server: Server) -> None:
    create_topic("vectors")
    create_user()
    server.start()

    assert [guess(client) for _ in range(6)] == [200] * 5 + [429]


@pytest.mark.django_db
def test_tries_are_limited_and_pages_work_without_the_server(client: Client, server: Server, table: BaseCache) -> None:
    create_topic("vectors")
    create_user()

    assert [guess(client) for _ in range(6)] == [200] * 5 + [429]
    assert [client.get(path).status_code for path in ("/", "/topics/vectors/", "/search/?q=v", "/me/")] == [200] * 4


@needs_server
@pytest.mark.django_db
def test_limit_holds_when_the_server_stops_between_tries(client: Client, server: Server, table: BaseCache) -> None:
    create_topic("vectors")
    create_user()
    server.start()
    before = [guess(client) for _ in range(3)]
    server.stop()

    after = [guess(client) for _ in range(6)]

    assert (before, after) == ([200] * 3, [200] * 5 + [429])
