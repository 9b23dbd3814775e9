"""The house keeps its walls: which room imports which is a rule, not a habit."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

GAME = Path(__file__).parent.parent / "game"

# What each room may import of the others; `story.look` is the part of the story that is a picture.
ALLOWED = {
    "problems": set(),
    "story": {"problems", "story"},
    "loading": {"problems", "story", "loading"},
    "walker": {"problems", "story", "walker"},
    "schema": {"story", "loading", "schema"},
    "tidy": {"problems", "loading", "tidy"},
    "templates": {"files", "problems", "schema", "shared"},
    "map": {"story", "shared", "map"},
    "outputs": {"map", "problems", "story", "walker", "reports", "system", "outputs"},
    "stats": {"problems", "story", "walker", "outputs", "stats"},
    "processes": set(),
    "stage": {"stage", "story.look", "processes"},
    "files": {"problems"},
    "reports": {"problems"},
    "saves": {"story", "saves"},
    "terminal": {"story"},
    "recordings": {"problems", "story", "loading", "files"},
    "images": {"problems"},
    "pictures": {"problems", "story", "files", "images"},
    "shared": {"problems", "story", "loading", "files", "recordings", "pictures"},
    "places": {"files"},
    "library": {
        "problems",
        "story",
        "loading",
        "files",
        "places",
        "shared",
        "pictures",
        "translations",
    },
    "translations": {"story", "loading", "files"},
    "checks": {
        "problems",
        "story",
        "loading",
        "files",
        "library",
        "places",
        "personas",
        "playtests",
        "translations",
    },
    "system": set(),
    "bundle": {
        "bundle",
        "story",
        "files",
        "library",
        "recordings",
        "shared",
        "stage",
        "window",
    },
    "sound": {"sound", "story.sound", "processes"},
    "voice": {"voice"},
    "window": {
        "window",
        "stage",
        "sound",
        "voice",
        "story",
        "saves",
        "library",
        "shared",
        "problems",
        "system",
        "watched",
        "playtests",
    },
    "personas": {"problems", "story", "loading", "files"},
    "watched": {"problems", "story", "loading", "files", "images", "library", "shared"},
    "playtests": {"problems", "story", "loading", "files", "library"},
}
UNBOUND = {"cli", "bundle_command", "bundled", "diff_command", "format_command", "frame_command",
           "map_command", "new_command", "play_command", "sample_command", "saves_command",
           "schema_command", "stats_command", "walk_command", "walks_command", "__init__",
           "__main__"}  # fmt: skip
PURE = {
    "story": {"os", "sys", "io", "time", "datetime", "random", "secrets", "pathlib", "numpy",
              "pygame", "yaml", "sqlite3", "threading", "subprocess", "socket"},
    "loading": {"os", "io", "time", "datetime", "random", "pathlib", "numpy", "pygame",
                "threading", "subprocess", "socket"},
}  # fmt: skip


def modules() -> list[tuple[str, Path]]:
    return [(_room(path), path) for path in sorted(GAME.rglob("*.py"))]


def _room(path: Path) -> str:
    return path.relative_to(GAME).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in inner if _is_module(name)}
            found |= modules or {node.module}
    return found


def _is_module(name: str) -> bool:
    path = GAME.parent / Path(*name.split("."))
    return path.with_suffix(".py").exists() or path.is_dir()


@pytest.mark.parametrize(("room", "path"), modules(), ids=lambda value: str(value)[-40:])
def test_a_room_imports_only_its_neighbours(room: str, path: Path) -> None:
    if room in UNBOUND:
        return
    allowed = ALLOWED[room]
    for module in _imports(path):
        if not module.startswith("game."):
            continue
        inner = module.removeprefix("game.")
        fits = inner.split(".")[0] in allowed or inner in allowed
        assert fits, f"{path.relative_to(GAME)} must not import {module}"


@pytest.mark.parametrize(("room", "path"), modules(), ids=lambda value: str(value)[-40:])
def test_the_core_reads_no_clock_no_file_and_no_chance(room: str, path: Path) -> None:
    forbidden = PURE.get(room, set())
    if room == "loading":
        forbidden = forbidden - {"yaml"}
    assert not {module.split(".")[0] for module in _imports(path)} & forbidden


def test_only_loading_imports_yaml() -> None:
    rooms = {room for room, path in modules() if "yaml" in _imports(path)}
    assert rooms <= {"loading"}


def test_modules_stay_small_enough_to_hold_in_mind() -> None:
    lengths = {str(p.relative_to(GAME)): len(p.read_text().splitlines()) for _, p in modules()}
    assert {name: length for name, length in lengths.items() if length > 320} == {}


@pytest.mark.parametrize("command", ["check", "read"])
def test_checking_and_reading_need_no_pygame_no_numpy_and_no_rich(
    command: str, tmp_path: Path
) -> None:
    story = tmp_path / "door.yaml"
    story.write_text("story: Door\nscenes:\n  hall: {text: A door., ending: waking, title: Out}\n")
    program = (
        "import sys\n"
        "for each in ('pygame', 'numpy', 'rich'): sys.modules[each] = None\n"
        "from game.cli import main\n"
        f"raise SystemExit(main([{command!r}, {str(story)!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        input="",
        cwd=GAME.parent,
    )
    assert done.returncode == 0, done.stderr
