"""`sleepwalk saves`: lists, exports, imports and verifies what players have kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.system import write_whole

if TYPE_CHECKING:
    from game.saves import Kept, Saves, Slot
    from game.saves.verifying import Verified
    from game.story.model import Story

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_YAML = (".yaml", ".yml")


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the commands to the parser of `sleepwalk saves`."""
    commands = parser.add_subparsers(title="commands", metavar="", required=True)
    listing = commands.add_parser("list", help="list all playthroughs and slots")
    listing.set_defaults(act=_list)
    export = commands.add_parser("export", help="write a playthrough as a playtest")
    export.add_argument("save", help="as `list` calls it: 7, pages-3, quick-1")
    export.add_argument("--story", help="where its story lies, if it did not come with the game")
    export.add_argument("-o", "--out", type=Path, metavar="FILE", help="instead of printing it")
    export.set_defaults(act=_export)
    bring = commands.add_parser("import", help="take playthroughs from playtests")
    bring.add_argument("story", help="a story's folder or file, or the name of one")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE", help="playtests")
    bring.set_defaults(act=_import)
    verify = commands.add_parser("verify", help="say which saves of a story still open")
    verify.add_argument("story", help="a story's folder or file, or the name of one")
    verify.add_argument("--saves", type=Path, metavar="FOLDER", default=None,
                        help="exported playthroughs, or a folder with a file of saves")  # fmt: skip
    verify.set_defaults(act=_verify)
    folder = commands.add_parser("folder", help="say in which folder the saves lie")
    folder.set_defaults(act=lambda options, home: print(home) or CLEAN)
    for command in (listing, export, bring, verify, folder):
        command.add_argument("--home", type=Path, default=argparse.SUPPRESS,
                             help="the folder for saves")  # fmt: skip


def run(options: argparse.Namespace, home: Path) -> int:
    """Does what is asked. Raises NotFound or Unplayable for a story that cannot be read."""
    return int(options.act(options, home))


def _list(options: argparse.Namespace, home: Path) -> int:
    saves = _read(home)
    kept, slots = saves.playthroughs(), saves.every_slot()
    print("\n".join(_lines(kept, slots)) or f"Nothing is kept in {home}.")
    return _told(saves)


def _lines(kept: Iterable[Kept], slots: Iterable[Slot]) -> Iterator[str]:
    from game.saves.verifying import name_of

    both: tuple[Kept | Slot, ...] = (*kept, *slots)
    for each in both:
        shown = each.shown
        picks = "1 pick" if shown.picks == 1 else f"{shown.picks} picks"
        minutes = f"{shown.seconds / 60:.0f} min"
        told = f"{shown.title}, in {shown.scene}: {picks}, {minutes}, {shown.date:%Y-%m-%d %H:%M}"
        yield f"{name_of(each):>12}  {told}"


def _export(options: argparse.Namespace, home: Path) -> int:
    from game.library import story_at
    from game.saves.verifying import name_of
    from game.story.recording import recorded

    saves = _read(home)
    kept: tuple[Kept | Slot, ...] = (*saves.playthroughs(), *saves.every_slot())
    found = [each for each in kept if name_of(each) == options.save]
    if not found:
        return _refuse(f"there is no save {options.save}; `sleepwalk saves list` tells them")
    shown = found[0].shown
    opened = saves.open(story_at(options.story or shown.story), found[0].place)
    if opened is None:
        return _refuse(f"save {options.save} is one of {shown.story}, and not of {options.story}")
    if opened.sentence:
        print(opened.sentence, file=sys.stderr)
    text = recorded(opened.playthrough, f"{shown.title}, {shown.date:%Y-%m-%d}")
    if options.out is None:
        print(text, end="")
        return CLEAN
    try:
        write_whole(options.out, text.encode())
    except OSError as failed:
        return _refuse(f"cannot write {options.out}: {failed.strerror}")
    print(options.out)
    return CLEAN


def _import(options: argparse.Namespace, home: Path) -> int:
    from game.library import story_at
    from game.playtests import replay_of
    from game.saves import Saves

    story = story_at(options.story)
    replays = [(file, replay_of(file, story)) for file in options.files]
    saves = Saves(home)
    try:
        for file, replay in replays:
            if not saves.keep(replay.playthrough):
                return _told(saves)
            picks = replay.playthrough.length
            print(f"{file}: {picks} picks are kept; {replay.failure or 'all of them'}")
        return _told(saves) or (PROBLEMS if any(r.failure for _, r in replays) else CLEAN)
    finally:
        saves.close()


def _verify(options: argparse.Namespace, home: Path) -> int:
    from game.library import story_at

    return verify(story_at(options.story), options.saves or home)


def verify(story: Story, folder: Path) -> int:
    """Says which saves in a folder still open in a story: exported ones, and a file of saves.

    Returns 1 if one of them does not open where the player stood, 2 where there are none.
    """
    from game.playtests import replay_of
    from game.saves.verifying import verified

    saves = _read(folder)
    lines = [(each.still_opens, _outcome(each)) for each in verified(saves, story)]
    for file in sorted(path for path in folder.glob("*") if path.suffix in _YAML):
        replay = replay_of(file, story)
        lines.append((not replay.failure, f"{file.name}: {replay.failure or 'opens as it was'}"))
    if not lines and not saves.trouble:
        return _refuse(f"there are no saves of {story.name} in {folder}")
    for _, line in lines:
        print(line)
    opening = sum(opens for opens, _ in lines)
    print(f"{opening} of {len(lines)} saves of {story.title} still open.")
    return _told(saves) or (CLEAN if opening == len(lines) else PROBLEMS)


def _outcome(each: Verified) -> str:
    told = each.opened.sentence or "opens as it was"
    return f"{each.name} ({each.picks} picks): {told}"


def _read(folder: Path) -> Saves:
    """The saves of a folder, looked at without touching them."""
    from game.saves import Saves

    return Saves.looked_at(folder)


def _told(saves: Saves) -> int:
    if saves.trouble is None:
        return CLEAN
    print(f"sleepwalk: {saves.trouble}", file=sys.stderr)
    return PROBLEMS


def _refuse(message: str) -> int:
    print(f"sleepwalk: {message}", file=sys.stderr)
    return USAGE
