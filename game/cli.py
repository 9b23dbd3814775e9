"""The command `sleepwalk`: each of its commands opens one room of the house."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game import (
    bundle_command,
    diff_command,
    format_command,
    map_command,
    new_command,
    play_command,
    saves_command,
    schema_command,
    stats_command,
    version,
    walk_command,
    walks_command,
)
from game.system import NoScreen, home_and_cache, may_stop_listening, speak_utf8

if TYPE_CHECKING:
    from game.problems import Problem

CLEAN, PROBLEMS, USAGE = 0, 1, 2
_A_STORY = "a story's folder or file, or the name of one"
_Add = Callable[[argparse.ArgumentParser], None]
_Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 for problems, 2 for a wrong call."""
    speak_utf8()
    options = parser().parse_args(arguments)
    from game.library import NotFound, Unplayable

    try:
        with may_stop_listening():
            return int(options.run(options))
        return CLEAN
    except NotFound as missing:
        return _refuse(str(missing))
    except Unplayable as unplayable:
        return _tell(unplayable.problems)
    except NoScreen as missing:
        return _refuse(f"{missing}; `sleepwalk read STORY` plays in the terminal")
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Answers a misspelt command with the one that may be meant."""

    def _check_value(self, action: argparse.Action, value: str) -> None:
        known = action.choices
        if known is not None and value not in known:
            from game.problems import closest

            hint = closest(value, tuple(known)) or "`sleepwalk --help` tells them all"
            self.exit(USAGE, f"sleepwalk: there is no command `{value[:60]}`; {hint}\n")


def parser() -> argparse.ArgumentParser:
    """All that can be asked of the command line."""
    known = _Parser(
        prog="sleepwalk",
        description="Dreamlike branching stories. Without a command, the game begins.",
    )
    known.add_argument("--version", action="version", version=f"sleepwalk {version()}")
    _add_playing(known)
    known.set_defaults(run=_play, story=None, at="", given=[], watch=False)
    commands = known.add_subparsers(
        title="commands", metavar="", parser_class=argparse.ArgumentParser
    )
    for name, told, add, run in _commands():
        command = commands.add_parser(name, help=told)
        add(command)
        command.set_defaults(run=run)
    return known


def _commands() -> Sequence[tuple[str, str, _Add, _Run]]:
    """Each command: its name, what it does, what it takes, and what runs it."""
    return (
        ("play", "play the game, or one story, in a window", _add_play, _play),
        ("new", "make a story to begin with", new_command.add, _new),
        ("read", "play a story in the terminal", _add_read, play_command.read),
        ("check", "say what is wrong with stories, and how to mend it", _add_check, _check),
        ("walk", "walk every branch of a story, and say what is found", walk_command.add, _walk),
        ("diff", "say what changed between two versions of a story", diff_command.add, _diff),
        ("stats", "measure stories: words, endings, choices, repeats", stats_command.add, _stats),
        ("map", "draw a story's scenes and ways, for a browser", map_command.add, _map),
        ("looks", "look through the looks of a story, in a window", _add_looks, _looks),
        ("frame", "write a picture, or a short loop, of a look", _add_picture, _frame),
        ("format", "lay files out in one shape, comments kept", format_command.add, _format),
        ("schema", "the format as JSON Schema, for editors", schema_command.add, _schema),
        ("bundle", "make a program of a story, for who has no Python", bundle_command.add, _bundle),
        ("saves", "list, export, import and verify what is kept", saves_command.add, _saves),
    )


def _add_play(play: argparse.ArgumentParser) -> None:
    play.add_argument(
        "story", nargs="?", help="a story or a collection: its folder or file, or its name"
    )
    _add_playing(play)
    play_command.add_moment(play)
    play_command.add_watch(play)


def _add_read(read: argparse.ArgumentParser) -> None:
    read.add_argument("story", help=_A_STORY)
    read.add_argument("--seed", type=int, default=None, help="decides chance and shuffles")
    read.add_argument("--language", default="", help="a language the story is translated into")
    read.add_argument("--aloud", action="store_true",
                      help="for a voice: pictures in words, paragraphs in one line")  # fmt: skip
    play_command.add_moment(read)


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("stories", nargs="+", metavar="STORY", help="folders or files of stories")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for programs")
    form.add_argument("--sarif", action="store_true", help="for editors and code hosts (2.1.0)")


def _add_looks(looks: argparse.ArgumentParser) -> None:
    looks.add_argument("story", help=_A_STORY)
    _add_window(looks)


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
    parser.add_argument("story", help=_A_STORY)
    parser.add_argument("look", help="the name of the look")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="FILE",
                        help="PNG or JPEG for a picture, GIF or WebP for a loop")  # fmt: skip
    parser.add_argument(
        "--at", type=float, default=2.5, metavar="SECONDS", help="at which second (2.5 by itself)"
    )
    parser.add_argument("--with", dest="values", action="append", default=[], metavar="NAME=NUMBER",
                        help="a parameter's value; may be given again")  # fmt: skip
    parser.add_argument("--cue", action="append", default=[], metavar="NAME=SECOND",
                        help="fires a cue at a second; may be given again")  # fmt: skip
    parser.add_argument("--size", default="1280x720", help="WIDTHxHEIGHT in pixels (1280x720)")
    parser.add_argument(
        "--length", type=float, default=4.0, metavar="SECONDS", help="of a loop (4)"
    )


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
    given = getattr(options, "home", None) or os.environ.get("SLEEPWALK_HOME")
    return home_and_cache(given, "sleepwalk")


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
    from game.outputs.writing import Unwritten
    from game.walker.work import Unfinished

    try:
        return _walked(options)
    except walk_command.Refused as refused:
        print(refused, file=sys.stderr)
        return refused.status
    except (Unfinished, Unwritten) as failed:
        return _refuse(str(failed))


def _walked(options: argparse.Namespace) -> int:
    paths = walks_command.paths_of(options.stories)
    if len(paths) == 1:
        return walk_command.run(paths[0], options)
    return walks_command.run(paths, options)


def _diff(options: argparse.Namespace) -> int:
    from game.library import find_story, story_at

    old, new = story_at(options.old), story_at(options.new)
    return diff_command.run(old, new, find_story(options.old), options)


def _stats(options: argparse.Namespace) -> int:
    from game.library import stories_at

    return stats_command.run(stories_at(options.story), options)


def _map(options: argparse.Namespace) -> int:
    from game.library import story_at

    try:
        print(map_command.run(story_at(options.story), options))
    except OSError as error:
        where = f" to {error.filename}" if error.filename else ""  # a full disk names none
        return _refuse(f"the map cannot be written{where}: {error.strerror}")
    return CLEAN


def _new(options: argparse.Namespace) -> int:
    return new_command.run(options, _refuse)


def _format(options: argparse.Namespace) -> int:
    return format_command.run(options, _refuse)


def _schema(options: argparse.Namespace) -> int:
    return schema_command.run(options, _refuse)


def _bundle(options: argparse.Namespace) -> int:
    return bundle_command.run(options, _refuse)


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
