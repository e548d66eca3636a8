"""The site, served by granian on one core, with a database of its own; and wrk, which asks from the other core."""

import os
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.served import free_port

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 2
CONNECTIONS = 16
# Certificates made for a run are nobody's.
_ANYBODY = ssl._create_unverified_context()


def environment(place: Path, port: int, **more: str) -> dict[str, str]:
    return (
        os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
            "DATABASE_URL": f"sqlite:///{place / 'db.sqlite3'}",
            "SECRET_KEY": "only for the benchmark, only for the benchmark, only here",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_ORIGIN": f"http://127.0.0.1:{port}",
        }
        | more
    )


def manage(place: Path, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(place, 0), check=True, capture_output=True)


@dataclass(frozen=True)
class Served:
    """A server that runs: where, and how long it took until it first answered."""

    origin: str
    pid: int
    seconds_to_start: float

    def megabytes_of_a_worker(self) -> float:
        """Return the memory of the largest process of the server, resident, in MB."""
        return max(self.megabytes())

    def megabytes(self) -> list[float]:
        """Return the memory of each process of the server, resident, in MB."""
        children = subprocess.run(["pgrep", "-P", str(self.pid)], capture_output=True, text=True, check=False)
        return [_resident(int(pid)) for pid in [self.pid, *children.stdout.split()]]


@contextmanager
def site(place: Path, *, workers: int = 1, **more: str) -> Iterator[Served]:
    """Serve the site of a place until the block ends; `more` is for its environment."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("granian")), *granian(port, workers), "roadmap_site.wsgi:application"]
    with serving(command, port, "/livez", environment(place, port, **more), ROOT) as served:
        yield served


def granian(port: int, workers: int = 1) -> list[str]:
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
    return [*words, "--workers", str(workers), "--blocking-threads", "1"]


@contextmanager
def serving(command: list[str], port: int, path: str, env: dict[str, str], folder: Path) -> Iterator[Served]:
    """Run a server on the first core until the block ends."""
    began = time.perf_counter()
    process = subprocess.Popen([*pinned(0), *command], cwd=folder, env=env)
    origin = f"http://127.0.0.1:{port}"
    try:
        for _ in range(1000):
            with suppress(OSError):
                urllib.request.urlopen(f"{origin}{path}")
                break
            time.sleep(0.02)
        yield Served(origin, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait()


def rate(
    url: str, *, cookie: str = "", script: Path | None = None, coding: str = "br", connections: int = CONNECTIONS
) -> float:
    """Return answers a second. Any answer that is not 2xx or 3xx ends the benchmark: it would be a lie."""
    command = [*pinned(1), "wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "10s"]
    command += ["-H", f"Accept-Encoding: {coding}"]
    command += ["-H", f"Cookie: {cookie}"] if cookie else []
    command += ["-s", str(script)] if script else []
    said = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"{url} did not answer well:\n{said}")
    # What was asked and not yet answered would be answered while the next is measured.
    urllib.request.urlopen(url, context=_ANYBODY).read()
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found[1])


def pinned(core: int) -> list[str]:
    enough = (os.cpu_count() or 1) > core
    return ["taskset", "-c", str(core)] if enough and shutil.which("taskset") else []


def _resident(pid: int) -> float:
    """Return the resident memory of a process in MB (proc(5), VmRSS)."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0
