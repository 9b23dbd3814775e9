"""A walk as one reads it: what is wrong, what is certain, what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from game.problems import printed
from game.story.playthrough import Pick
from game.story.rules import Origin
from game.walker.findings import Finding
from game.walker.likely import ChoiceWeight, EndingLikely, Likely
from game.walker.trail import Evidence
from game.walker.walk import Walk

_WIDTH = 92
_BAR = 24
_MOST_PICKS_TOLD = 60
_MOST_CHOICES_TOLD = 8


def as_text(found: Walk) -> str:
    """The whole report."""
    parts = [_heading(found), *_problems(found)]
    if found.likely is not None:
        parts += [_endings(found.likely), _figures(found.likely)]
        parts += _choices(found.likely.weights)
    parts.append(_summary(found))
    return "\n\n".join(part for part in parts if part)


def _heading(found: Walk) -> str:
    title = f"{found.story.title}, walked"
    scenes = len(found.story.scenes)
    choices = sum(len(scene.choices) for scene in found.story.scenes.values())
    where = f"{_many(scenes, 'scene')}, {_many(choices, 'choice')}, "
    where += _many(len(found.story.endings), "ending")
    if found.complete:
        how = f"complete: {_many(found.states, 'state')} that differ in something that matters"
    else:
        how = f"not complete: {found.states:,} states seen, {found.states_waiting:,} waiting"
    return f"{title}\n{'═' * len(title)}\n{where}\n{how}"


def _problems(found: Walk) -> Iterator[str]:
    errors = [f for f in found.findings if f.problem.severity == "error"]
    warnings = [f for f in found.findings if f.problem.severity == "warning"]
    if errors:
        yield _title("What is wrong")
        yield from (_finding(finding) for finding in errors)
    if warnings:
        yield _title("What may not be meant so")
        yield from (_finding(finding) for finding in warnings)


def _title(words: str) -> str:
    return f"{words}\n{'─' * len(words)}"


def _finding(finding: Finding) -> str:
    text = printed(finding.problem)
    if finding.evidence is not None:
        text += "\n" + _indented(_way(finding.evidence), "      ")
    return text


def _way(evidence: Evidence) -> str:
    kind = "the shortest way there" if evidence.shortest else "a short way there"
    if not evidence.picks:
        return f"{kind}: it begins so{_past(evidence.origin)}"
    told = [_pick(pick) for pick in evidence.picks[:_MOST_PICKS_TOLD]]
    if len(evidence.picks) > _MOST_PICKS_TOLD:
        told.append(f"… ({len(evidence.picks) - _MOST_PICKS_TOLD} more)")
    return f"{kind}{_past(evidence.origin)}: {', '.join(told)}"


def _pick(pick: Pick) -> str:
    return f"({pick.choice})" if pick.by_world else pick.choice


def _past(origin: Origin) -> str:
    """What an earlier playthrough must have left."""
    parts = [f"{name} is {value}" for name, value in origin.remembered.items()]
    parts += sorted(f"{past.ending} was reached" for past in origin.reached)
    return f", if {' and '.join(parts)}" if parts else ""


def _indented(text: str, margin: str) -> str:
    lines = wrap(text, _WIDTH - len(margin) - 2, break_long_words=False, break_on_hyphens=False)
    first, *rest = lines
    return "\n".join([f"{margin}→ {first}", *(f"{margin}  {line}" for line in rest)])


def _endings(likely: Likely) -> str:
    width = max((len(each.ending.title) for each in likely.endings), default=0)
    rows = [_title("Where it ends"), _whose(likely)]
    ordered = sorted(likely.endings, key=lambda each: -each.probability)
    rows += [_ending(each, width, likely) for each in ordered]
    if likely.stopped > 1e-9:
        rows.append(f"  {'(nowhere)'.ljust(width)}  {_share(likely.stopped, likely)}")
    return "\n".join(rows)


def _whose(likely: Likely) -> str:
    if likely.playthroughs:
        return f"of {likely.playthroughs:,} random playthroughs, so about:"
    return "exactly, for somebody who comes for the first time and takes any open choice:"


def _ending(each: EndingLikely, width: int, likely: Likely) -> str:
    share = each.probability
    bar = "█" * round(share * _BAR)
    line = f"  {each.ending.title.ljust(width)}  {_share(share, likely)}  {bar}".rstrip()
    if each.way is None:
        return f"{line}  never"
    kind = "at least" if each.way.shortest else "for example"
    return f"{line}  {kind} {_many(each.way.choices, 'choice')}{_past(each.way.origin)}"


def _share(share: float, likely: Likely) -> str:
    digits = 1 if likely.playthroughs else 2
    if 0 < share < 10**-digits / 200:
        return f"{share:8.1e}"
    return f"{100 * share:6.{digits}f} %"


def _figures(likely: Likely) -> str:
    rows = []
    if likely.choices_expected is not None:
        rows.append(f"{likely.choices_expected:.1f} choices on average")
    if likely.lengths is not None:
        lengths = likely.lengths
        rows.append(
            f"at least {lengths.least}, half of all by {lengths.median},"
            f" 95 of 100 by {lengths.most_of_all}"
        )
    return "\n".join([_title("How long it is"), *(f"  {row}" for row in rows)]) if rows else ""


def _choices(weights: Sequence[ChoiceWeight]) -> Iterator[str]:
    known = [each for each in weights if each.weight is not None and each.taken > 0]
    if not known:
        return
    ordered = sorted(known, key=lambda each: -(each.weight or 0))
    idle = sum((each.weight or 0) < 1e-9 for each in known)
    rows = [_title("The choices that decide most")]
    for each in ordered[:_MOST_CHOICES_TOLD]:
        share = f"{100 * (each.weight or 0):5.1f} %"
        rows.append(f"  {share}  {each.choice.id} in {each.scene}")
    if idle:
        rows.append(
            f"  {_many(idle, 'choice')} of {len(known)} leave the endings as likely as before"
        )
    yield "\n".join(rows)


def _summary(found: Walk) -> str:
    errors = sum(f.problem.severity == "error" for f in found.findings)
    warnings = len(found.findings) - errors
    told = [_many(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    if not found.complete:
        return (
            f"{' and '.join(told) or 'Nothing found'} so far; nothing is proved that was not seen."
        )
    if found.undecided:
        told.append(f"{_many(found.undecided, 'question')} too large to decide")
    return f"{', '.join(told)}." if told else "Nothing is wrong."


def _many(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count:,} {word}s"
