"""Draw all pictures of the talk: `python draw.py [folder]` writes the SVG files."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]  # where pen.py is

import backflip  # noqa: E402
import brick  # noqa: E402
import bottle  # noqa: E402
import embedded_agent  # noqa: E402
import maze  # noqa: E402
import neuron  # noqa: E402
import coin_run  # noqa: E402
import stop_sign  # noqa: E402
from pen import write_all  # noqa: E402

PICTURES = {
    "brick": brick.draw,
    "backflip": backflip.draw,
    "coin-run": coin_run.draw,
    "stop-sign": stop_sign.draw_sign,
    "reading": stop_sign.draw_reading,
    "bottle": bottle.draw,
    "maze": maze.draw,
    "neuron": neuron.draw,
    "embedded-agent": embedded_agent.draw,
}

if __name__ == "__main__":
    write_all(HERE.parent, PICTURES)
