"""A walk as a page for the terminal: what is wrong, what is certain, what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from game.outputs.account import IDLE, Account
from game.outputs.chances import ends_so, share, whose
from game.outputs.deciding import weights_in
from game.outputs.excerpts import excerpt
from game.outputs.figures import figures
from game.outputs.kinds import KINDS, kind_of
from game.outputs.setting import BAR, bar, columns, many, put, section
from game.outputs.turns import past
from game.problems import visible
from game.reports import sentence
from game.story.playthrough import Pick
from game.walker.report import Finding
from game.walker.trail import Evidence

_MOST_PICKS_TOLD = 60
_MARKS = {"error": ("✗", "red"), "warning": ("!", "yellow")}
_CARETS = "yellow"
_TITLES = {"error": "What is wrong", "warning": "What may not be meant so"}


def show(account: Account, console: Console) -> None:
    """Prints the whole report."""
    put(page(account), console)


def page(account: Account) -> RenderableType:
    """The whole report, its parts one under another."""
    parts = [_heading(account)]
    for severity in ("error", "warning"):
        parts += _findings(account.found(severity), severity)
    parts += _endings(account)
    parts += _lengths(account)
    parts += weights_in(account)
    parts.append(_verdict(account))
    return Group(*(Padding(part, (1, 1, 0, 1)) for part in parts))


# What was walked


def _heading(account: Account) -> RenderableType:
    walk, story = account.walk, account.story
    choices = sum(len(scene.choices) for scene in story.scenes.values())
    counts = [many(len(story.scenes), "scene"), many(choices, "choice")]
    counts.append(many(len(story.endings), "ending"))
    title = Table.grid(expand=True)
    title.add_column()
    title.add_column(justify="right", style="dim")
    title.add_row(Text(visible(story.title), style="bold"), _took(account.seconds))
    rows: list[RenderableType] = [title, Text(" · ".join(counts), style="dim"), ""]
    if walk.complete:
        rows.append(Text.assemble(("● complete", "green"), f"  {many(walk.states, 'state')}"))
    else:
        told = f"  {walk.states:,} states seen, {walk.states_waiting:,} waiting"
        rows.append(Text.assemble(("○ not complete", "yellow"), f":{told[1:]}"))
    return Group(*rows, *_notes(account))


def seen_so_far(account: Account) -> str:
    """How many scenes, choices and endings of a story a walk has seen that was stopped."""
    scenes = account.story.scenes
    choices = [choice for scene in scenes.values() for choice in scene.choices]
    endings = account.story.endings
    counts = (
        (sum(bool(account.entered(name)) for name in scenes), len(scenes), "scene"),
        (sum(bool(account.offered(each)) for each in choices), len(choices), "choice"),
        (sum(bool(account.entered(each.name)) for each in endings), len(endings), "ending"),
    )
    return ", ".join(f"{seen:,} of {many(count, word)}" for seen, count, word in counts)


def _took(seconds: float | None) -> str:
    return f"walked in {seconds:.1f} s" if seconds is not None else ""


def _notes(account: Account) -> Iterator[RenderableType]:
    saved, walk = account.saved, account.walk
    if saved is not None:
        told = f"Of {many(saved.variables, 'value')} that change, {saved.kept:.0f} matter at a time"
        yield Text(f"{told}; what differs only in the others was walked as one.", style="dim")
    if not walk.complete:
        yield Text(f"Seen so far: {seen_so_far(account)}.", style="dim")
        yield Text("Nothing is claimed of what was not seen. Let it go further with --states and"
                   " --memory; what is likely, --random 100000 tells.", style="dim")  # fmt: skip
    if walk.complete and walk.undecided:
        told = many(walk.undecided, "question")
        yield Text(f"{told} of texts or effects too large to decide: not told below.", style="dim")


# What is wrong


def _findings(found: Sequence[Finding], severity: str) -> Iterator[RenderableType]:
    if not found:
        return
    yield section(_TITLES[severity], many(len(found), severity))
    codes = [kind.code for kind in KINDS]
    ordered = sorted(found, key=lambda each: codes.index(each.problem.code))
    for code, group in groupby(ordered, key=lambda each: each.problem.code):
        yield _group(code, list(group))


def _group(code: str, found: Sequence[Finding]) -> RenderableType:
    """All findings of one kind; what they have in common is said once, above them."""
    kind = kind_of(code)
    mark, colour = _MARKS[kind.severity]
    head = Text.assemble((f"{mark} {kind.title}", f"bold {colour}"), (f"  {code}", "dim"))
    common = {_message(each) for each in found}
    if len(found) == 1 or len(common) > 1:
        return Group(head, *(_place(each, _message(each)) for each in found))
    words = Padding(_advice(*common.pop()), (0, 0, 0, 2))
    return Group(head, words, *(_place(each, None) for each in found))


def _message(finding: Finding) -> tuple[str, str]:
    return finding.problem.message, finding.problem.hint


def _place(finding: Finding, message: tuple[str, str] | None) -> RenderableType:
    """One finding: where it stands, the line itself, and how to get there."""
    rows: list[RenderableType] = ["", Text(finding.problem.span.place, style="cyan")]
    if message is not None:
        rows.append(_advice(*message))
    rows.extend(_excerpt(finding))
    if finding.evidence is not None:
        rows.append(_after("↳", way(finding.evidence)))
    return Padding(Group(*rows), (0, 0, 0, 2))


def _advice(message: str, hint: str) -> RenderableType:
    """What is the matter, and what to do about it."""
    words = Text(sentence(visible(message)))
    if hint:
        words.append(f" {sentence(visible(hint))}", style="dim")
    return words


def _excerpt(finding: Finding) -> Iterator[RenderableType]:
    """The line as the writer typed it, with carets under what is meant."""
    before, meant, after = excerpt(finding.problem.span)
    if (before + meant + after).strip():
        line = str(finding.problem.span.line)
        words = Text.assemble((before, "dim"), meant, (after, "dim"))
        carets = Text(" " * cell_len(before) + "^" * max(1, cell_len(meant)), _CARETS)
        both = Text("\n").join((words, carets))
        both.no_wrap, both.overflow = True, "ellipsis"
        yield _after(f"{line} │", both, "dim")


def _after(sign: str, words: RenderableType, style: str = "") -> RenderableType:
    """Words behind a sign, under which none of their lines begins."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style=style or "dim")
    grid.add_column()
    grid.add_row(sign, words)
    return Padding(grid, (0, 0, 0, 2))


def way(evidence: Evidence) -> Text:
    """The way to a moment, as picks to be made."""
    before = past(evidence.origin)
    kind = "the shortest way there" if evidence.shortest else "a short way there"
    text = Text(f"{kind}{f', if {before}' if before else ''}: ")
    if not evidence.picks:
        return text.append("the story begins so", style="bold")
    for number, pick in enumerate(evidence.picks[:_MOST_PICKS_TOLD]):
        text.append(" › " if number else "", style="dim")
        text.append_text(_pick(pick))
    if len(evidence.picks) > _MOST_PICKS_TOLD:
        text.append(f" › … {len(evidence.picks) - _MOST_PICKS_TOLD} more", style="dim")
    return text


def _pick(pick: Pick) -> Text:
    return Text(f"({pick.choice})", "italic") if pick.by_world else Text(pick.choice, "bold")


# What is likely


def _endings(account: Account) -> Iterator[RenderableType]:
    likely = account.walk.likely
    if likely is None or not account.endings:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(style="dim", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(width=BAR, no_wrap=True)
    table.add_column(style="dim")
    most = max(each.probability for each in account.endings)
    for each in account.endings:
        drawn = bar(each.probability / most if most else 0.0)
        name = Text(visible(each.ending.title))
        chance = share(each.probability, likely.figures)
        table.add_row(name, visible(each.ending.kind), chance, drawn, ends_so(each))
    if (stopped := likely.figures.stopped) > IDLE:
        table.add_row(Text("(no ending)", "yellow"), "", share(stopped, likely.figures), "", "")
    yield Group(
        section("Where it ends", whose(likely.figures, account.walk.persona)),
        "",
        Padding(table, (0, 0, 0, 2)),
    )


def _lengths(account: Account) -> Iterator[RenderableType]:
    if rows := figures(account):
        yield Group(section("How long it is"), "", columns(rows))


# In the end


def _verdict(account: Account) -> RenderableType:
    counts = [(len(account.found(severity)), severity) for severity in _TITLES]
    told = " and ".join(many(count, word) for count, word in counts if count)
    line = Rule(style="dim", characters="─")
    if not account.walk.complete:
        return Group(line, Text(f"{told or 'Nothing found'} so far.", style="bold yellow"))
    if not told:
        kept = _promises_kept(account)
        return Group(line, Text.assemble(("Nothing is wrong.", "bold green"), (kept, "dim")))
    return Group(line, Text(f"{told}.", style="bold red" if counts[0][0] else "bold yellow"))


def _promises_kept(account: Account) -> str:
    """That all promises hold, where that is proved: nothing is wrong, and all of it decided."""
    count = len(account.story.promises)
    survey = account.walk.survey
    asked = [q for q in survey.map.questions.all if q.topic == "promise"]
    if not count or not all(survey.certain[q.number] for q in asked):
        return ""
    return "  Its promise is kept." if count == 1 else f"  All {count:,} promises are kept."
