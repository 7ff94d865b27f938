"""Run one command, and write its wall time, peak memory and exit code to a file as JSON.

Run as a program: ``python -I -S stopwatch.py RESULT LIMIT LOG COMMAND...``, where LIMIT is in
seconds. It is a process of its own, and imports next to nothing, because Linux counts the memory
of the process that starts a command towards the command's own peak: the caller, which opens whole
decks to check them, would be measured along with every small command.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from types import FrameType

KIBIBYTE = 1024


def _time_is_up(signal_number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def measure(command: list[str], limit: int, log: str) -> dict[str, float | int]:
    """Run ``command`` with its output sent to the file ``log``.

    Returns seconds from just before its start until its end was seen, the peak resident memory in
    bytes of it or of its largest child, and its exit code (negative: the signal that ended it).
    Raises TimeoutError, after killing the command and its children, past ``limit`` seconds.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    output = [(os.POSIX_SPAWN_OPEN, 1, log, flags, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    signal.signal(signal.SIGALRM, _time_is_up)
    signal.alarm(limit)
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=output, setpgroup=0)
    try:
        _, status, usage = os.wait4(child, 0)
    except BaseException:
        os.killpg(child, signal.SIGKILL)
        raise
    seconds = time.perf_counter() - start
    # getrusage(2): Linux counts ru_maxrss in kibibytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else KIBIBYTE
    code = os.waitstatus_to_exitcode(status)
    return {"seconds": seconds, "peak_bytes": usage.ru_maxrss * unit, "exit_code": code}


def main(arguments: list[str]) -> None:
    """Measure the command named by ``arguments`` and write what came out."""
    result, limit, log, *command = arguments
    try:
        outcome: dict[str, float | int | str] = {**measure(command, int(limit), log)}
    except TimeoutError:
        outcome = {"problem": f"still running after {limit} s"}
    except OSError as error:
        outcome = {"problem": f"cannot be started: {error.strerror}"}
    with open(result, "w", encoding="utf-8") as file:
        json.dump(outcome, file)


if __name__ == "__main__":
    main(sys.argv[1:])
