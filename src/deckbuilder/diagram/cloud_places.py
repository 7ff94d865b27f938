"""Placing the clouds of a map as a designer would, always with the same result."""

from __future__ import annotations

from deckbuilder.diagram.cloud_candidate import Candidate, best_first, task
from deckbuilder.diagram.cloud_finish import finished
from deckbuilder.diagram.cloud_problem import CloudPlace, CloudPlaces, CloudProblem, Fault, Width
from deckbuilder.diagram.cloud_search import searched
from deckbuilder.geometry import Box


def place(problem: CloudProblem, width: Width) -> CloudPlaces:
    """Return places for all clouds of `problem`, measuring texts with `width`.

    Always an answer: where no legal map was found, the best one, with its faults. Clouds fixed by
    hand stay where they are (moved into the frame if they stick out), the others go around them.
    Pure: the same problem gives the same places, whatever the hash seed.
    """
    if not problem.clouds:
        return CloudPlaces(())
    given = task(problem, width)
    return _places(problem, best_first(finished(given, tight) for tight in searched(given))[0])


def _places(problem: CloudProblem, found: Candidate) -> CloudPlaces:
    frame, ids = problem.frame, [cloud.id for cloud in problem.clouds]
    middle_x, middle_y = frame.x + frame.w / 2, frame.y + frame.h / 2
    places = []
    for id_, cloud, (x, y) in zip(ids, found.clouds, found.centres, strict=True):
        box = Box(middle_x + x - cloud.w / 2, middle_y + y - cloud.h / 2, cloud.w, cloud.h)
        places.append(CloudPlace(id_, box, cloud.lines, cloud.size, cloud.bold, cloud.fits))
    faults = tuple(Fault(o.kind, tuple(ids[i] for i in o.clouds), o.amount) for o in found.faults)
    return CloudPlaces(tuple(places), faults)
