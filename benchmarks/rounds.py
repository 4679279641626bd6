"""Run processes in rounds and measure each: ``python -I -S rounds.py JOB RESULT``.

A process of its own, with as little loaded as can be: the peak memory that the system reports of a child is never less
than that of its parent, so the parent has to be small.
"""

import json
import os
import sys
import time


def main(job_path: str, result_path: str) -> None:
    """Read the job, run its rounds, write the samples of each command in the order of the job."""
    with open(job_path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would make this process larger
        job = json.load(file)
    samples: list[list[dict[str, float]]] = [[] for _ in job]
    for number in range(max(command["runs"] for command in job)):
        for position in turned(len(job), number):
            if number < job[position]["runs"]:
                samples[position].append(sample(job[position]))
    with open(result_path, "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(samples, file)


def turned(size: int, number: int) -> list[int]:
    """The order of one round: it begins one further each time, so that nobody always follows the same neighbour."""
    return [(position + number) % size for position in range(size)]


def sample(command: dict) -> dict[str, float]:
    """One process from start to end: seconds of CPU and wall time, peak memory as the system counts it, exit code."""
    files = [
        (os.POSIX_SPAWN_OPEN, 0, command["stdin"], os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    began = time.perf_counter()
    pid = os.posix_spawn(command["argv"][0], command["argv"], command["environment"], file_actions=files)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - began
    cpu = used.ru_utime + used.ru_stime
    return {"cpu": cpu, "wall": wall, "memory": used.ru_maxrss, "code": os.waitstatus_to_exitcode(status)}


if __name__ == "__main__":
    main(*sys.argv[1:])
