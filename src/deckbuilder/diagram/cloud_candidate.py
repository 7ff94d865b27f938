"""One attempt at a map: clouds of some size at some places, and how good that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deckbuilder.diagram import cloud_score
from deckbuilder.diagram.cloud_problem import CloudProblem, Width
from deckbuilder.diagram.cloud_relations import Relations, relations
from deckbuilder.diagram.cloud_relaxation import Centres
from deckbuilder.diagram.cloud_sizes import Label, SizedCloud, labels_of


@dataclass(frozen=True, slots=True)
class Task:
    """What stays the same while places are searched; `frame` is (width, height) in points."""

    problem: CloudProblem
    related: Relations
    labels: tuple[Label, ...]
    frame: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Clouds at their places; `wrong` is what the map must not or should not show."""

    clouds: tuple[SizedCloud, ...]
    centres: Centres
    wrong: tuple[cloud_score.Offence, ...]
    score: float

    @property
    def faults(self) -> tuple[cloud_score.Offence, ...]:
        """What is forbidden, and not only uncomfortable."""
        return tuple(o for o in self.wrong if o.kind != cloud_score.CROWDED)

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Larger is better: legal before comfortable before beautiful."""
        return not self.faults, not self.wrong, self.score


def task(problem: CloudProblem, width: Width) -> Task:
    """Return the task of placing `problem`; all texts are measured here."""
    frame = problem.frame.w, problem.frame.h
    return Task(problem, relations(problem, width), labels_of(problem, width), frame)


def judged(
    given: Task, clouds: tuple[SizedCloud, ...], centres: Centres, as_drawn: bool = False
) -> Candidate:
    """Return the candidate with its faults and score; see `cloud_score.offences`."""
    wrong = cloud_score.offences(given.related, clouds, centres, given.frame, as_drawn)
    score = cloud_score.score(given.related, clouds, centres, given.frame, wrong)
    return Candidate(clouds, centres, tuple(wrong), score)


def best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates by rank; equals stay in order."""
    return sorted(candidates, key=lambda candidate: candidate.rank, reverse=True)
