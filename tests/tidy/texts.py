"""Makes files as writers might have left them: any indent, any quotes, comments everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

WORDS = [
    "Fog", "a ferry", "It's late", 'He said "No"', "Fog: the ferry", "Room # 5", "- dash", "true",
    "12", "wörter", "back\\slash", "*star*", "{awe > 1: Yes. | No.}", "Wait. -> quay", "[pause]",
    "***", "…", "a  b", "x,y", "#tag", "'", '"', "日本", "no", "~", "&c", "!x", "%", "@", "`",
]  # fmt: skip
PLAIN = ["Fog", "a ferry lies here", "It's late", "wörter", "12", "a -> b", "x,y"]
BETWEEN = ["Fog", "a ferry lies", "wörter", "12", "a -> b", "[a, b]", "{k: v}", "'it''s'",
           "'so  late'", '"so  late"', '"a \\"b\\""', "'it''s \"b\"'", "''", "''"]  # fmt: skip
KEYS = ["text", "say", "choices", "else", "if", "do", "note", "to", "über", "a-b", "scenes"]
COMMENTS = ["# one", "#two", "# three: [x]", "# - four", '# "five', "#", "# é"]


@dataclass
class Page:
    """A file that is being typed."""

    chance: Random
    lines: list[str] = field(default_factory=list)
    comments: int = 0

    def maybe(self, odds: int) -> bool:
        return self.chance.randint(0, odds) == 0

    def between(self, column: int) -> None:
        """Blank lines and comments before what comes next."""
        while self.maybe(4):
            if self.maybe(1):
                self.lines.append(" " * self.chance.randint(0, 3))
            else:
                self.comments += 1
                self.lines.append(
                    " " * self.chance.randint(0, column) + self.chance.choice(COMMENTS)
                )

    def beside(self) -> str:
        if not self.maybe(5):
            return ""
        self.comments += 1
        return " " * self.chance.randint(1, 4) + self.chance.choice(COMMENTS)

    def value(self, start: str, column: int, depth: int) -> None:
        """Types a value behind a key or a dash; what goes on below is indented from `column`."""
        kinds = ["plain", "single", "double", "literal", "folded", "wrapped", "brackets", "empty"]
        kind = self.chance.choice(kinds + (["group", "list"] * 3 if depth < 3 else []))
        further = column + self.chance.randint(1, 4)
        match kind:
            case "plain":
                self.lines.append(f"{start} {self.chance.choice(PLAIN)}{self.beside()}")
            case "empty":
                self.lines.append(f'{start} ""{self.beside()}')
            case "single":
                words = self.chance.choice(WORDS).replace("'", "''")
                self.lines.append(f"{start} '{words}'{self.beside()}")
            case "double":
                self.lines.append(f"{start} {self.quoted()}{self.beside()}")
            case "literal" | "folded":
                self.block(start, "|" if kind == "literal" else ">", further)
            case "wrapped":
                self.wrapped(start, further)
            case "brackets":
                self.brackets(start, further)
            case "group":
                self.lines.append(f"{start}{self.beside()}" if not start.endswith("-") else start)
                self.group(further, depth + 1)
            case "list":
                self.lines.append(f"{start}{self.beside()}" if not start.endswith("-") else start)
                self.listed(further, depth + 1)

    def quoted(self) -> str:
        words = self.chance.choice(WORDS).replace("\\", "\\\\").replace('"', '\\"')
        return f'"{words}"'

    def block(self, start: str, sign: str, column: int) -> None:
        keep = self.chance.choice(["", "", "-", "+"])
        self.lines.append(f"{start} {sign}{keep}{self.beside()}")
        for number in range(self.chance.randint(1, 4)):
            further = self.chance.randint(0, 2) if number else 0
            blank = number and self.maybe(3)
            trailing = " " * self.chance.randint(0, 1)
            words = self.chance.choice(WORDS)
            self.lines.append("" if blank else " " * (column + further) + words + trailing)

    def wrapped(self, start: str, column: int) -> None:
        quote = self.chance.choice(["", "'", '"'])
        words = [self.chance.choice(PLAIN).replace("'", "") for _ in range(3)]
        self.lines.append(f"{start} {quote}{words[0]}")
        self.lines += [""] * self.chance.randint(0, 1)
        self.lines.append(" " * column + words[1])
        self.lines.append(" " * column + words[2] + quote + self.beside())

    def brackets(self, start: str, column: int) -> None:
        many = self.chance.randint(0, 9)
        opening, closing = self.chance.choice(["[]", "{}"])
        pieces = []
        for number in range(many):
            piece = self.chance.choice(BETWEEN).replace("  ", "\n" + " " * column)
            pieces.append(f"k{number}: {piece}" if opening == "{" else piece)
        lines = [f"{start} {opening}"]
        for number, piece in enumerate(pieces):
            lines[-1] += ("" if number == 0 else " ") + piece + ("," if number + 1 < many else "")
            if self.maybe(5):
                lines[-1] += self.beside()
                lines.append(" " * column)
        lines[-1] += closing + self.beside()
        self.lines += lines

    def group(self, column: int, depth: int) -> None:
        names = self.chance.sample(KEYS, self.chance.randint(1, 4))
        for name in names:
            self.between(column)
            self.value(" " * column + f"{name}:", column, depth)

    def listed(self, column: int, depth: int) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.between(column)
            self.value(" " * column + "-", column, depth)


def file_by(seed: int) -> tuple[str, int]:
    """A file, which need not be readable, and how many comments were typed into it."""
    chance = Random(seed)
    page = Page(chance)
    page.between(0)
    page.lines.append("story: The Night Ferry")
    for name in chance.sample(KEYS, chance.randint(0, 4)):
        page.between(0)
        page.value(f"{name}:", 0, 0)
    page.between(0)
    return "\n".join(page.lines) + "\n" * chance.randint(0, 2), page.comments
