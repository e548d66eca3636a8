"""nginx on the first core: files that it serves by itself, and the documented proxy in front of the site."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.proxy import certify, nginx, write_proxy
from tests.served import free_port

from .server import pinned

_FILES = """
user root;
worker_processes 1;
pid {home}/pid;
error_log stderr crit;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    gzip_static on;
    keepalive_requests 1000000;
    ssl_certificate {home}/tls/fullchain.pem;
    ssl_certificate_key {home}/tls/privkey.pem;
    server {{
        listen 127.0.0.1:{port};
        listen 127.0.0.1:{tls_port} ssl;
        root {folder};
        error_page 404 /404.html;
    }}
}}
"""


def is_here() -> bool:
    return bool(shutil.which("nginx") and shutil.which("openssl"))


@contextmanager
def files(home: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve a folder, and what lies compressed beside a file; yield the origins without and with TLS."""
    home.mkdir()
    certify(home)
    port, tls_port = free_port(), free_port()
    (home / "nginx.conf").write_text(_FILES.format(home=home, folder=folder, port=port, tls_port=tls_port))
    with nginx(home, tls_port, *pinned(0)):
        yield f"http://127.0.0.1:{port}", f"https://127.0.0.1:{tls_port}"


@contextmanager
def before(home: Path, port: int, site_port: int) -> Iterator[None]:
    """Run the documented proxy with its TLS on a port, before a site that is served at another."""
    home.mkdir()
    write_proxy(home, port, site_port)
    # As documented but for the core: this one has one, as everything that is compared here.
    conf = home / "nginx.conf"
    conf.write_text(conf.read_text().replace("worker_processes auto;", "worker_processes 1;"))
    with nginx(home, port, *pinned(0)):
        yield
