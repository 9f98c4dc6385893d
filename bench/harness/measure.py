"""Runs a command and says what it cost: measure.py REPORT COMMAND…

With DESCRIPTORS in the environment it also says how many files and sockets were open at once.

Node cannot ask the system for the costs of a child and all that it started; wait4(2) tells them,
and a small parent keeps its own memory out of them.
"""

import json
import os
import sys
import threading
import time

report, *command = sys.argv[1:]
started = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
most = 0
ended = threading.Event()


def watch():
    global most
    while not ended.wait(0.1):
        try:
            most = max(most, len(os.listdir(f"/proc/{pid}/fd")))
        except OSError:
            return


if "DESCRIPTORS" in os.environ:
    threading.Thread(target=watch, daemon=True).start()
_, status, usage = os.wait4(pid, 0)
ended.set()
costs = {
    "wallS": time.perf_counter() - started,
    "cpuS": usage.ru_utime + usage.ru_stime,
    "peakMb": usage.ru_maxrss / 1000,
    "descriptors": most,
    "code": os.waitstatus_to_exitcode(status),
}
with open(report, "w", encoding="utf-8") as out:
    json.dump(costs, out)
