"""Small stories, made at random, that use everything of the format."""

from __future__ import annotations

import random
import re
from pathlib import Path

OWN = {
    "n": "0..3",
    "m": "-1..2 = 1",
    "lamp": "false",
    "mood": "calm | afraid | glad",
    "mask": "worn | calm | lost = calm",
    "oil": "0..9 = 4",
    "nick": "text",
}
KEPT = {"past": "0..1", "owed": "true", "tune": "none | low", "name": "text"}
SCARCE = {"mask": 0.4, "oil": 0.25, "owed": 0.3, "tune": 0.25, "name": 0.2}
"""How often a story has a variable that most have not: few states can be gone through singly."""
LONG = 0.15
"""How often a story has many scenes, and for that few variables; how often a `do:` is long."""

CONDITIONS = [
    "n >= 2", "n < m", "lamp", "not lamp", "mood == afraid", "mood in [calm, glad]", "n == 0",
    "m + n > 2", "past == 1", "seen(s1)", "visits(s0) < 3", "chosen(c00)", "reached(e0)",
    "reached_kind(waking)", "lamp and n > 0", "n != 3 or not lamp", "reached_any(chance)",
    "0 <= m < n", "n not in [1, 2]", "(n + m) % 2 == 0", "n // 2 == m", "min(n, m) >= 1",
    "max(n, 1 - m, 0) > 1", "abs(m) == 1", "(n if lamp else m) > 1", "n * m >= 2",
    "mask == worn", "mask != calm and lamp", "oil < 3", "oil % 4 == n", "owed", "tune == low",
    "owed or past == 0", "reached_kind(drowning)", "reached(other/dawn)", "reached_any(other)",
    "reached_kind(other/dark)", "visits(s1) in [1, 3]", "not (seen(s1) or lamp)",
]  # fmt: skip
EFFECTS = [
    "n += 1", "n -= 1", "n = m", "m -= 2", "m += 1", "lamp = true", "lamp = not lamp",
    "mood = afraid", "mood = glad if lamp else calm", "past = 1", "n += 2 if lamp else 1", "n = 0",
    "n = min(n + 1, 2)", "m = n - 1", "n += m", "mask = worn", "mask = lost", "oil -= 3",
    "oil += n", "oil = oil // 2", "owed = false", "owed = lamp", "tune = low", "lamp = n > m",
    "m = -m", "mood = mood", "n = abs(m - n)",
]  # fmt: skip
PROMISES = [
    "always: n <= 2", "never: at(e0) and lamp", "possible: at(s1) and n == 3",
    "always: m + n >= -1", "possible: mood == glad and lamp", "never: at(s0) and past == 1",
    "always: not at(s1) or oil > 0", "never: owed and at(e1)", "possible: at(v0) and lamp",
    "always: visits(s1) < 3", "possible: reached(other/dawn) and at(e1)",
]  # fmt: skip
ALTERNATIVES = [
    "{one|two|three}", "{&one|two}", "{!one|two}", "{~one|two|three}", "{one|{two|three}}",
    "{one|two|three|four|five}", "{~one|{two|three}}", "{!one|{&two|three}|{four|five|six}}",
]  # fmt: skip
NAMES = re.compile(r"[a-z_]\w*")


def random_story(chance: random.Random) -> str:
    """The YAML of a story that can be read without errors."""
    return _Teller(chance).story()


class _Teller:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.long = self._maybe(LONG)
        self.scenes = [f"s{i}" for i in range(chance.randint(*((6, 10) if self.long else (2, 4))))]
        self.visited = [f"v{i}" for i in range(chance.randint(0, 2))]
        self.lines = ["story: Chance"]
        self.own = self._some(OWN)
        self.kept = self._some(KEPT)
        missing = (OWN.keys() | KEPT.keys()) - (self.own | self.kept) | {"v0"} - {*self.visited}
        self.conditions, self.effects, self.promises = (
            [each for each in pool if missing.isdisjoint(NAMES.findall(each))]
            for pool in (CONDITIONS, EFFECTS, PROMISES)
        )
        # What earlier playthroughs of another story left multiplies all states.
        if self._maybe(0.75):
            self.conditions = [each for each in self.conditions if "other" not in each]
            self.promises = [each for each in self.promises if "other" not in each]

    def _some(self, pool: dict[str, str]) -> set[str]:
        few = 0.4 if self.long else 1
        return {name for name in pool if self._maybe(few * SCARCE.get(name, 0.95))}

    def story(self) -> str:
        if self._maybe(0.15):
            self.lines.append("start: s1")
        for title, pool, names in (
            ("variables", OWN, self.own),
            ("remember", KEPT, self.kept),
        ):
            told = [f"  {name}: {pool[name]}" for name in pool if name in names]
            self.lines += [f"{title}:", *told] if told else []
        count = min(len(self.promises), self.chance.randint(0, 2))
        promises = self.chance.sample(self.promises, count)
        if promises:
            self.lines += ["promises:", *(f"  - {promise}" for promise in promises)]
        self.lines.append("scenes:")
        for number, name in enumerate(self.scenes):
            self._scene(number, name)
        for number, name in enumerate(self.visited):
            self._visit(number, name)
        for name, kind in (("e0", "waking"), ("e1", "drowning")):
            self.lines += [f"  {name}:", f"    ending: {kind}", "    title: End"]
            self._text("    ")
        return "\n".join(self.lines) + "\n"

    def _maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _condition(self) -> str:
        return self.chance.choice(self.conditions)

    # Words

    def _words(self, depth: int = 0) -> str:
        """Words on one line, with all that texts can hold."""
        shape = self.chance.random()
        if shape < 0.3 or depth > 2:
            return self.chance.choice(["Words.", "*Soft* words.", "[whisper]Hush[/whisper], hush."])
        if shape < 0.6:
            other = f" | {self._words(depth + 1)}" if self._maybe(0.6) else ""
            return f"{{{self._condition()}: {self._words(depth + 1)}{other}}} And."
        if shape < 0.8:
            return f"So **{self.chance.choice(ALTERNATIVES)}**. {self._words(depth + 1)}"
        return (
            f"Value {{{self.chance.choice(self._shown())}}}, [pause 0.5] {self._words(depth + 1)}"
        )

    def _shown(self) -> list[str]:
        shown = ("n", "n + m", "mood", "past", "nick", "name", "oil // 2", "tune", "mask")
        known = self.own | self.kept
        return [each for each in shown if known.issuperset(NAMES.findall(each))] or ["1 + 1"]

    def _text(self, indent: str) -> None:
        shape = self.chance.random()
        if shape < 0.4:
            self.lines.append(f"{indent}text: Words.")
        elif shape < 0.85:
            self.lines.append(f'{indent}text: "{self._words()}"')
        else:
            self.lines += [
                f"{indent}text:",
                f'{indent}  - "{self._words()}"',
                f'{indent}  - if: "{self._condition()}"',
                f'{indent}    text: "{self._words()}"',
            ]
            if self._maybe(0.5):
                self.lines.append(f'{indent}    else: "{self._words(1)}"')

    def _effects(self, indent: str) -> None:
        if self._maybe(0.6) and self.effects:
            count = self.chance.randint(*((8, 20) if self._maybe(LONG) else (1, 3)))
            effects = [self.chance.choice(self.effects) for _ in range(count)]
            quoted = ", ".join(f'"{effect}"' for effect in effects)
            self.lines.append(f"{indent}do: [{quoted}]")

    # Where to

    def _target(self, extra: tuple[str, ...] = ()) -> str:
        return self.chance.choice([*self.scenes, "e0", "e1", *extra])

    def _destination(self, indent: str, extra: tuple[str, ...] = ()) -> None:
        shape = self.chance.random()
        if shape < 0.6:
            self.lines.append(f"{indent}to: {self._target(extra)}")
        elif shape < 0.85:
            self.lines.append(f"{indent}to:")
            for _ in range(self.chance.randint(1, 2)):
                self.lines.append(f'{indent}  - "{self._condition()} -> {self._target(extra)}"')
            if self._maybe(0.5):
                self.lines.append(f"{indent}  - {self._target(extra)}")
            elif self._maybe(0.4):
                self.lines.append(f"{indent}  - {{chance: {{{self._weights(extra)}}}}}")
        else:
            self.lines.append(f"{indent}to: {{chance: {{{self._weights(extra)}}}}}")

    def _weights(self, extra: tuple[str, ...]) -> str:
        targets = sorted({self._target(extra), self._target(extra)})
        return ", ".join(f"{t}: {self.chance.randint(1, 3)}" for t in targets)

    # Choices

    def _choices(self, number: int, prefix: str, extra: tuple[str, ...], must_visit: bool) -> None:
        self.lines.append("    choices:")
        for index in range(self.chance.randint(1, 3)):
            if prefix == "c" and index == 2 and self._maybe(0.3):
                self.lines.append(f"      - Say it in short. -> {self._target(extra)}")
                continue
            self._choice(number, index, prefix, extra, must_visit and not index)

    def _choice(
        self, number: int, index: int, prefix: str, extra: tuple[str, ...], must_visit: bool
    ) -> None:
        timed = index == 1 and self._maybe(0.3)
        self.lines.append(f"      - id: {prefix}{number}{index}")
        if not timed or self._maybe(0.5):
            words = f"Say {index}. {self._words(1)}" if self._maybe(0.2) else f"Say {index}."
            self.lines.append(f'        say: "{words}"')
            if self._maybe(0.5):
                self.lines.append(f'        if: "{self._condition()}"')
                if self._maybe(0.3):
                    locked = self._words(1) if self._maybe(0.4) else "Not yet."
                    self.lines.append(f'        locked: "{locked}"')
        if self._maybe(0.1 if self.long else 0.25):
            self.lines.append("        once: true")
        if timed:
            self.lines.append("        after: 3")
        elif self._maybe(0.15) and self.own & {"nick"}:
            self.lines.append("        ask: nick")
        self._effects("        ")
        if self._maybe(0.3):
            self._text("        ")
        if prefix == "c" and self.visited and (must_visit or self._maybe(0.2)):
            self.lines.append(f"        visit: {self.chance.choice(self.visited[:1])}")
        self._destination("        ", extra)

    # Scenes

    def _setting(self) -> None:
        if self._maybe(0.2) and self.own & {"n"}:
            self.lines.append("    look: {wings: {glow: n / 3}}")
        if self._maybe(0.1):
            self.lines += ["    music: rain", "    sound: bell"]
        elif self._maybe(0.1) and self.own & {"m"}:
            self.lines.append("    music: {rain: abs(m) / 2}")

    def _scene(self, number: int, name: str) -> None:
        self.lines.append(f"  {name}:")
        self._setting()
        self._effects("    ")
        self._text("    ")
        if number == 0 or self._maybe(0.75):
            if self.visited and self._maybe(0.1):
                self.lines.append("    visit: v0")
            self._choices(number, "c", (), must_visit=number == 0)
            if self._maybe(0.3):
                self._destination("    ")
        else:
            if self.visited and self._maybe(0.3):
                self.lines.append("    visit: v0")
            self._destination("    ")

    def _visit(self, number: int, name: str) -> None:
        """A visited scene leads back only: anything else could begin the visit again."""
        self.lines.append(f"  {name}:")
        self._setting()
        self._effects("    ")
        self._text("    ")
        if number == 0 and len(self.visited) > 1:
            self.lines += ["    visit: v1", "    to: return"]
        elif self._maybe(0.5):
            condition = self._condition()
            self.lines += [
                "    choices:",
                f"      - {{say: Back., id: b{number}, if: '{condition}', to: return}}",
                f"      - {{say: On., id: d{number}, to: {{chance: {{return: 2, e1: 1}}}}}}",
            ]
            if self._maybe(0.4):
                stay = f"say: Stay., id: k{number}, once: true, to: {name}"
                self.lines.append(f"      - {{{stay}}}")
        elif self._maybe(0.3):
            self.lines += ["    to:", f'      - "{self._condition()} -> e0"', "      - return"]
        else:
            self.lines.append("    to: return")


def flags_and_numbers(seed: int, scenes: int, counters: int, flags: int) -> str:
    """A larger story without loops between sets of scenes: conditions on counters and flags."""
    chance = random.Random(seed)
    numbers, truths = [f"c{i}" for i in range(counters)], [f"f{i}" for i in range(flags)]
    lines = ["story: Large", "variables:"]
    lines += [f"  {name}: 0..9" for name in numbers] + [f"  {name}: false" for name in truths]
    lines.append("scenes:")
    for number in range(scenes):
        lines += [f"  s{number}:", "    text: Words.", "    choices:"]
        for index in range(3):
            to = min(scenes, number + chance.randint(1, 3))
            if index == 2 and number and chance.random() < 0.3:
                to = max(0, number - chance.randint(0, 3))
            lines += [
                f"      - say: Go {index}.",
                f"        id: k{number}-{index}",
                f"        to: s{to}",
            ]
            if index and chance.random() < 0.5:
                lines.append(f"        if: {chance.choice(numbers)} >= {chance.randint(1, 5)}")
            lines.append(
                f"        do: [{chance.choice(numbers)} += {chance.randint(1, 3)},"
                f" {chance.choice(truths)} = {chance.choice(['true', 'false'])}]"
            )
    lines += [f"  s{scenes}:", "    ending: waking", "    title: End", "    text: Light."]
    return "\n".join(lines) + "\n"


def write(folder: Path, name: str, text: str) -> Path:
    """Writes a story to a file of its own."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path
