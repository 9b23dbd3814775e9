"""A walk as JUnit XML, as build servers show it: one test for each thing that was proved.

There is one test for each kind of finding, one for each ending and one for each promise. Errors
fail their test, warnings are told in it. What a walk that was stopped did not get to see is
skipped: neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from game.outputs.account import Account
from game.outputs.chances import ends_so, share
from game.outputs.joined import HEAD
from game.outputs.kinds import KINDS, Kind
from game.outputs.turns import past
from game.problems import printed
from game.story.model import Promise
from game.walker.report import Finding

_PROMISES = ("broken-promise", "impossible-promise")


def as_junit(account: Account) -> str:
    """The whole walk as one XML document."""
    suites = Xml.Element("testsuites", name="sleepwalk")
    name = account.story.name
    _add(suites, f"{name}: findings", [_kind(kind, account) for kind in KINDS])
    _add(suites, f"{name}: endings", list(_endings(account)))
    _add(suites, f"{name}: promises", [_promise(each, account) for each in account.story.promises])
    Xml.indent(suites)
    return HEAD + Xml.tostring(suites, "unicode") + "\n"


def _add(suites: Xml.Element, name: str, cases: Sequence[Xml.Element]) -> None:
    """One suite, with what came of its tests counted."""
    if not cases:
        return
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
        "errors": 0,
    }
    told = {key: str(count) for key, count in counts.items()}
    suite = Xml.SubElement(suites, "testsuite", {"name": name, **told})
    for case in cases:
        case.set("classname", name)
        suite.append(case)


def _case(name: str) -> Xml.Element:
    return Xml.Element("testcase", name=_clean(name))


def _kind(kind: Kind, account: Account) -> Xml.Element:
    """The test that nothing of one kind was found."""
    case = _case(kind.code)
    found = [each for each in account.walk.findings if each.problem.code == kind.code]
    if found and kind.severity == "error":
        _fail(case, kind.meaning, "\n\n".join(map(_told, found)))
    elif found:
        output = Xml.SubElement(case, "system-out")
        output.text = _clean("\n\n".join(map(_told, found)))
    elif not account.walk.complete:
        _skip(case, account)
    return case


def _endings(account: Account) -> Iterator[Xml.Element]:
    """The test that an ending can be reached, with how likely it is."""
    likely = account.walk.likely
    known = {each.ending.name: each for each in likely.endings} if likely else {}
    for ending in account.story.endings:
        case = _case(ending.name)
        reached = account.entered(ending.name)
        if reached is None:
            _skip(case, account)
        elif not reached:
            _fail(case, "Nobody can reach this ending.", ending.title)
        elif likely is not None:
            output = Xml.SubElement(case, "system-out")
            each = known[ending.name]
            output.text = _clean(f"{share(each.probability, likely.figures)}, {ends_so(each)}")
        yield case


def _promise(promise: Promise, account: Account) -> Xml.Element:
    """The test that a promise holds."""
    case = _case(f"{promise.kind} {promise.text}")
    found = [
        each
        for each in account.walk.findings
        if each.problem.code in _PROMISES and each.problem.span == promise.span
    ]
    if found:
        _fail(case, found[0].problem.message, "\n\n".join(map(_told, found)))
    elif not account.walk.complete:
        _skip(case, account)
    return case


def _fail(case: Xml.Element, message: str, text: str) -> None:
    failure = Xml.SubElement(case, "failure", message=_clean(message))
    failure.text = _clean(text)


def _skip(case: Xml.Element, account: Account) -> None:
    walk = account.walk
    told = f"not complete: {walk.states:,} states seen, {walk.states_waiting:,} waiting"
    Xml.SubElement(case, "skipped", message=told)


def _told(finding: Finding) -> str:
    """A finding as the terminal tells it, with the picks that lead to it."""
    text = printed(finding.problem)
    if finding.evidence is None or not finding.evidence.picks:
        return text
    before = past(finding.evidence.origin)
    picks = ", ".join(pick.choice for pick in finding.evidence.picks)
    return f"{text}\nthe way there{f', if {before}' if before else ''}: {picks}"


def _clean(text: str) -> str:
    """The text without the letters that XML 1.0 cannot hold."""
    return "".join(letter if _fits(ord(letter)) else "\ufffd" for letter in text)


def _fits(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or (code >= 0x10000)
    )
