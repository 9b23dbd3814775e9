"""How what is told is set for the terminal: sections, columns, bars, counts."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

WIDEST = 100
BAR = 16


def put(content: RenderableType, console: Console) -> None:
    """Prints a page; into a file without the spaces that fill up lines."""
    width = min(console.width, WIDEST)
    if console.is_terminal:
        console.print(content, width=width, highlight=False)
        return
    with console.capture() as printed:
        console.print(content, width=width, highlight=False)
    console.file.writelines(f"{line.rstrip()}\n" for line in printed.get().splitlines())


def section(title: str, about: str = "") -> RenderableType:
    head = Text.assemble((title, "bold"), ("  " + about if about else "", "dim"))
    return Group(Rule(style="dim", characters="─"), head)


def bar(part: float, width: int = BAR) -> str:
    """A bar in eighths of a letter."""
    eighths = round(part * width * 8)
    rest = " ▏▎▍▌▋▊▉"[eighths % 8].strip()
    return "█" * (eighths // 8) + rest


def columns(rows: Sequence[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for number, words in rows:
        table.add_row(number, words)
    return Padding(table, (0, 0, 0, 2))


def many(count: int, word: str) -> str:
    """A count and what is counted: 1 scene, 2 scenes."""
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"
