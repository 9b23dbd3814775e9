"""A walk of which parts are done elsewhere says what a walk says that does all itself."""

from __future__ import annotations

import pickle
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import library
from game.loading.parcel import Parcel
from game.loading.story import StoryFiles
from game.loading.surroundings import Surroundings
from game.outputs.account import Account
from game.outputs.values import as_json
from game.problems import Source
from game.story.persona import Persona
from game.walker import survey
from game.walker.parts import Elsewhere
from game.walker.walk import walk
from game.walker.work import Do, Part, Result, Work
from tests.tellers import LOOKS, SOUNDS
from tests.walker.stories import random_story

ROOT = Path(__file__).parent.parent.parent
KIND = Persona("Kind", words={"the": 3.0, "a": 0.5})


class Abroad:
    """Does parts here, of what has travelled: all goes there and back as bytes."""

    def __init__(self) -> None:
        self.parts: Counter[str] = Counter()

    @contextmanager
    def __call__(self, work: Work[Part, Result], /) -> Iterator[Do[Part, Result]]:
        yield partial(self._do, _travelled(work).begun())

    def _do(self, do: Any, parts: Sequence[Any]) -> Iterator[Any]:
        self.parts.update(type(part).__name__ for part in parts)
        return (_travelled(do(_travelled(part))) for part in parts)


def _travelled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


def told(parcel: Parcel, elsewhere: Elsewhere | None, persona: Persona | None = None) -> Any:
    """All that is told of a walk, except for how long it is to read."""
    found = walk(parcel(), persona=persona, elsewhere=elsewhere)
    likely = found.likely
    assert likely is not None
    endings = [(each.ending.name, each.probability, each.way) for each in likely.endings]
    weights = [(e.scene, e.choice.id, e.taken, e.weight) for e in likely.weights]
    findings = [(finding.problem, finding.evidence) for finding in found.findings]
    figures = (likely.figures.choices_expected, likely.figures.lengths, likely.figures.stopped)
    known = (found.states, found.survey.answers, found.survey.certain)
    return known, findings, endings, weights, figures


@settings(max_examples=15)
@given(st.integers(0, 2**40), st.sampled_from([None, KIND]))
def test_parts_come_to_the_same_elsewhere(seed: int, persona: Persona | None) -> None:
    text = random_story(random.Random(seed))
    files = StoryFiles("chance", Source("chance.yaml", text))
    parcel, abroad = Parcel(files, Surroundings(LOOKS, SOUNDS)), Abroad()
    assert told(parcel, Elsewhere(parcel, abroad), persona) == told(parcel, None, persona)
    assert abroad.parts["Chances"] == 1


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a walk that tells apart all that is asked would be too much."""
    monkeypatch.setattr(survey, "MOST_TOGETHER", 10_000)
    monkeypatch.setattr(survey, "_MOST_DOUBTFUL", 10_000)
    monkeypatch.setattr(survey.Answers, "refute", lambda *_: None)


@pytest.mark.usefixtures("little")
def test_questions_that_are_walked_apart_are_answered_elsewhere() -> None:
    reading = library.read(ROOT / "stories" / "summit")
    assert reading.parcel is not None
    parcel, abroad = reading.parcel, Abroad()
    found = walk(parcel(), most_together=10_000, elsewhere=Elsewhere(parcel, abroad))
    alone = walk(parcel(), most_together=10_000)
    assert abroad.parts["Group"] >= 1
    assert as_json(Account(found)) == as_json(Account(alone))
    assert found.survey.answers == alone.survey.answers
    assert found.survey.certain == alone.survey.certain
