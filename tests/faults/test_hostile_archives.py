"""Archives made to do harm are refused before they are unpacked, or within bounds; each guard has a test of its own."""

import io
import random
import stat
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.content.strict_yaml import MAX_BYTES
from curriculum.incoming.archive import MAX_ARCHIVE, MAX_ENTRIES, unpack
from curriculum.incoming.text import UnreadableError

YAML = "title: Sailing\n"


def zipped(
    files: dict[str, str | bytes], *, packed: int = zipfile.ZIP_DEFLATED, comment: bytes = b"", **fields
) -> bytes:
    """Return a zip of files in their order; `fields` are those of each entry but roadmap.yaml's."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in {"roadmap.yaml": YAML, **files}.items():
            entry = zipfile.ZipInfo("x")
            entry.filename, entry.compress_type = path, packed
            for name, value in fields.items() if path != "roadmap.yaml" else ():
                setattr(entry, name, value)
            archive.writestr(entry, content)
        archive.comment = comment
    return made.getvalue()


def refused(data: bytes) -> list[str]:
    with pytest.raises(UnreadableError) as error:
        unpack(data, "a.zip")
    return error.value.said


def listed(data: bytes, field: int, value: bytes) -> bytes:
    """Return an archive whose list says another thing of its last entry, at a place in what is listed of it."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + field] + value + data[at + field + len(value) :]


@pytest.mark.parametrize("top", ["", "sailing/"])
def test_archive_of_a_roadmap_is_unpacked_with_one_folder_or_none(top: str) -> None:
    files = {f"{top}roadmap.yaml": YAML, f"{top}knots/bowline.md": "---\n---\n", f"{top}figures/knot.svg": "<svg/>"}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.mkdir("sailing") if top else None
        for path, content in files.items():
            archive.writestr(path, content)
        archive.comment = b"0123456789abcdef"

    found, passed_over = unpack(made.getvalue(), "a.zip")

    assert {f"{top}{path}": content.decode() for path, content in found.items()} == files
    assert passed_over == []


def test_what_systems_hide_in_archives_is_passed_over_and_named() -> None:
    found, passed_over = unpack(
        zipped({"__MACOSX/._roadmap.yaml": "x", "knots/.DS_Store": "x", ".git/config": "x"}), "a.zip"
    )

    assert list(found) == ["roadmap.yaml"]
    assert passed_over == [".git/config", "__MACOSX/._roadmap.yaml", "knots/.DS_Store"]


@pytest.mark.parametrize(
    "path",
    [
        "../x.md",
        "knots/../../x.md",
        "knots/./x.md",
        "knots//x.md",
        "/etc/x.md",
        "C:/x.md",
        "C:x.md",
        "knots\\x.md",
        "..\\x.md",
        "knots/x\n.md",
        "knots/x\u202e.md",
        "k/" + "x" * 200 + ".md",
    ],
)
def test_path_that_leads_out_of_a_roadmap_is_refused(path: str) -> None:
    assert refused(zipped({path: "x"}))[0].endswith("is no path inside a roadmap.")


def test_path_with_a_zero_byte_is_refused() -> None:
    data = zipped({"knots/x.md0exe": "x"}).replace(b"knots/x.md0exe", b"knots/x.md\0exe")

    assert refused(data) == [r"a.zip: 'knots/x.md\x00exe' is no path inside a roadmap."]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_are_refused(kind: int) -> None:
    data = zipped({"knots/x.md": "/etc/passwd"}, external_attr=(kind | 0o777) << 16, create_system=3)

    assert refused(data) == ["a.zip: 'knots/x.md' is a link or a device, and no ordinary file."]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"knots/x.md": "1", "knots/X.md": "2"}, "'knots/X.md' and 'knots/x.md' are one name."),
        ({"knots/stra\u00dfe.md": "1", "knots/STRASSE.md": "2"}, "are one name."),
        ({"knots/\u00e9.md": "1", "knots/e\u0301.md": "2"}, "are one name."),
        ({"knots": "1", "knots/x.md": "2"}, "'knots' is a file and a folder."),
    ],
)
def test_names_that_some_system_takes_for_one_are_refused(files: dict[str, str | bytes], said: str) -> None:
    assert refused(zipped(files))[0].endswith(said)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_that_is_there_twice_is_refused() -> None:
    data = zipped({"knots/x.md": "1", "knots/y.md": "2"}).replace(b"knots/y.md", b"knots/x.md")

    assert refused(data) == ["a.zip: 'knots/x.md' and 'knots/x.md' are one name."]


def test_encrypted_entry_is_refused() -> None:
    data = listed(zipped({"knots/x.md": "x"}), 8, b"\x01\x00")

    assert refused(data) == ["a.zip: 'knots/x.md' is encrypted."]


def test_way_of_packing_that_is_not_read_is_refused() -> None:
    assert refused(zipped({"knots/x.md": "x"}, compress_type=zipfile.ZIP_LZMA))[0].endswith("use deflate.")


@pytest.mark.parametrize("name", ["knots/inner.zip", "knots/x.md"])
def test_archive_in_an_archive_is_refused(name: str) -> None:
    assert refused(zipped({name: zipped({"knots/x.md": "x"})})) == [f"a.zip: '{name}' is an archive in the archive."]


@pytest.mark.parametrize("path", ["knots/run.exe", "knots/deep/x.md", "x.md", "figures/x.png", "README"])
def test_file_that_the_format_does_not_expect_is_refused(path: str) -> None:
    assert refused(zipped({path: "x"})) == [f"a.zip: '{path}' is not part of a roadmap."]


def test_file_that_is_too_large_is_refused() -> None:
    data = zipped({"knots/x.md": b"x" * (MAX_BYTES + 1)}, packed=zipfile.ZIP_STORED)

    assert refused(data) == ["a.zip: 'knots/x.md' is larger than 256 KiB."]


def test_file_that_is_packed_too_densely_is_refused() -> None:
    assert refused(zipped({"knots/x.md": b"x" * MAX_BYTES})) == [
        "a.zip: 'knots/x.md' is packed more than 100 times over."
    ]


def test_files_that_are_too_large_together_are_refused() -> None:
    content = random.Random(1).randbytes(4096) * (MAX_BYTES // 4096)  # packed some forty times over

    said = refused(zipped({f"knots/x{number}.md": content for number in range(257)}))

    assert said == ["a.zip: is larger than 64 MiB when unpacked."]


def test_archive_with_too_many_entries_is_refused_by_its_list() -> None:
    data = zipped({f"knots/x{number}.md": "" for number in range(MAX_ENTRIES)})
    lying = data[:-14] + b"\x01\x00\x01\x00" + data[-10:]

    assert refused(data) == refused(lying) == [f"a.zip: has more than {MAX_ENTRIES} entries."]


def test_archive_that_is_too_large_is_refused_unread() -> None:
    assert refused(zipped({}) + b"\0" * MAX_ARCHIVE) == ["a.zip: is larger than 20 MiB."]


def test_bomb_that_says_it_is_small_is_not_unpacked_beyond_the_bound() -> None:
    bomb = b"\0" * (200 * 1024 * 1024)
    data = zipped({"knots/x.md": bomb})
    data = listed(listed(data, 24, struct.pack("<I", 1000)), 16, struct.pack("<I", zlib.crc32(bomb[:1000])))
    del bomb
    tracemalloc.start()

    said = refused(data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said == ["a.zip: 'knots/x.md' cannot be unpacked: it is not as large as it says."]
    assert peak < 10 * 1024 * 1024


def test_files_that_share_their_bytes_are_refused() -> None:
    whole = zipped({"knots/y.md": "abc"}, packed=zipfile.ZIP_STORED)
    at = whole.index(b"knots/y.md") - 30
    inner = whole[at : at + 30 + len("knots/y.md") + len("abc")]
    data = zipped({"knots/x.md": b"x" + inner, "knots/y.md": "abc"}, packed=zipfile.ZIP_STORED)

    said = refused(listed(data, 42, struct.pack("<I", data.index(b"x" + inner) + 1)))

    assert said == ["a.zip: 'knots/y.md' begins inside another file."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.zip: is no zip archive."),
        (b"PK\x05\x06" + b"\0" * 18, "a.zip: is empty."),
        (b"x" + zipped({}), "a.zip: is no zip archive."),
        (zipped({})[:-1], "a.zip: has no end, or something after it: it is cut off or damaged."),
        (zipped({}) + b"x", "a.zip: has no end, or something after it: it is cut off or damaged."),
        (zipped({})[:-22] + b"x" + zipped({})[-22:], "a.zip: its list does not stand where its end says"),
        (listed(zipped({}), 16, b"abcd"), "a.zip: 'roadmap.yaml' cannot be unpacked: it is damaged."),
        (zipped({}).replace(b"roadmap.yaml", b"roadmap.yamx", 1), "it has another name than in the list."),
        (listed(zipped({}), 42, b"\x05"), "it does not stand where the list says."),
        (zipped({"a/roadmap.yaml": YAML}), "a.zip: holds 2 roadmaps; bring in one at a time."),
        (zipped({"x.md": "x"}).replace(b"roadmap.yaml", b"roadmap.yamx"), "a.zip: holds no roadmap.yaml"),
    ],
)
def test_archive_that_is_none_or_damaged_is_refused(data: bytes, said: str) -> None:
    assert said in refused(data)[0]


@settings(max_examples=300)
@given(st.data())
def test_archive_with_any_bytes_changed_is_unpacked_or_refused(data: st.DataObject) -> None:
    whole = bytearray(zipped({"knots/x.md": "word " * 50, "figures/x.svg": "<svg/>"}))
    for at, value in data.draw(
        st.dictionaries(st.integers(0, len(whole) - 1), st.integers(0, 255), max_size=6)
    ).items():
        whole[at] = value

    try:
        found, _ = unpack(bytes(whole), "a.zip")
    except UnreadableError:
        return
    assert set(found) <= {"roadmap.yaml", "knots/x.md", "figures/x.svg"}
