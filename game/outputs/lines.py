"""Which lines of a story's files some playthrough can come by: coverage by exploration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.outputs.account import Account
from game.problems import Source, Span
from game.story.model import Choice, Scene
from game.story.prose import When
from game.walker.operations import NO, YES


@dataclass(frozen=True, slots=True)
class Fork:
    """A condition: whether it ever held, and whether it ever did not."""

    line: int
    held: bool
    failed: bool


@dataclass(slots=True)
class Covered:
    """One file: for each line that tells something whether it was met; scenes; conditions."""

    source: Source
    lines: dict[int, bool] = field(default_factory=dict)
    scenes: list[tuple[int, str, bool]] = field(default_factory=list)
    forks: list[Fork] = field(default_factory=list)


def covered(account: Account) -> list[Covered]:
    """All files of a story that have scenes, in the order of their names."""
    files: dict[str, Covered] = {}
    for scene in account.story.scenes.values():
        source = scene.span.source
        file = files.setdefault(source.name, Covered(source))
        file.scenes.append((scene.span.line, scene.name, bool(account.entered(scene.name))))
        _mark_scene(file, scene, account)
    for question in account.walk.survey.map.questions.all:
        if question.topic in ("condition", "text", "case") and question.span is not None:
            answers = account.walk.survey.answers[question.number]
            _mark_fork(files[question.span.source.name], question.about, question.span, answers)
    return [files[name] for name in sorted(files)]


# Lines that belong to a scene, or to one of its choices


def _mark_scene(file: Covered, scene: Scene, account: Account) -> None:
    first = scene.span.line
    met = bool(account.entered(scene.name))
    for line in _block(file.source, first):
        file.lines[line] = file.lines.get(line, False) or met
    for choice in scene.choices:
        _mark_choice(file, choice, first, bool(account.offered(choice)))


def _mark_choice(file: Covered, choice: Choice, scene_line: int, met: bool) -> None:
    """A choice that can never be taken leaves its lines unmet, unless others stand on them."""
    first = _item(file.source, choice.span.line, scene_line)
    if met or first == scene_line:
        return
    for line in _block(file.source, first):
        file.lines[line] = False


def _item(source: Source, line: int, least: int) -> int:
    """The line on which the item of a list begins that a line is part of."""
    margin = _margin(source, line) + source.line_text(line).lstrip().startswith("-")
    for above in range(line, least, -1):
        if source.line_text(above).lstrip().startswith("-") and _margin(source, above) < margin:
            return above
    return least


def _block(source: Source, first: int) -> Iterator[int]:
    """The lines from one on that stand further in than it does, without empty ones and comments."""
    margin = _margin(source, first)
    yield first
    for line in range(first + 1, source.line_count + 1):
        text = source.line_text(line).strip()
        if not text or text.startswith("#"):
            continue
        if _margin(source, line) <= margin:
            return
        yield line


def _margin(source: Source, line: int) -> int:
    text = source.line_text(line)
    return len(text) - len(text.lstrip())


# Conditions of choices, within a text, and under `to:`


def _mark_fork(file: Covered, about: object, span: Span, answers: int) -> None:
    file.forks.append(Fork(span.line, bool(answers & YES), bool(answers & NO)))
    if isinstance(about, When):
        then, otherwise = _parts(span)
        for part, answer in ((then, YES), (otherwise, NO)):
            if not answers & answer:
                _miss(file, *part)
    elif not answers & YES and file.source.line_text(span.line).lstrip().startswith("-"):
        file.lines[span.line] = False


def _miss(file: Covered, start: int, end: int) -> None:
    """The lines that hold nothing but what stands between two places are not met."""
    first = file.source.line_and_column(start)[0]
    last = file.source.line_and_column(max(start, end - 1))[0]
    for line in range(first, last + 1):
        begin = file.source.line_start(line) + _margin(file.source, line)
        stop = file.source.line_start(line) + len(file.source.line_text(line).rstrip())
        if line in file.lines and start <= begin < stop <= end:
            file.lines[line] = False


def _parts(condition: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the two parts of a conditional text stand: behind the colon, and behind the bar."""
    text = condition.source.text
    ends, depth, at = [], 0, condition.end
    while at < len(text) and depth >= 0:
        letter = text[at]
        at += 2 if letter == "\\" else 1
        depth += (letter == "{") - (letter == "}")
        if depth < 0 or (depth == 0 and letter == "|"):
            ends.append(at - 1)
    if not ends:  # a text that was not typed here
        return (condition.end, condition.end), (condition.end, condition.end)
    return (condition.end, ends[0]), (ends[0] + 1, ends[-1])
