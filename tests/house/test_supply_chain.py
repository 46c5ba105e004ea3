"""What is installed is pinned: exact versions in both files of pins, hashes in one, addresses in none."""

import json
import re
import tomllib

from tests.program import ROOT

CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
REQUIREMENTS = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PACKAGES = json.loads((ROOT / ".ci" / "package.json").read_text(encoding="utf-8"))
LOCK = (ROOT / ".ci" / "package-lock.json").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins(text: str) -> dict[str, str]:
    """Read the pins of a file: the version of each package, by its name as the index has it."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==([^ \\\n]+)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_every_line_of_both_files_is_a_pin_a_hash_or_a_remark() -> None:
    for line in (CONSTRAINTS + REQUIREMENTS).splitlines():
        assert re.fullmatch(
            r"(#.*|[\w.-]+==[\w.]+( ?; sys_platform == .win32.)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?)",
            line,
        ), line


def test_what_is_installed_with_hashes_has_the_versions_of_the_constraints() -> None:
    constraints = pins(CONSTRAINTS)
    shared = {name: version for name, version in pins(REQUIREMENTS).items() if name in constraints}
    assert shared == {name: constraints[name] for name in shared}
    assert set(pins(REQUIREMENTS)) - set(shared) == {"hatchling", "tomlkit", "trove-classifiers"}, (
        "to build with"
    )


def test_everything_that_the_project_names_is_pinned() -> None:
    needed = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    names = {re.split(r"[<>=]", each)[0].lower() for each in needed}
    assert names <= set(pins(REQUIREMENTS))


def test_every_pin_has_a_hash() -> None:
    packages = re.split(
        r"^(?=[A-Za-z])", re.sub(r"^#.*\n", "", REQUIREMENTS, flags=re.MULTILINE), flags=re.MULTILINE
    )
    assert all("--hash=sha256:" in package for package in packages if package)


def test_what_is_had_from_npm_is_pinned_by_hash_and_without_an_address() -> None:
    assert "://" not in LOCK
    root, *packages = json.loads(LOCK)["packages"].values()
    assert root["devDependencies"] == PACKAGES["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in root["devDependencies"].values())
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
