"""Reads a file of sounds: what each is, how loud, and of which recordings it consists."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from game.loading.format import Bounds, Key, Shape
from game.loading.nodes import Node, Scalar
from game.loading.numbers import number_within
from game.loading.report import Report, TooMany
from game.loading.shape import Record, is_name, record
from game.loading.yaml_reader import read_yaml
from game.problems import Problem, Source, closest
from game.story.sound import Sound

SOUND_ENDINGS = (".ogg", ".wav", ".flac")
MOST_FORMS = 4
VOLUME = Bounds(0.0, 2.0, whole=False)

SOUND = Shape(
    "a sound",
    (
        Key("describe", "text", "what is heard, in words, for those who do not hear it"),
        Key("volume", "number", "how loud, 0 to 2; by itself 1", of=VOLUME),
        Key("file", "text", "its file in `sounds/`; by itself the one with its name"),
        Key(
            "forms", "list", "of a music: its files, from quiet to full", False, "text", MOST_FORMS
        ),
    ),
)

SOUNDS_FILE = Shape(
    "a file of sounds", (Key("sounds", "group", "the sounds, by name", True, SOUND),)
)


def read_sounds(
    source: Source | None, files: Collection[str]
) -> tuple[Mapping[str, Sound], tuple[Problem, ...]]:
    """The sounds of a folder, by name, and the problems found in the file that tells of them.

    `files` are the recordings that there are, by the names of their files. Of those that are no
    part of a sound that is told of, each is a sound of its own name.
    """
    told: dict[str, Sound] = {}
    report = Report()
    try:
        root = read_yaml(source, report, "sounds") if source else None
        values = record(root, SOUNDS_FILE, report) if root is not None else None
        for name, node in values.entries("sounds") if values else ():
            sound = _sound(name, node, files, report)
            if sound is not None:
                told[name.value] = sound
    except TooMany:
        pass
    named = {file for sound in told.values() for file in sound.files}
    others = sorted(set(files) - named, reverse=True)
    return {_stem(file): Sound(_stem(file), (file,)) for file in others} | told, report.problems


def report_unknown_sound(name: Scalar, sounds: Collection[str], report: Report) -> None:
    """Tells of a sound that neither the game nor the story has."""
    message = f"there is no sound called `{name.value[:60]}`"
    hint = closest(name.value, sounds)
    hint = hint or f"put `{name.value[:60]}.ogg` into the story's folder `sounds/`"
    report.error("unknown-sound", name.span, message, hint)


def _stem(file: str) -> str:
    return file.rpartition(".")[0]


def _sound(name: Scalar, node: Node, files: Collection[str], report: Report) -> Sound | None:
    values = record(node, SOUND, report) if is_name(name, report) else None
    if values is None:
        return None
    found = _files(name, values, files, report)
    volume = values.scalar("volume")
    loud = number_within(volume, VOLUME.low, VOLUME.high, report) if volume else 1.0
    if not found or loud is None:
        return None
    return Sound(name.value, found, values.text("describe"), loud)


def _files(
    name: Scalar, values: Record, files: Collection[str], report: Report
) -> tuple[str, ...] | None:
    """The recordings of a sound; None where one is missing."""
    forms = [item for item in values.items("forms") if isinstance(item, Scalar)]
    if len(forms) > MOST_FORMS:
        message = f"a music has at most {MOST_FORMS} forms, and this one has {len(forms)}"
        report.error("too-many-forms", forms[MOST_FORMS].span, message)
        return None
    named = values.scalar("file")
    asked = forms or ([named] if named else [])
    if not asked:
        own = [file for file in sorted(files) if _stem(file) == name.value]
        if not own:
            message = f"there is no recording of `{name.value}`"
            hint = f"put `{name.value}.ogg` into the folder `sounds/`, or say which `file:` it is"
            report.error("unknown-recording", name.span, message, hint)
        return tuple(own[:1])
    for each in asked:
        if each.value not in files:
            message = f"there is no file `{each.value[:60]}` in `sounds/`"
            hint = closest(each.value, files) or "it must lie in the story's folder `sounds/`"
            report.error("unknown-recording", each.span, message, hint)
            return None
    return tuple(each.value for each in asked)
