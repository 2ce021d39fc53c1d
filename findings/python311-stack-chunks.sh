#!/bin/sh
# CPython 3.11 keeps the frames of Python calls in chunks of 16 KiB and gives a chunk back as soon
# as it is empty. A loop whose calls begin just at the end of a chunk asks the system for memory at
# each call: the same loop takes many times as long at two depths of the stack as at all others. A
# new thread, whose stack begins anew, is a way out.
#
# Needs Python 3.11 as `python3.11` or `python3`, and no package. Prints the fastest and the slowest
# depth. Exits 0 while the slowest takes more than three times as long, 1 when it no longer does.
set -eu

python=$(command -v python3.11 || command -v python3)
"$python" - <<'PYTHON'
import sys
import time

if sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 11):
    sys.exit(f"this wants CPython 3.11, not {sys.version.split()[0]}")


def small():
    return None


def loop():
    begun = time.perf_counter()
    for _ in range(20_000):
        small()
    return time.perf_counter() - begun


def at(depth):
    return at(depth - 1) if depth else loop()


took = {depth: min(at(depth) for _ in range(3)) for depth in range(1, 400)}
fastest, slowest = min(took, key=took.get), max(took, key=took.get)
print(f"CPython {sys.version.split()[0]}, 20,000 calls of a function that does nothing:")
for name, depth in (("fastest", fastest), ("slowest", slowest)):
    print(f"  {name}: {1000 * took[depth]:.1f} ms at depth {depth}")
slow = [depth for depth in took if took[depth] > 3 * took[fastest]]
print(f"  more than three times the fastest at depths {slow}")
sys.exit(0 if slow else 1)
PYTHON
