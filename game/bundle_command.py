"""`sleepwalk bundle`: a story becomes a program of its own, for players who have no Python."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game import version

if TYPE_CHECKING:
    from game.bundle.trying import Trial
    from game.library import Reading
    from game.story.model import Story

_MEGABYTE = 1_000_000


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of the command to its parser."""
    parser.add_argument("story", help="a story's folder or file, or the name of one")
    parser.add_argument("-o", "--out", type=Path, default=Path(), metavar="FOLDER",
                        help="where it is put; by itself the folder you are in")  # fmt: skip


def run(options: argparse.Namespace, refuse: Callable[[str], int]) -> int:
    """Makes a bundle. `refuse` says what is wrong with a call and gives the exit status.

    Raises NotFound where there is no such story, and Unplayable where it has problems.
    """
    from game import library
    from game.bundle.build import CannotBuild, demand_tools
    from game.checks import problems_at

    path = library.find_story(options.story)
    problems = problems_at(path)
    if problems:
        raise library.Unplayable(path.stem, problems)
    reading = library.read(path)
    assert reading.story is not None
    try:
        demand_tools()
        _make(path, reading, reading.story, options.out)
    except CannotBuild as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"the bundle cannot be made: {error}")
    return 0


def _make(path: Path, reading: Reading, story: Story, out: Path) -> None:
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from game.bundle.about import PLATES_FOLDER
    from game.bundle.names import program_name, system_name
    from game.bundle.packing import bytes_in, pack, write_checksum
    from game.bundle.trying import try_bundle

    name = program_name(story.title)
    target = out / name
    _demand_room(target)
    _say(f"Making {name} for {system_name()}. It takes about a minute.")
    with tempfile.TemporaryDirectory(prefix="sleepwalk-bundle-") as scratch:
        folder, program = _folder(path, reading, story, name, Path(scratch))
        _say("Trying it.")
        trial = try_bundle(program, Path(scratch) / PLATES_FOLDER)
        _lay_in_plates(Path(scratch) / PLATES_FOLDER, folder)
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target, symlinks=True)
    archive = out / f"{name}-{system_name()}.zip"
    pack(target, archive)
    checksum = write_checksum(archive)
    _say(f"{target}: {_megabytes(bytes_in(target))}; {_of_trial(trial)}")
    _say(f"{archive}: {_megabytes(archive.stat().st_size)}")
    _say(f"{checksum}")
    _say(_of_saves(story))


def _lay_in_plates(plates: Path, folder: Path) -> None:
    """What the trial painted goes along, but not into an app, which was sealed when it was made."""
    from game.bundle.about import PLATES_FOLDER

    about = next(folder.rglob("game/bundle/bundle.json")).parent
    if plates.is_dir() and not any(part.suffix == ".app" for part in about.parents):
        shutil.copytree(plates, about / PLATES_FOLDER)


def _demand_room(target: Path) -> None:
    """Only an earlier bundle is ever replaced."""
    from game.bundle.build import CannotBuild

    if target.exists() and not any(target.rglob("game/bundle/bundle.json")):
        raise CannotBuild(f"{target} is there, and is no bundle: choose another folder (-o)")


def _folder(
    path: Path, reading: Reading, story: Story, name: str, scratch: Path
) -> tuple[Path, Path]:
    """The finished folder, and the file in it that starts the program."""
    from game.bundle.build import build, program_in
    from game.bundle.licences import copy_licences
    from game.bundle.readme import write_readme

    icons = _data(path, reading, story, name, scratch)
    built = build(name, scratch / "data", icons, scratch)
    folder = scratch / "bundle" / name
    inner = folder / built.name if built.suffix == ".app" else folder
    shutil.copytree(built, inner, symlinks=True)
    copy_licences(folder / "Licences")
    write_readme(story, name, folder)
    return folder, program_in(inner, name)


def _data(path: Path, reading: Reading, story: Story, name: str, scratch: Path) -> dict[str, Path]:
    """Writes what the program reads; gives the icons by their endings."""
    from game.bundle.about import ICON_FILE, About
    from game.bundle.contents import copy_assets, copy_story
    from game.bundle.icon import draw_icon, write_icons
    from game.bundle.names import home_name

    data = scratch / "data"
    copied = copy_story(path, reading, data / "stories")
    copy_assets(path, reading, data / "assets")
    icons = write_icons(draw_icon(story, reading), scratch)
    about = data / "bundle"
    about.mkdir()
    shutil.copyfile(icons["png"], about / ICON_FILE)
    About(
        copied, story.title, story.by, story.version, name, home_name(story), version()
    ).write(about)  # fmt: skip
    return icons


def _of_trial(trial: Trial) -> str:
    picture = f", a picture after {trial.picture_seconds:.1f}" if trial.picture_seconds else ""
    told = f"a window after {trial.window_seconds:.1f} seconds{picture}"
    told += f", the first page whole after {trial.whole_seconds:.1f}"
    return f"{told}; {trial.taken} was taken." if trial.taken else f"{told}."


def _of_saves(story: Story) -> str:
    from game.bundle.names import home_name

    told = f"Saves go to a folder of their own, {home_name(story)}."
    if story.ifid:
        return told
    return (
        f"{told} Another story called {story.name} would share it: give yours a line "
        f"`ifid: {str(uuid.uuid4()).upper()}`, and never change it."
    )


def _megabytes(count: int) -> str:
    return f"{count / _MEGABYTE:.0f} MB"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
