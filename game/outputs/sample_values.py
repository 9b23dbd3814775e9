"""A sample as plain values, for programs."""

from __future__ import annotations

from typing import Any

from game.outputs.reading import WORDS_A_MINUTE
from game.walker.intervals import Share, mean_of
from game.walker.samples import Sample
from game.walker.tally import quantile, sums_of

Values = dict[str, Any]


def as_json(sample: Sample) -> Values:
    """The whole sample. Shares come with their 95 % intervals (Wilson's).

    With `least_used` shares say how much was played, and nothing about chances.
    """
    order, tally = sample.order, sample.tally
    return {
        "story": sample.story.name,
        "title": sample.story.title,
        "fingerprint": sample.story.fingerprint,
        "playthroughs": order.playthroughs,
        "seed": order.seed,
        "persona": order.persona.name if order.persona else None,
        "least_used": order.least_used,
        "endings": [
            {"ending": ending.name, "kind": ending.kind, **_share(share)}
            for ending, share in sample.endings
        ],
        "stuck": _share(Share(tally.stuck, tally.playthroughs)),
        "unended": _share(Share(tally.unended, tally.playthroughs)),
        "scenes": [{"scene": name, **_share(share)} for name, share in sample.scenes],
        "choices": [
            {
                "scene": scene,
                "choice": choice.id,
                **_share(share),
                "offered": int(tally.offered[number]),
                "times": int(tally.times[number]),
            }
            for number, (scene, choice, share) in enumerate(sample.choices)
        ],
        "lengths": _spread(tally.lengths),
        "words": _spread(tally.words),
        "minutes": mean_of(sums_of(tally.words)).value / WORDS_A_MINUTE if tally.ended else None,
    }


def _share(share: Share) -> Values:
    low, high = share.interval()
    return {"hits": share.hits, "share": share.value, "low": low, "high": high}


def _spread(counts: Any) -> Values | None:
    """How a number is spread over the playthroughs that ended."""
    if not counts.any():
        return None
    mean = mean_of(sums_of(counts))
    names = {"least": 0.0, "median": 0.5, "most_of_95_in_100": 0.95, "most": 1.0}
    spread = {name: quantile(counts, share) for name, share in names.items()}
    return {"mean": mean.value, "give_or_take": mean.off, **spread}
