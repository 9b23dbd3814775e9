"""Lines in a wrong column: what the writer meant them to belong to, and where they begin."""

from __future__ import annotations

from game.loading.format import KEYS
from game.loading.lines import Line, line_at, lines_until
from game.loading.trouble import Trouble
from game.problems import Problem, Source, Span

_PROSE = ("text", "else", "say", "locked", "about")


def first_line(trouble: Trouble) -> Problem | None:
    first = trouble.lines[-1] if trouble.lines else None
    if first is None or first.indent == 0 or not first.key or first.dash is not None:
        return None
    message = "the first line of a file begins at its edge, and this one is indented"
    return Problem("wrong-indent", first.first_word, message, "take the spaces before it away")


def too_far_in(trouble: Trouble) -> Problem | None:
    """A key that is indented further than the one above, which has its words already."""
    if "mapping values" not in trouble.problem or not trouble.lines:
        return None
    line, above = trouble.lines[0], trouble.above(trouble.lines[0])
    if line.key not in KEYS or line.dash is not None or not above or line.column <= above.column:
        return None
    if not above.value_text or not above.key:
        return None
    message = f"`{line.key}:` is indented further than `{above.key}:`, so it reads as its text"
    hint = _like(above.column, f"`{above.key}:`", above)
    return Problem("wrong-indent", line.first_word, message, hint)


def loose_text(trouble: Trouble) -> Problem | None:
    """Text that is indented too little to belong to the `text: |` above it."""
    if "':'" not in trouble.problem:
        return None
    for line in trouble.nearby:
        above = trouble.above(line)
        if line.key or line.dash is not None or above is None:
            continue
        message = "this line is not a key, and stands too far out to be text"
        hint = f"text stands in a block: `{above.key or 'text'}: |`, and below it, indented"
        if above.opens_block:
            hint = f"begin it with {above.column + 2} spaces, under `{above.key}: |`"
        span = line.span(line.column, len(line.text.rstrip()))
        return Problem("wrong-indent", span, message, hint)
    return None


def uneven_block(trouble: Trouble) -> Problem | None:
    """A line of a text that begins further out than the text's first line."""
    number = trouble.source.line_and_column(trouble.offset)[0]
    if not trouble.lines or not trouble.lines[0].opens_block or trouble.lines[0].number == number:
        return None
    first = line_at(trouble.source, trouble.lines[0].number + 1)
    line = line_at(trouble.source, number)
    if line.indent >= first.indent:
        return None
    opening = trouble.lines[0]
    if opening.key and opening.key not in KEYS and line.key in KEYS:
        return missing_text(opening.key, opening.span(opening.column, opening.value))
    message = "this line of a text begins further out than the text's first line"
    hint = _like(first.indent, "the text", first)
    return Problem("wrong-indent", line.first_word, message, hint)


def missing_text(scene: str, span: Span) -> Problem:
    """The problem of a scene that is its text, where the text is one of the things it has."""
    message = f"a scene is a group of keys, and `{scene[:60]}` is text"
    hint = f"write `text: |` on a line below `{scene[:60]}:`, and the words below that, further in"
    return Problem("wrong-kind", span, message, hint)


def missing_bar(source: Source, number: int) -> Problem | None:
    """Prose on the lines below `text:`, without the `|` that keeps YAML from reading it.

    `number` is that of a line on which YAML read something else than words.
    """
    lines = list(lines_until(source, number))
    below: Line | None = None
    for line in reversed(lines):
        if below is not None and line.key in _PROSE and not line.value_text:
            return _missing_bar(line) if _is_prose_under(line, below) else None
        if line.key in KEYS and line.number < number:
            return None
        below = line
    return None


def _is_prose_under(opening: Line, line: Line) -> bool:
    is_words = line.dash is None and line.item[:1] not in ("'", '"', "{", "[")
    return is_words and line.key not in KEYS and line.column > opening.column


def _missing_bar(line: Line) -> Problem:
    span = line.span(line.column, line.column + len(line.key) + 1)
    message = f"a `|` is missing after `{line.key}:`, so YAML does not take the lines below as text"
    return Problem("missing-bar", span, message, f"write `{line.key}: |`")


def wrong_column(trouble: Trouble) -> Problem | None:
    if "expected" not in trouble.problem and "not allowed" not in trouble.problem:
        return None
    if not trouble.lines:
        return None
    line = trouble.lines[0]
    message = "this line is not indented like the lines that it belongs with"
    return Problem("wrong-indent", line.first_word, message, _nearest_column(line, trouble))


def _nearest_column(line: Line, trouble: Trouble) -> str:
    """Where the line was surely meant to begin: the nearest column of its kind above it."""
    best: tuple[tuple[int, bool], int, str, Line] | None = None
    for other in trouble.lines:
        if other.number >= line.number:
            continue
        is_item = line.dash is not None
        column = other.dash if is_item else (other.column if other.key else None)
        if column is None or column == line.indent:
            continue
        distance = abs(column - line.indent), (other.key in KEYS) != (line.key in KEYS)
        if best is None or distance < best[0]:
            best = (distance, column, "the dash" if is_item else f"`{other.key}:`", other)
    if best is None:
        return "keys of one scene, and choices of one list, begin in the same column"
    return _like(best[1], best[2], best[3])


def _like(column: int, what: str, line: Line) -> str:
    spaces = "no spaces" if column == 0 else "1 space" if column == 1 else f"{column} spaces"
    return f"begin it with {spaces}, like {what} on line {line.number}"
