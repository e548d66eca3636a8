"""Makes static/fonts/ from npm packages of pinned versions: fetched, checked, cut down to the letters we use."""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "static" / "fonts"
LIST = Path(__file__).with_name("vendor.toml")
# npm's own checksums of the packages, and ours of the files made from them.
SUMS = Path(__file__).with_name("vendor.sums.json")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare the files with their checksums")
    wanted = tomllib.loads(LIST.read_text())
    sums = json.loads(SUMS.read_text()) if SUMS.exists() else {"packages": {}, "files": {}}
    if parser.parse_args().check:
        return check(wanted, sums)
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folders = {package["name"]: fetch(package, Path(place), sums["packages"]) for package in wanted["package"]}
        for font in wanted["font"]:
            made = cut(folders[font["package"]] / font["file"], font, wanted["letters"])
            (FONTS / font["writes"]).write_bytes(made)
            sums["files"][font["writes"]] = hashlib.sha256(made).hexdigest()
            print(f"{font['writes']}: {len(made) / 1024:.0f} KB")
    SUMS.write_text(json.dumps(sums, indent=2, sort_keys=True) + "\n")
    return 0


def check(wanted: dict[str, Any], sums: dict[str, dict[str, str]]) -> int:
    """Compare committed files with their checksums; say what differs, is missing, or is not on the list."""
    names = {font["writes"] for font in wanted["font"]}
    wrong = [f"{path.name} is not in vendor.toml" for path in FONTS.glob("*") if path.name not in names]
    for name in sorted(names):
        path = FONTS / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sums["files"].get(name):
            wrong.append(f"{name} is missing or is not what was vendored")
    print("\n".join(wrong) or f"{len(names)} vendored files are as they were made.")
    return 1 if wrong else 0


def fetch(package: dict[str, str], place: Path, known: dict[str, str]) -> Path:
    """Download a package with npm, refuse it if its checksum is not the one known, and unpack it."""
    name = f"{package['name']}@{package['version']}"
    said = subprocess.run(["npm", "pack", "--json", name], cwd=place, check=True, capture_output=True, text=True)
    archive = place / json.loads(said.stdout)[0]["filename"]
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if known.setdefault(name, integrity) != integrity:
        sys.exit(f"{name} is not the package that was vendored before: {integrity}, expected {known[name]}")
    folder = place / name.replace("/", "_")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def cut(path: Path, font: dict[str, Any], letters: dict[str, str]) -> bytes:
    """Return WOFF2 with the wanted letters and range of weights, and without what no page asks for."""
    read = TTFont(path, recalcTimestamp=False)
    if "weight" in font and "fvar" in read:
        low, high = font["weight"]
        narrowed = instancer.instantiateVariableFont(read, {"wght": low if low == high else (low, high)})
        # Written and read again: the subsetter trips over the tables as the instancer leaves them in memory.
        narrowed.flavor = None
        narrowed.save(written := BytesIO())
        read = TTFont(written, recalcTimestamp=False)
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True, recalc_timestamp=False)
    features = [*subset.Options._layout_features_default, "tnum", "lnum", "ssty", "flac", "dtls"]
    options.layout_features = [name for name in features if name not in font.get("without", [])]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(letters[font["letters"]]))
    cutter.subset(read)
    with tempfile.NamedTemporaryFile(suffix=".woff2") as made:
        subset.save_font(read, made.name, options)
        return Path(made.name).read_bytes()


if __name__ == "__main__":
    sys.exit(main())
