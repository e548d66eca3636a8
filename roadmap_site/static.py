"""Static files as they are served: compressed, named by their content, and the stylesheet in one piece."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/all.css"
_IMPORT = re.compile(r'@import url\("([^"]+)"\);\n')


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """Puts the files that css/all.css imports in its place, so that a page waits for one file and not for twenty."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002
        if STYLESHEET in paths and not dry_run:
            storage, path = paths[STYLESHEET]
            with storage.open(path) as file:
                whole = _IMPORT.sub(lambda found: self._imported(paths, found[1]), file.read().decode())
            self.delete(STYLESHEET)
            self._save(STYLESHEET, ContentFile(whole))
            paths = paths | {STYLESHEET: (self, STYLESHEET)}
        yield from super().post_process(paths, dry_run, **options)

    def _imported(self, paths: dict[str, Any], name: str) -> str:
        storage, path = paths[f"css/{name}"]
        with storage.open(path) as file:
            text: str = file.read().decode()
        return text
