"""A cache server that all processes and machines share, and what takes its place while it does not answer."""

import logging
import time
from typing import Any, ClassVar

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as NoAnswer
from redis.retry import Retry

# A page waits for a silent server at most this long, twice: a connection that had been dropped is made anew.
SECONDS = 0.1
PAUSE_SECONDS = 5.0
log = logging.getLogger(__name__)


class SharedCache(BaseCache):
    """Valkey or Redis. While it is silent, OPTIONS["otherwise"] names the cache that counts on: limits hold.

    After a silence the server is left alone for five seconds, so that not each request waits for it.
    """

    # By server, for all threads of the process: Django makes a cache object for each of them.
    _silent_until: ClassVar[dict[str, float]] = {}

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        options = dict(params.get("OPTIONS", {}))
        self._otherwise = options.pop("otherwise")
        options |= {
            "socket_connect_timeout": SECONDS,
            "socket_timeout": SECONDS,
            "retry": Retry(NoBackoff(), 1),
        }
        self._location = server
        self._server = RedisCache(server, params | {"OPTIONS": options})

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return bool(self._ask("add", key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._ask("get", key, default, version)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> None:
        self._ask("set", key, value, timeout, version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> bool:
        return bool(self._ask("touch", key, timeout, version))

    def delete(self, key: Any, version: Any = None) -> bool:
        return bool(self._ask("delete", key, version))

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> int:
        return int(self._ask("incr", key, delta, version))

    def clear(self) -> None:
        self._ask("clear")

    def _ask(self, verb: str, *said: Any) -> Any:
        if time.monotonic() >= self._silent_until.get(self._location, 0.0):
            try:
                return getattr(self._server, verb)(*said)
            except (NoConnection, NoAnswer) as error:
                self._silent_until[self._location] = time.monotonic() + PAUSE_SECONDS
                log.warning("the cache server does not answer (%s); counting elsewhere", type(error).__name__)
        return getattr(caches[self._otherwise], verb)(*said)
