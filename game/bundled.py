"""The program of a bundle: one story, in a window or as text. `sleepwalk bundle` makes it."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game import play_command
from game.bundle.about import ICON_FILE, PLATES_FOLDER, About
from game.library import Library, one_story
from game.shared import packaged
from game.system import NoScreen, home_and_cache, may_stop_listening, speak_utf8


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays the story of this bundle. Returns 0 when all is well."""
    speak_utf8()
    about = About.of_this_program()
    parser = _parser(about)
    options = parser.parse_args(arguments)
    if options.bake or options.decode:
        return _serve(options)
    options.story = str(packaged("stories") / about.story)
    if options.read:
        with may_stop_listening():
            return play_command.read(options)
        return 0
    game = one_story(Path(options.story), options.language)
    game.icon = (packaged("bundle") / ICON_FILE).read_bytes()
    home, cache = home_and_cache(options.home, about.home)
    if options.try_out is not None:
        return _try_out(game, options.try_out)
    bring_plates(cache)
    try:
        return play_command.show(options, game, home, cache)
    except NoScreen as missing:
        parser.exit(2, f"{about.program}: {missing}; --read plays in the terminal\n")


def _serve(options: argparse.Namespace) -> int:
    """What another one of this program, which is open, needs a process for."""
    if options.bake:
        from game.stage import benches

        benches.main()
    else:
        from game.sound import decoder

        decoder.main()
    return 0


def _try_out(game: Library, folder: Path) -> int:
    from game.window.trial import CACHE_FOLDER, try_out

    bring_plates(folder / CACHE_FOLDER)
    return 0 if try_out(game, folder) else 1


def bring_plates(cache: Path) -> None:
    """What was painted when the bundle was made needs not be painted when it is first opened."""
    plates = packaged("bundle") / PLATES_FOLDER
    if plates.is_dir() and not cache.exists():
        with suppress(OSError):  # Then it is painted here.
            shutil.copytree(plates, cache)


def _parser(about: About) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=about.program, description=about.title)
    told = f"{about.title} {about.version}".strip()
    parser.add_argument("--version", action="version", version=f"{told}, Sleepwalk {about.game}")
    parser.add_argument("--language", default="", help="a language the story is translated into")
    parser.add_argument("--home", type=Path, default=None, help="the folder for saves")
    parser.add_argument("--fullscreen", action="store_true")
    parser.add_argument("--software-window", action="store_true",
                        help="draw without the graphics card")  # fmt: skip
    parser.add_argument("--read", action="store_true", help="in the terminal, as text")
    parser.add_argument("--aloud", action="store_true",
                        help="with --read, for a voice: pictures in words")  # fmt: skip
    parser.add_argument("--seed", type=int, default=None, help="with --read: decides chance")
    parser.add_argument("--try-out", type=Path, default=None, metavar="FOLDER",
                        help="play the beginning unattended, and keep pictures of it")  # fmt: skip
    for work in ("--bake", "--decode"):  # see `processes`
        parser.add_argument(work, action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(at="", given=[], watch=False)
    return parser
