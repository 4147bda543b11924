"""Draws what ``benchmarks.growth`` prints: ``python benchmarks/plot.py OUT.svg``; needs nothing of ours."""

from __future__ import annotations

import json
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "agreed"

from matplotlib import pyplot  # noqa: E402  after the backend is chosen


def main() -> None:
    """Read the curves from standard input and write the drawing."""
    measured = json.load(sys.stdin)
    figure, axes = pyplot.subplots(figsize=(7, 4))
    for name, milliseconds in measured["milliseconds"].items():
        axes.plot(measured["sizes"], milliseconds, marker="o", label=name)
    axes.set_xlabel("milestones")
    axes.set_ylabel("milliseconds")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(sys.argv[1], metadata={"Date": None})


if __name__ == "__main__":
    main()
