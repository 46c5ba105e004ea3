"""Reading from disk what is there, and nothing that only looks like it."""

import os
from pathlib import Path

import pytest

from plantrack.store import disk
from plantrack.store.disk import list_folder, place_of, read_text
from plantrack.store.fault import Fault

posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of a POSIX system")


def fault(path: Path, root: Path) -> Fault:
    read = read_text(path, root)
    assert isinstance(read, Fault)
    return read


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"", ""), (b"a: caf\xc3\xa9\n", "a: café\n"), (b"\xef\xbb\xbfa: 1\r\n", "a: 1\r\n")],
)
def test_text_is_read_as_it_is_without_its_mark(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert read_text(tmp_path / "a.yaml", tmp_path) == text


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", (1, 1)),
        (b"a: caf\xe9\n", (1, 7)),
        (b"a: 1\r\nb: \xc3\xa9\xe9\n", (2, 5)),
        (b"\xef\xbb\xbfa: 1\nb\x80", (2, 2)),
        ("a: 1".encode("utf-16"), (1, 1)),
    ],
)
def test_bytes_that_are_no_utf8_have_a_place(tmp_path: Path, content: bytes, place: tuple[int, int]) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    found = fault(tmp_path / "a.yaml", tmp_path)
    assert (found.code, (found.line, found.column)) == ("not-utf8", place)
    assert "UTF-8" in found.help


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = fault(tmp_path / "a.yaml", tmp_path)
    assert (found.code, found.message) == ("unreadable", "it could not be read: no such file or directory")


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert fault(tmp_path / "a.yaml", tmp_path).code == "unreadable"


def test_a_file_is_read_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LARGEST", 4)
    (tmp_path / "a.yaml").write_bytes(b"1234")
    assert read_text(tmp_path / "a.yaml", tmp_path) == "1234"
    (tmp_path / "a.yaml").write_bytes(b"12345")
    assert fault(tmp_path / "a.yaml", tmp_path).code == "too-large"


@posix
@pytest.mark.parametrize("target", ["/dev/zero", "/proc/self/environ", "../secret.yaml"])
def test_a_link_out_of_the_plan_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yaml").write_text("secret: 1\n", encoding="utf-8")
    root = tmp_path / "plan"
    root.mkdir()
    (root / "a.yaml").symlink_to(target)
    found = fault(root / "a.yaml", root)
    assert (found.code, found.message) == ("unreadable", "the file is a link that leads out of the plan")


@posix
def test_a_link_inside_the_plan_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    assert read_text(tmp_path / "a.yaml", tmp_path) == "b: 1\n"


@posix
def test_a_link_to_itself_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    assert fault(tmp_path / "a.yaml", tmp_path).code == "unreadable"


@posix
def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert fault(tmp_path / "a.yaml", tmp_path).message == "this is not a plain file"


@posix
def test_the_plan_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "plan").symlink_to("real")
    assert read_text(tmp_path / "plan" / "a.yaml", tmp_path / "plan") == "a: 1\n"


def test_a_folder_is_listed_in_order(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).touch()
    assert list_folder(tmp_path, tmp_path) == ("a", "b", "c")
    assert list_folder(tmp_path / "nowhere", tmp_path) == ()


@posix
def test_a_folder_that_cannot_be_listed_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "issues").symlink_to("/")
    (tmp_path / "plan" / "readings").touch()
    for name in ("issues", "readings"):
        found = list_folder(tmp_path / "plan" / name, tmp_path / "plan")
        assert isinstance(found, Fault)
        assert found.code == "unreadable"


@pytest.mark.parametrize(
    ("index", "place"), [(0, (1, 1)), (1, (1, 2)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))]
)
def test_a_place_counts_the_line_breaks_of_every_system(index: int, place: tuple[int, int]) -> None:
    assert place_of("a\r\nb\nc\rd\u2028e", index) == place
