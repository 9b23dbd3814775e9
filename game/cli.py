"""The command `sleepwalk`: each of its commands opens one room of the house."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game import (
    diff_command,
    play_command,
    saves_command,
    schema_command,
    stats_command,
    version,
    walk_command,
)

if TYPE_CHECKING:
    from game.problems import Problem

CLEAN, PROBLEMS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 for problems, 2 for a wrong call."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    from game.library import NotFound, Unplayable

    try:
        return int(options.run(options))
    except NotFound as missing:
        return _refuse(str(missing))
    except Unplayable as unplayable:
        return _tell(unplayable.problems)
    except BrokenPipeError:
        # Whoever listened has left (`sleepwalk check … | head`); that is no mistake of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    """True quotes and dashes reach pipes and old consoles whole."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sleepwalk",
        description="Dreamlike branching stories. Without a command, the game begins.",
    )
    parser.add_argument("--version", action="version", version=f"sleepwalk {version()}")
    _add_playing(parser)
    parser.set_defaults(run=_play, story=None, at="", given=[], watch=False)
    commands = parser.add_subparsers(title="commands", metavar="")
    play = commands.add_parser("play", help="play the game, or one story, in a window")
    play.add_argument(
        "story", nargs="?", help="a story or a collection: its folder or file, or its name"
    )
    _add_playing(play)
    play_command.add_moment(play)
    play_command.add_watch(play)
    play.set_defaults(run=_play)
    read = commands.add_parser("read", help="play a story in the terminal")
    read.add_argument("story", help="a story's folder or file, or the name of one")
    read.add_argument("--seed", type=int, default=None, help="decides chance and shuffles")
    read.add_argument("--language", default="", help="a language the story is translated into")
    read.add_argument("--aloud", action="store_true",
                      help="for a voice: pictures in words, paragraphs in one line")  # fmt: skip
    play_command.add_moment(read)
    read.set_defaults(run=play_command.read)
    check = commands.add_parser("check", help="say what is wrong with stories, and how to mend it")
    check.add_argument("stories", nargs="+", metavar="STORY", help="folders or files of stories")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for programs")
    form.add_argument("--sarif", action="store_true", help="for editors and code hosts (2.1.0)")
    check.set_defaults(run=_check)
    walk = commands.add_parser("walk", help="walk every branch of a story, and say what is found")
    walk_command.add(walk)
    walk.set_defaults(run=_walk)
    diff = commands.add_parser("diff", help="say what changed between two versions of a story")
    diff_command.add(diff)
    diff.set_defaults(run=_diff)
    stats = commands.add_parser("stats", help="measure stories: words, endings, choices, repeats")
    stats_command.add(stats)
    stats.set_defaults(run=_stats)
    looks = commands.add_parser("looks", help="look through the looks of a story, in a window")
    looks.add_argument("story", help="a story's folder or file, or the name of one")
    _add_window(looks)
    looks.set_defaults(run=_looks)
    saves = commands.add_parser("saves", help="list, export, import and verify what is kept")
    saves_command.add(saves)
    saves.set_defaults(run=_saves)
    schema = commands.add_parser("schema", help="the format as JSON Schema, for editors")
    schema_command.add(schema)
    schema.set_defaults(run=lambda options: schema_command.run(options, _refuse))
    frame = commands.add_parser("frame", help="write a picture, or a short loop, of a look")
    _add_picture(frame)
    frame.set_defaults(run=_frame)
    return parser


def _add_playing(parser: argparse.ArgumentParser) -> None:
    # A default would hide what was given before the command (`sleepwalk --home X play`).
    missing = argparse.SUPPRESS
    parser.add_argument("--language", default=missing, help="a language the stories know")
    _add_window(parser)


def _add_window(parser: argparse.ArgumentParser) -> None:
    missing = argparse.SUPPRESS
    parser.add_argument("--home", type=Path, default=missing, help="the folder for saves")
    parser.add_argument("--fullscreen", action="store_true", default=missing)
    parser.add_argument(
        "--software-window",
        action="store_true",
        default=missing,
        help="draw without the graphics card",
    )


def _add_picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("story", help="a story's folder or file, or the name of one")
    parser.add_argument("look", help="the name of the look")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE",
                        help="PNG or JPEG for a picture, GIF or WebP for a loop")  # fmt: skip
    parser.add_argument("--at", type=float, default=2.5, metavar="SECONDS", help="at which second")
    parser.add_argument("--with", dest="values", action="append", default=[], metavar="NAME=NUMBER",
                        help="a parameter's value; may be given again")  # fmt: skip
    parser.add_argument("--cue", action="append", default=[], metavar="NAME=SECOND",
                        help="fires a cue at a second; may be given again")  # fmt: skip
    parser.add_argument("--size", default="1280x720", help="WIDTHxHEIGHT in pixels")
    parser.add_argument("--length", type=float, default=4.0, metavar="SECONDS", help="of a loop")


# The commands


def _play(options: argparse.Namespace) -> int:
    return play_command.play(options, lambda: _home_and_cache(options))


def _looks(options: argparse.Namespace) -> int:
    from game import library

    path = library.find_story(options.story)
    _, cache = _home_and_cache(options)
    from game.window.app import show_looks

    return show_looks(
        path,
        cache_folder=cache,
        fullscreen=getattr(options, "fullscreen", False),
        software=getattr(options, "software_window", False),
    )


def _home_and_cache(options: argparse.Namespace) -> tuple[Path, Path]:
    """The folders for saves and for painted pictures."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # what is printed is ours to say
    from platformdirs import user_cache_path, user_data_path

    given = getattr(options, "home", None) or os.environ.get("SLEEPWALK_HOME")
    if given:
        return Path(given), Path(given) / "cache"
    return (
        user_data_path("sleepwalk", appauthor=False),
        user_cache_path("sleepwalk", appauthor=False),
    )


def _check(options: argparse.Namespace) -> int:
    from game import checks
    from game.problems import in_reading_order

    found: list[Problem] = []
    read = 0
    for asked in options.stories:
        for told in checks.problems_of(asked):
            found += told
            read += 1
    problems = in_reading_order(found)
    _show(problems, read, options)
    return PROBLEMS if problems else CLEAN


def _walk(options: argparse.Namespace) -> int:
    from game.library import story_at

    return walk_command.run(story_at(options.story), options)


def _diff(options: argparse.Namespace) -> int:
    from game.library import find_story, story_at

    old, new = story_at(options.old), story_at(options.new)
    return diff_command.run(old, new, find_story(options.old), options)


def _stats(options: argparse.Namespace) -> int:
    from game.library import stories_at

    return stats_command.run(stories_at(options.story), options)


def _saves(options: argparse.Namespace) -> int:
    return saves_command.run(options, _home_and_cache(options)[0])


def _frame(options: argparse.Namespace) -> int:
    from game import frame_command

    return frame_command.run(options, _refuse)


def _show(problems: Sequence[Problem], read: int, options: argparse.Namespace) -> None:
    from game.problems import printed
    from game.reports import as_json, as_sarif

    if options.json:
        print(json.dumps(as_json(problems), indent=2, ensure_ascii=False))
    elif options.sarif:
        print(json.dumps(as_sarif(problems, version()), indent=2))
    else:
        for problem in problems:
            print(printed(problem), end="\n\n")
        print(_summary(len(problems), read))


def _summary(problems: int, read: int) -> str:
    if problems:
        return "1 problem." if problems == 1 else f"{problems} problems."
    return "No problems." if read == 1 else f"No problems in {read} stories and collections."


def _tell(problems: Sequence[Problem]) -> int:
    from game.problems import printed

    for problem in problems:
        print(printed(problem), file=sys.stderr)
    return PROBLEMS


def _refuse(message: str) -> int:
    print(f"sleepwalk: {message}", file=sys.stderr)
    return USAGE
