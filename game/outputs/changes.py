"""What changed between two versions of a story, as one reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from textwrap import wrap

from game.outputs.chances import share
from game.outputs.difference import Chance, Change, Difference, Replayed
from game.outputs.setting import many
from game.problems import visible
from game.walker.figures import Figures
from game.walker.report import Finding

_WIDTH = 92


def as_text(difference: Difference) -> str:
    """The whole report, part by part; parts without news are left out."""
    parts = [
        [_heading(difference)],
        *_changes(difference.changes),
        _chances(difference),
        _playtests(difference.replayed),
        _findings("What is wrong now, and was not before", difference.found),
        _findings("What was wrong before, and is mended", difference.mended),
        [_verdict(difference)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _heading(difference: Difference) -> str:
    old, new = difference.old, difference.new
    title = visible(new.story.title)
    lines = [f"{title}, before and after", ""]
    for when, account in (("before", old), ("after ", new)):
        story = account.story
        choices = sum(len(scene.choices) for scene in story.scenes.values())
        told = [many(len(story.scenes), "scene"), many(choices, "choice")]
        told.append(many(len(story.endings), "ending"))
        walked = "complete" if account.walk.complete else "not walked to the end"
        lines.append(f"  {when}  {', '.join(told)}; {walked}")
    return "\n".join(lines)


_NEWS: tuple[tuple[str, Callable[[Change], bool]], ...] = (
    ("Can no longer be reached", lambda c: c.lost and c.new == "unreachable"),
    ("Taken away", lambda c: c.new == "absent" and c.old != "unreachable"),
    ("Can be reached now", lambda c: c.won and c.old == "unreachable"),
    ("New", lambda c: c.old == "absent" and c.new != "unreachable"),
    ("New, and never reached", lambda c: c.old == "absent" and c.new == "unreachable"),
    ("Taken away, and never was reached", lambda c: c.new == "absent" and c.old == "unreachable"),
    ("No longer known, since a walk was not complete", lambda c: c.new == "unknown"),
    ("Has another name now", lambda c: c.renamed),
)


def _changes(changes: Sequence[Change]) -> Iterator[list[str]]:
    """Each change under the first heading that fits."""
    left = list(changes)
    for title, fits in _NEWS:
        mine = [change for change in left if fits(change)]
        left = [change for change in left if change not in mine]
        if mine:
            yield [title, *(f"  {each.what.ljust(7)} {_name(each)}" for each in mine)]


def _name(change: Change) -> str:
    return f"{change.was} → {change.name}" if change.renamed else change.name


def _chances(difference: Difference) -> list[str]:
    """The endings whose chances moved."""
    before, after = difference.old.walk.likely, difference.new.walk.likely
    if before is None or after is None:
        return ["Where it ends: not known, since a walk was not complete"]
    moved = [each for each in difference.chances if each.moved]
    if not moved:
        return ["Where it ends: as likely as before"]
    width = max(len(each.title) for each in moved)
    old, new = before.figures, after.figures
    about = ", about" if old.playthroughs or new.playthroughs else ""
    return [
        f"Where it ends, for a first-time player who takes any open choice{about}",
        *(_chance(each, width, old, new) for each in moved),
    ]


def _chance(each: Chance, width: int, old: Figures, new: Figures) -> str:
    before = "–" if each.old is None else share(each.old, old)
    after = "–" if each.new is None else share(each.new, new)
    points = 100 * ((each.new or 0.0) - (each.old or 0.0))
    return f"  {each.title.ljust(width)}  {before:>9} → {after:>9}   {points:+7.2f} points"


def _playtests(replayed: Sequence[Replayed]) -> list[str]:
    if not replayed:
        return []
    good = sum(not each.new for each in replayed)
    lines = [f"Playtests: {good} of {len(replayed)} come true on the new version"]
    for each in replayed:
        if each.new:
            mark = "✗" if each.broken else "·"
            before = "" if each.broken else " (nor did it before)"
            file = PurePath(each.playtest.span.source.name).name
            lines.append(f"  {mark} {file}: {visible(each.playtest.name)}{before}")
            lines += _wrapped(each.new[0], "      ")
    return lines


def _findings(title: str, findings: Sequence[Finding]) -> list[str]:
    lines = []
    for finding in findings:
        problem = finding.problem
        file = PurePath(problem.span.source.name).name
        lines += _wrapped(f"{file}:{problem.span.line}: {problem.message} [{problem.code}]", "  ")
    return [title, *lines] if lines else []


def _wrapped(text: str, margin: str) -> list[str]:
    return wrap(
        visible(text),
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _verdict(difference: Difference) -> str:
    lost = sum(change.lost for change in difference.changes)
    broken = sum(each.broken for each in difference.replayed)
    told = []
    if lost:
        told.append(f"{many(lost, 'thing')} can no longer be reached")
    if broken:
        verb = "comes" if broken == 1 else "come"
        told.append(f"{many(broken, 'playtest')} no longer {verb} true")
    verdict = " and ".join(told) or "Nothing that could be done before is lost"
    proved = "" if difference.complete else ", as far as was walked"
    return f"{verdict[0].upper()}{verdict[1:]}{proved}."
