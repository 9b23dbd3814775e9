"""Former names: what scenes and choices were called before, so that saves still find them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from game.loading.drafts import SceneDraft
from game.loading.nodes import Scalar
from game.loading.report import Report
from game.loading.shape import Record, is_name, texts


def former_names(values: Record, report: Report) -> tuple[str, ...]:
    """The names under `was:`; what is no name is reported."""
    return tuple(name.value for name in texts(values.node("was"), report) if is_name(name, report))


def check_former_names(scenes: Mapping[str, SceneDraft], report: Report) -> None:
    """A former name leads to one scene, or to one choice of a scene, and nothing has it now."""
    former = [name for scene in scenes.values() for name in _former(scene.record)]
    _check(former, scenes, "scene", report)
    for scene in scenes.values():
        records = [choice.record for choice in scene.choices if choice.record is not None]
        ids = [name for values in records for name in _former(values)]
        _check(ids, [choice.id for choice in scene.choices], "choice", report)


def _former(values: Record) -> Iterator[Scalar]:
    # What is no list of words was reported when the scene was read.
    return texts(values.node("was"), Report())


def _check(former: list[Scalar], present: Collection[str], what: str, report: Report) -> None:
    known: dict[str, Scalar] = {}
    for name in former:
        if name.value in present:
            message = f"there is a {what} called `{name.value}` now, so nothing else was called so"
            hint = f"saves lead to the {what} that has the name; take it away here"
            report.error("former-name-taken", name.span, message, hint)
        elif name.value in known:
            first = known[name.value].span.place
            message = f"`{name.value}` is a former name of two {what}s; the first stands at {first}"
            hint = f"leave it to the {what} to which old saves should lead"
            report.error("former-name-taken", name.span, message, hint)
        known.setdefault(name.value, name)
