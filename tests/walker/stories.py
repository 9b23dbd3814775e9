"""Small stories, made at random, that use everything of the format."""

from __future__ import annotations

import random
from pathlib import Path

HEAD = """\
story: Chance
variables:
  n: 0..3
  m: -1..2 = 1
  lamp: false
  mood: calm | afraid | glad
  nick: text
remember:
  past: 0..1
"""
CONDITIONS = [
    "n >= 2", "n < m", "lamp", "not lamp", "mood == afraid", "mood in [calm, glad]", "n == 0",
    "m + n > 2", "past == 1", "seen(s1)", "visits(s0) < 3", "chosen(c00)", "reached(e0)",
    "reached_kind(waking)", "lamp and n > 0", "n != 3 or not lamp", "reached_any(chance)",
]  # fmt: skip
EFFECTS = [
    "n += 1", "n -= 1", "n = m", "m -= 2", "m += 1", "lamp = true", "lamp = not lamp",
    "mood = afraid", "mood = glad if lamp else calm", "past = 1", "n += 2 if lamp else 1", "n = 0",
]  # fmt: skip
PROMISES = [
    "always: n <= 2", "never: at(e0) and lamp", "possible: at(s1) and n == 3",
    "always: m + n >= -1", "possible: mood == glad and lamp", "never: at(s0) and past == 1",
]  # fmt: skip


def random_story(chance: random.Random) -> str:
    """The YAML of a story that can be read without errors."""
    return _Teller(chance).story()


class _Teller:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.scenes = [f"s{i}" for i in range(chance.randint(2, 4))]
        self.visited = [f"v{i}" for i in range(chance.randint(0, 2))]
        self.lines = HEAD.splitlines()

    def story(self) -> str:
        promises = self.chance.sample(PROMISES, self.chance.randint(0, 2))
        if promises:
            self.lines += ["promises:", *(f"  - {promise}" for promise in promises)]
        self.lines.append("scenes:")
        for number, name in enumerate(self.scenes):
            self._scene(number, name)
        for number, name in enumerate(self.visited):
            self._visit(number, name)
        for name, kind in (("e0", "waking"), ("e1", "drowning")):
            self.lines += [
                f"  {name}:",
                f"    ending: {kind}",
                "    title: End",
                f"    text: {self._text()}",
            ]
        return "\n".join(self.lines) + "\n"

    def _maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _condition(self) -> str:
        return self.chance.choice(CONDITIONS)

    def _text(self) -> str:
        if self._maybe(0.4):
            return f'"Words. {{{self._condition()}: Then. | Else.}} {{n}}"'
        return '"Words {one|two|three}."' if self._maybe(0.3) else "Words."

    def _effects(self, indent: str) -> None:
        if self._maybe(0.6):
            effects = [self.chance.choice(EFFECTS) for _ in range(self.chance.randint(1, 2))]
            self.lines.append(f"{indent}do: [{', '.join(effects)}]")

    def _target(self, extra: tuple[str, ...] = ()) -> str:
        return self.chance.choice([*self.scenes, "e0", "e1", *extra])

    def _destination(self, indent: str, extra: tuple[str, ...] = ()) -> None:
        shape = self.chance.random()
        if shape < 0.6:
            self.lines.append(f"{indent}to: {self._target(extra)}")
        elif shape < 0.85:
            self.lines.append(f"{indent}to:")
            for _ in range(self.chance.randint(1, 2)):
                self.lines.append(f"{indent}  - {self._condition()} -> {self._target(extra)}")
            if self._maybe(0.7):
                self.lines.append(f"{indent}  - {self._target(extra)}")
        else:
            targets = sorted({self._target(extra), self._target(extra)})
            weights = ", ".join(f"{t}: {self.chance.randint(1, 3)}" for t in targets)
            self.lines.append(f"{indent}to: {{chance: {{{weights}}}}}")

    def _choices(self, number: int, prefix: str, extra: tuple[str, ...], must_visit: bool) -> None:
        self.lines.append("    choices:")
        for index in range(self.chance.randint(1, 3)):
            self.lines += [f"      - say: Say {index}.", f"        id: {prefix}{number}{index}"]
            if self._maybe(0.5):
                self.lines.append(f'        if: "{self._condition()}"')
                if self._maybe(0.3):
                    self.lines.append("        locked: Not yet.")
            if self._maybe(0.25):
                self.lines.append("        once: true")
            if index == 1 and self._maybe(0.3):
                self.lines.append("        after: 3")
            elif self._maybe(0.15):
                self.lines.append("        ask: nick")
            self._effects("        ")
            if self._maybe(0.3):
                self.lines.append(f"        text: {self._text()}")
            if prefix == "c" and self.visited and ((must_visit and not index) or self._maybe(0.2)):
                self.lines.append(f"        visit: {self.chance.choice(self.visited[:1])}")
            self._destination("        ", extra)

    def _scene(self, number: int, name: str) -> None:
        self.lines.append(f"  {name}:")
        self._effects("    ")
        self.lines.append(f"    text: {self._text()}")
        if number == 0 or self._maybe(0.75):
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
        self._effects("    ")
        self.lines.append(f"    text: {self._text()}")
        if number == 0 and len(self.visited) > 1:
            self.lines += ["    visit: v1", "    to: return"]
        elif self._maybe(0.5):
            self.lines += [
                "    choices:",
                f"      - {{say: Back., id: b{number}, if: '{self._condition()}', to: return}}",
                f"      - {{say: On., id: d{number}, to: {{chance: {{return: 2, e1: 1}}}}}}",
            ]
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
