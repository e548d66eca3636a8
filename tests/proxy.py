"""The documented nginx, in a folder and on ports of its own."""

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .served import ROOT, free_port


def write_proxy(home: Path, port: int, site_port: int) -> None:
    """Write the documented proxy's files to a folder: its TLS on one port, before a site that is served at another."""
    certify(home)
    (home / "log").mkdir()
    for name in ("nginx.conf", "machines.conf", "own-answers.conf"):
        (home / name).write_text(_moved((ROOT / "deploy" / name).read_text(), home, port, site_port))
    shutil.copy("/etc/nginx/mime.types", home)


@contextmanager
def nginx(home: Path, port: int, *before: str) -> Iterator[None]:
    """Run nginx by the `nginx.conf` of a folder until the block ends; its command begins with the words `before`."""
    command = [*before, "nginx", "-c", str(home / "nginx.conf"), "-g", "daemon off;"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def certify(home: Path) -> None:
    """Make a certificate that nobody has to trust, in `tls` of a folder."""
    (home / "tls").mkdir()
    key, certificate = home / "tls" / "privkey.pem", home / "tls" / "fullchain.pem"
    words = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=roadmap.example.org"]
    subprocess.run(["openssl", "req", *words, "-keyout", key, "-out", certificate], check=True, capture_output=True)


def trusting() -> ssl.SSLContext:
    """Return what takes such a certificate."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _moved(text: str, home: Path, port: int, site_port: int) -> str:
    """Return a file of the proxy's with its folders and ports moved, and nothing else changed."""
    places = {
        "/etc/nginx/": f"{home}/",
        "/var/cache/nginx/": f"{home}/cache-",
        "/var/log/nginx/": f"{home}/log/",
        "/run/nginx.pid": f"{home}/pid",
        "user www-data;": "user root;",
        "listen [::]:80 default_server;": "",
        "listen [::]:443 ssl http2 default_server;": "",
        "listen 80 default_server;": f"listen 127.0.0.1:{free_port()} default_server;",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{site_port};",
    }
    for old, new in places.items():
        text = text.replace(old, new)
    return text
