"""Composes stories of all that the format has: for tests that must hold of every story."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

VARIABLES = {
    "awe": "0..10",
    "breath": "-3..9 = 4",
    "named": "false",
    "mask": "offered | worn | fused",
    "mood": "calm | afraid = afraid",
    "nickname": "text",
}
REMEMBERED = {"visitors": "0..5", "trusted": "true", "season": "winter | spring"}
_NUMBERS = ("awe", "breath", "visitors")
_FLAGS = ("named", "trusted")
_WORDS = {
    "mask": ("offered", "worn", "fused"),
    "mood": ("calm", "afraid"),
    "season": ("winter", "spring"),
}


@st.composite
def number(draw: st.DrawFn, depth: int = 2) -> str:
    """A calculation."""
    kind = draw(st.integers(0, 8 if depth else 2))
    if kind == 0:
        return str(draw(st.integers(0, 12)))
    if kind <= 2:
        return draw(st.sampled_from(_NUMBERS))
    inner, other = draw(number(depth - 1)), draw(number(depth - 1))
    return (
        f"({inner} + {other})",
        f"({inner} - {other})",
        f"({inner} * {draw(st.integers(-2, 3))})",
        f"({inner} // max(1, {other}))",
        f"({inner} % {draw(st.integers(1, 5))})",
        f"{draw(st.sampled_from(['min', 'max']))}({inner}, {other})",
    )[kind - 3]


@st.composite
def condition(draw: st.DrawFn, facts: tuple[str, ...] = (), depth: int = 2) -> str:
    """A condition; `facts` are those that the story can ask."""
    kind = draw(st.integers(0, 8 if depth else 4))
    if kind == 0:
        return draw(st.sampled_from(_FLAGS))
    if kind == 1:
        sign = draw(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
        return f"{draw(number(1))} {sign} {draw(number(1))}"
    if kind == 2:
        variable = draw(st.sampled_from(sorted(_WORDS)))
        sign = draw(st.sampled_from(["==", "!="]))
        return f"{variable} {sign} {draw(st.sampled_from(_WORDS[variable]))}"
    if kind == 3:
        return "mask in [worn, fused]"
    if kind == 4:
        return draw(st.sampled_from(facts)) if facts else "true"
    inner, other = draw(condition(facts, depth - 1)), draw(condition(facts, depth - 1))
    return (
        f"({inner} and {other})",
        f"({inner} or {other})",
        f"not ({inner})",
        f"({inner} if named else {other})",
    )[kind - 5]


@st.composite
def effect(draw: st.DrawFn) -> str:
    kind = draw(st.integers(0, 3))
    if kind == 0:
        sign = draw(st.sampled_from(["=", "+=", "-="]))
        return f"{draw(st.sampled_from(_NUMBERS))} {sign} {draw(number())}"
    if kind == 1:
        return f"{draw(st.sampled_from(_FLAGS))} = {draw(condition())}"
    variable = draw(st.sampled_from(sorted(_WORDS)))
    return f"{variable} = {draw(st.sampled_from(_WORDS[variable]))}"


@st.composite
def prose(draw: st.DrawFn, facts: tuple[str, ...], depth: int = 2) -> str:
    """Marked-up text."""
    kind = draw(st.integers(0, 8 if depth else 2))
    if kind <= 1:
        return draw(st.sampled_from(["A hall.", "Nobody", "it was “you”", "—", "3 * 4 \\{"]))
    if kind == 2:
        return draw(st.sampled_from(["{awe}", "{nickname}", "{mask}", "{awe + breath}"]))
    a, b = draw(prose(facts, depth - 1)), draw(prose(facts, depth - 1))
    sign = draw(st.sampled_from(["", "&", "!", "~"]))
    return (
        f"{a} {b}",
        f"{{{draw(condition(facts, 1))}: {a} | {b}}}",
        f"{{{sign}{a}|{b}}}",
        f"[whisper]{a}[/whisper] [pause 1.5] [cue feathers] {b}",
        f"{a}\n\n{b}",
        f"{a}\n\n***\n\n{b}",
    )[kind - 3]


@st.composite
def text(draw: st.DrawFn, facts: tuple[str, ...]) -> Any:
    """A text, or a list of texts, some with conditions."""
    if draw(st.booleans()):
        return draw(prose(facts))
    return [
        draw(prose(facts)),
        {"if": draw(condition(facts)), "text": draw(prose(facts)), "else": draw(prose(facts))},
    ]


@st.composite
def destination(draw: st.DrawFn, scenes: tuple[str, ...], facts: tuple[str, ...]) -> Any:
    """Where it leads: a scene, conditions in turn, or chance."""
    kind = draw(st.integers(0, 3))
    scene = st.sampled_from(scenes)
    if kind <= 1:
        return draw(scene)
    if kind == 2:
        cases = [f"{draw(condition(facts))} -> {draw(scene)}" for _ in range(2)]
        return [*cases, draw(scene)]
    return {"chance": draw(st.dictionaries(scene, st.integers(1, 5), min_size=1, max_size=3))}


@st.composite
def story(draw: st.DrawFn) -> str:
    """The text of a story that loads: scenes, endings, and scenes that are visited."""
    count = draw(st.integers(2, 5))
    names = tuple(f"scene{number}" for number in range(count))
    ends, memories = ("dawn", "night"), ("memory", "deeper")
    facts = (
        *(f"seen({name})" for name in names),
        *(f"visits({name}) > 2" for name in names),
        "chosen(scene0-0)",
        "reached(dawn)",
        "reached_kind(waking)",
        "reached_any(other)",
        "reached(other/dusk)",
    )
    scenes: dict[str, Any] = {}
    for name in names:
        scenes[name] = draw(_scene(name, (*names, *ends), memories, facts))
    for end in ends:
        scenes[end] = {"ending": "waking", "title": end.title(), "text": draw(text(facts))}
    scenes["memory"] = draw(_memory("memory", facts)) | {"visit": "deeper"}
    scenes["deeper"] = draw(_memory("deeper", facts))
    scenes["scene0"]["choices"].append({"say": "Recall.", "visit": "memory", "to": "scene0"})
    return json.dumps(
        {
            "story": "A Dream",
            "variables": VARIABLES,
            "remember": REMEMBERED,
            "scenes": scenes,
        },
        indent=1,
        ensure_ascii=False,
    )


@st.composite
def _scene(
    draw: st.DrawFn,
    name: str,
    leads_to: tuple[str, ...],
    visits: tuple[str, ...],
    facts: tuple[str, ...],
) -> dict[str, Any]:
    where = destination(leads_to, facts)
    choices: list[Any] = [
        draw(_choice(f"{name}-{number}", where, visits, facts))
        for number in range(draw(st.integers(1, 4)))
    ]
    choices.append(f"Go on from {name}. -> {draw(st.sampled_from(leads_to))}")
    if draw(st.booleans()):
        choices.append({"after": 8, "to": draw(where)})
    scene: dict[str, Any] = {"text": draw(text(facts)), "choices": choices}
    if draw(st.booleans()):
        scene["do"] = draw(st.lists(effect(), min_size=1, max_size=3))
    if draw(st.booleans()):
        scene["to"] = draw(where)
    if visits and draw(st.integers(0, 4)) == 0:
        scene["visit"] = draw(st.sampled_from(visits))
    return scene


@st.composite
def _choice(
    draw: st.DrawFn,
    name: str,
    where: st.SearchStrategy[Any],
    visits: tuple[str, ...],
    facts: tuple[str, ...],
) -> dict[str, Any]:
    choice: dict[str, Any] = {"say": f"Take {name}.", "id": name, "to": draw(where)}
    extras: dict[str, st.SearchStrategy[Any]] = {
        "if": condition(facts),
        "locked": prose(facts, 0),
        "once": st.just(True),
        "do": st.lists(effect(), min_size=1, max_size=2),
        "text": prose(facts),
        "ask": st.just("nickname"),
    }
    if visits:
        extras["visit"] = st.sampled_from(visits)
    for key in draw(st.sets(st.sampled_from(sorted(extras)))):
        choice[key] = draw(extras[key])
    return choice


@st.composite
def _memory(draw: st.DrawFn, name: str, facts: tuple[str, ...]) -> dict[str, Any]:
    """A scene that is visited, and comes back."""
    back = {"say": f"Leave {name}.", "do": draw(effect()), "to": "return"}
    scene: dict[str, Any] = {"text": draw(text(facts))}
    if draw(st.booleans()):
        return {**scene, "choices": [back]}
    return {**scene, "to": "return"}
