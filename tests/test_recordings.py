"""Recordings are measured before they are decoded, whatever they say of themselves."""

from __future__ import annotations

import io
from pathlib import Path

import numpy
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from game.recordings import Unfit, seconds_of
from tests.sound.recorded import tone


def recording(kind: str, subtype: str, seconds: float, loud: float = 0.3) -> bytes:
    noise = numpy.random.default_rng(1).normal(0, loud, (round(44100 * seconds), 2))
    file = io.BytesIO()
    with soundfile.SoundFile(file, "w", 44100, 2, format=kind, subtype=subtype) as sounds:
        for begin in range(0, len(noise), 8192):
            sounds.write(noise[begin : begin + 8192])
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "subtype"),
    [("OGG", "VORBIS"), ("FLAC", "PCM_16"), ("WAV", "PCM_16"), ("WAV", "FLOAT")],
)
@pytest.mark.parametrize("seconds", [0.5, 7.25])
def test_the_length_of_a_true_recording_is_told(kind: str, subtype: str, seconds: float) -> None:
    assert seconds_of(recording(kind, subtype, seconds)) == pytest.approx(seconds, abs=0.01)


def test_a_flac_that_says_nothing_of_its_length_is_counted() -> None:
    content = bytearray(recording("FLAC", "PCM_16", 60, loud=0.0))
    assert len(content) < 20_000
    content[21] &= 0xF0
    content[22:26] = bytes(4)
    assert seconds_of(bytes(content)) == pytest.approx(60, abs=0.2)


def test_an_ogg_that_says_less_than_it_holds_is_counted() -> None:
    content = bytearray(recording("OGG", "VORBIS", 120, loud=0.0))
    at = content.find(b"OggS")
    while at >= 0:
        content[at + 6 : at + 14] = (100).to_bytes(8, "little")
        at = content.find(b"OggS", at + 1)
    assert seconds_of(bytes(content)) >= 119


@given(st.data())
def test_whatever_is_cut_or_changed_is_measured_or_refused(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(0, min(len(content), 4000) - 1))] = data.draw(
            st.integers(0, 255)
        )
    cut = content[: data.draw(st.integers(0, len(content)))]
    try:
        assert seconds_of(bytes(cut)) >= 0
    except Unfit as unfit:
        assert str(unfit).startswith(("is ", "holds "))


SAMPLES = [
    recording("OGG", "VORBIS", 0.4),
    recording("FLAC", "PCM_16", 0.2),
    recording("WAV", "PCM_16", 0.1),
]


def test_what_tests_make_is_a_recording(tmp_path: Path) -> None:
    assert seconds_of(tone(tmp_path / "a.wav", 0.5).read_bytes()) == pytest.approx(0.5)
