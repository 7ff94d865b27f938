"""Draw all pictures of the talk: `python draw.py [folder]` writes the SVG files."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]  # where pen.py is

import backflip  # noqa: E402
import bottle  # noqa: E402
import brick  # noqa: E402
import chip_watch  # noqa: E402
import coin_run  # noqa: E402
import debate  # noqa: E402
import embedded_agent  # noqa: E402
import explain_neuron  # noqa: E402
import maze  # noqa: E402
import neuron  # noqa: E402
import stairs  # noqa: E402
import stop_sign  # noqa: E402
import tangle  # noqa: E402
import two_minds  # noqa: E402
from pen import write_all  # noqa: E402

PICTURES = {
    "backflip": backflip.draw,
    "bottle": bottle.draw,
    "brick": brick.draw,
    "chip": chip_watch.draw,
    "coin-run": coin_run.draw,
    "debate": debate.draw,
    "embedded-agent": embedded_agent.draw,
    "explain-neuron": explain_neuron.draw,
    "maze": maze.draw,
    "neuron": neuron.draw,
    "reading": stop_sign.draw_reading,
    "stairs": stairs.draw,
    "stop-sign": stop_sign.draw_sign,
    "tangle": tangle.draw,
    "two-minds": two_minds.draw,
}

if __name__ == "__main__":
    write_all(HERE.parent, PICTURES)
