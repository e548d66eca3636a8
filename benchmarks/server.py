"""The site, served by granian on one core, with a database of its own; and wrk, which asks from the other core."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 2
CONNECTIONS = 16


def environment(place: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "DATABASE_URL": f"sqlite:///{place / 'db.sqlite3'}",
        "SECRET_KEY": "only for the benchmark, only for the benchmark, only here",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_ORIGIN": f"http://127.0.0.1:{port}",
    }


def manage(place: Path, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True, capture_output=True)


@contextmanager
def served(place: Path) -> Iterator[str]:
    """Serve until the block ends; yield the origin."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--host", "127.0.0.1"]
    granian += ["--port", str(port), "--workers", "1", "--blocking-threads", "1", "--log-level", "error"]
    command = [*pinned(0), *granian, "roadmap_site.wsgi:application"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(place, port))
    origin = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{origin}/livez")
                break
            except OSError:
                time.sleep(0.1)
        yield origin
    finally:
        process.terminate()
        process.wait()


def rate(url: str, *, cookie: str = "", script: Path | None = None) -> float:
    """Return answers a second. Any answer that is not 2xx or 3xx ends the benchmark: it would be a lie."""
    command = [
        *pinned(1),
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{SECONDS}s",
        "--timeout",
        "10s",
        "-H",
        "Accept-Encoding: br",
    ]
    command += ["-H", f"Cookie: {cookie}"] if cookie else []
    command += ["-s", str(script)] if script else []
    said = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{url} did not answer well:\n{said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def pinned(core: int) -> list[str]:
    enough = (os.cpu_count() or 1) > core
    return ["taskset", "-c", str(core)] if enough and shutil.which("taskset") else []
