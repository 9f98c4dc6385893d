"""Runs a command and says what it cost: measure.py REPORT COMMAND…

Node cannot ask the system for the costs of a child and all that it started; wait4(2) tells them,
and a small parent keeps its own memory out of them.
"""

import json
import os
import sys
import time

report, *command = sys.argv[1:]
started = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(pid, 0)
costs = {
    "wallS": time.perf_counter() - started,
    "cpuS": usage.ru_utime + usage.ru_stime,
    "peakMb": usage.ru_maxrss / 1000,
    "code": os.waitstatus_to_exitcode(status),
}
with open(report, "w", encoding="utf-8") as out:
    json.dump(costs, out)
