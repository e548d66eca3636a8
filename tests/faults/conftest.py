"""The site behind the documented proxy, as tests of what comes over the network ask it."""

import shutil
from collections.abc import Iterator

import pytest

from tests.proxy import nginx, write_proxy
from tests.served import Site, free_port


@pytest.fixture(scope="module")
def proxied_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    site.env |= {"ALLOWED_HOSTS": "127.0.0.1,roadmap.example.org", "SITE_ORIGIN": "https://roadmap.example.org"}
    site.env |= {"BEHIND_PROXY": "true", "SECRET_KEY": "s" * 60, "EMAIL_URL": "smtp://127.0.0.1:9"}
    site.fill()
    site.start()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def proxy(proxied_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Run the documented nginx in a folder and on ports of its own; return the port with TLS."""
    if not shutil.which("nginx"):
        pytest.skip("no nginx here: apt-get install nginx")
    home, port = tmp_path_factory.mktemp("nginx"), free_port()
    write_proxy(home, port, proxied_site.port)
    with nginx(home, port):
        yield port
