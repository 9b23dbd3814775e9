"""Typesetting: whatever a writer writes stands in the window, in the column, line under line."""

from __future__ import annotations

import itertools

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.pages import Leaf, Offer, Page, Setting
from game.story.prose import Cue, Paragraph, Run
from game.window.layout import Layout, items_of, layout_of
from game.window.measures import Measures
from game.window.sheets import Opening, Sheet, sheets_of
from game.window.typesetting import Type
from game.window.words import without_first_letter, words_of


@pytest.fixture(scope="module", autouse=True)
def _window() -> None:
    pygame.display.init()
    pygame.font.init()
    pygame.Window("Test", (960, 600)).get_surface()


WORDS = st.text(
    alphabet=st.sampled_from("abcdefgilmnorstuvwÄé“”‘’.,;!?—-–/ MWI"), min_size=1, max_size=24
)
RUNS = st.builds(
    Run,
    text=st.one_of(
        st.lists(WORDS, min_size=1, max_size=45).map(" ".join),
        st.sampled_from(["x" * 300, "“" * 40, "—", " ", "Donau" * 30, "\u4e00\u200b\x07 A"]),
    ),
    soft=st.booleans(),
    strong=st.booleans(),
    manners=st.sampled_from([(), ("whisper",), ("shout",), ("tremble", "slow")]),
)
CUES = st.sampled_from([Cue("cue", "feathers"), Cue("pause"), Cue("pause", seconds=1.5)])
PARAGRAPHS = st.lists(st.one_of(RUNS, RUNS, CUES), min_size=1, max_size=4).map(
    lambda items: Paragraph(tuple(items))
)
LEAVES = st.lists(PARAGRAPHS, max_size=7).map(lambda all_: Leaf("a", Setting(), tuple(all_)))
OFFERS = st.lists(
    st.builds(
        Offer,
        id=st.uuids().map(str),
        words=RUNS.map(lambda run: (run,)),
        open=st.booleans(),
    ),
    max_size=14,
)
MEASURES = st.builds(
    Measures,
    width=st.integers(960, 3440),
    height=st.integers(600, 1440),
    text_size=st.integers(8, 16).map(lambda tenths: tenths / 10),
)
OPENINGS = st.sampled_from([None, Opening(), Opening("The Mirage"), Opening("Long " * 30)])


def lines_of(sheet: Sheet) -> dict[int, list[object]]:
    lines: dict[int, list[object]] = {}
    for word in sheet.words:
        if word.word.pieces:
            lines.setdefault(word.baseline, []).append(word)
    return lines


def check_sheet(sheet: Sheet, measures: Measures) -> None:
    kind = Type(measures.text_pixels(23))
    for word in sheet.words:
        if not word.word.pieces:
            continue
        hanging = kind.hang(word.word)
        assert word.x >= measures.column_left - hanging
        assert word.x >= 0
        assert word.x + word.width <= measures.column_right + 1
        assert measures.top <= word.rect.top
        assert word.rect.bottom <= measures.bottom
    baselines = sorted(lines_of(sheet))
    for above, below in itertools.pairwise(baselines):
        assert below - above >= measures.leading
    for line in lines_of(sheet).values():
        for left, right in itertools.pairwise(line):
            assert left.x + left.width <= right.x
    if sheet.cap:
        assert not any(word.rect.inflate(0, -8).colliderect(sheet.cap.rect) for word in sheet.words)


def letters_of(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isprintable() and letter != " ")


@settings(max_examples=150)
@given(LEAVES, MEASURES, OPENINGS)
def test_every_word_stands_in_the_column(
    leaf: Leaf, measures: Measures, opening: Opening | None
) -> None:
    sheets = sheets_of(leaf, measures, opening)
    for sheet in sheets:
        check_sheet(sheet, measures)
    told = "".join(
        (sheet.cap.quote + sheet.cap.letter if sheet.cap else "")
        + "".join(word.word.text for word in sheet.words)
        for sheet in sheets
    )
    wanted = "".join(paragraph.text for paragraph in leaf.paragraphs)
    assert sorted(letters_of(told)) == sorted(letters_of(wanted))
    assert [sheet.first for sheet in sheets] == [
        sum(len(earlier.words) for earlier in sheets[:number]) for number in range(len(sheets))
    ]


@settings(max_examples=100)
@given(LEAVES, OFFERS, MEASURES)
def test_choices_never_leave_the_window(
    leaf: Leaf, offers: list[Offer], measures: Measures
) -> None:
    layout: Layout = layout_of(
        Page((leaf,), tuple(offers)), items_of(offers, timed=True), [Opening("Story")], measures
    )
    for stand in layout.stands:
        check_sheet(stand.sheet, measures)
    below = layout.stands[-1].sheet
    shown = [line for group in layout.choices for line in group]
    assert [line.item.key for line in shown] == [offer.id for offer in offers]
    for group in layout.choices:
        lowest = below.bottom if below.words else 0
        for line in group:
            assert line.rect.top >= lowest
            lowest = line.rect.bottom - 1
            for word in line.words:
                assert line.rect.left <= word.x
                assert word.x + word.width <= measures.column_right + 1
                assert word.rect.bottom <= measures.bottom


@given(st.integers(1, 12), st.integers(4, 90), MEASURES)
def test_no_line_of_a_paragraph_stands_alone_on_a_sheet(
    paragraphs: int, words: int, measures: Measures
) -> None:
    told = Run(" ".join(["First", *["middle"] * words, "last"]))
    leaf = Leaf("a", Setting(), (Paragraph((told,)),) * paragraphs)
    sheets = sheets_of(leaf, measures)
    for before, after in itertools.pairwise(sheets):
        if after.words[0].word.text == "First":
            continue
        begins = [w.baseline for w in before.words if w.word.text == "First"]
        ends = [w.baseline for w in after.words if w.word.text == "last"]
        assert not begins or before.words[-1].baseline > begins[-1]
        assert not ends or ends[0] > after.words[0].baseline


def test_a_paragraph_opens_with_a_cap_and_small_capitals() -> None:
    words = "Beyond the footlights the dark is full of eyes. " * 5
    leaf = Leaf("a", Setting(), (Paragraph((Run(words),)),))
    (sheet,) = sheets_of(leaf, Measures(1280, 720), Opening("The Mirage"))
    assert sheet.cap is not None
    assert sheet.cap.letter == "B"
    assert [w.word.pieces[0].face for w in sheet.words[:5]] == ["small caps"] * 4 + ["roman"]
    assert sheet.words[0].word.text == "eyond"


@pytest.mark.parametrize("text", ["Short.", "…and then?" * 30, "7 seats. " * 30, "ßa " * 90])
def test_what_cannot_carry_a_cap_has_none(text: str) -> None:
    leaf = Leaf("a", Setting(), (Paragraph((Run(text),)),))
    sheets = sheets_of(leaf, Measures(1280, 720), Opening("The Mirage"))
    assert all(sheet.cap is None for sheet in sheets)


def test_an_opening_quote_hangs_before_the_line() -> None:
    leaf = Leaf("a", Setting(), (Paragraph((Run("“You are late.”"),)),))
    measures = Measures(1280, 720)
    (sheet,) = sheets_of(leaf, measures)
    assert sheet.words[0].x < measures.column_left


def test_a_paragraph_of_one_letter_has_no_drop_cap() -> None:
    assert without_first_letter(words_of((Run("I"),))) == ()
