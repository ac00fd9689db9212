"""Damages small files of every format and reads them; prints what went wrong, and ends with 1 if anything did."""

from __future__ import annotations

import random
import resource
import sys
import time

from core.errors import DocumentError
from core.importers import read_bytes
from tests.core.cases import given
from tests.core.hostile import SEEDS, mutated, mutated_within
from tests.core.office_files import epub, word

_OF_EACH = int(sys.argv[1]) if len(sys.argv) > 1 else 400
# By name: the files that are damaged in turn, and how.
_ALL = {
    **{name: ([data], mutated) for name, data in SEEDS.items()},
    "within.docx": ([word(one) for one in given("word.md")], mutated_within),
    "within.epub": ([epub(one) for one in given("epub.md")], mutated_within),
}
_LONGEST = 10.0  # seconds

if __name__ == "__main__":
    faults, slowest = 0, 0.0
    for name, (files, damaged) in _ALL.items():
        refused = 0
        for number in range(_OF_EACH):
            broken = damaged(files[number % len(files)], random.Random(f"{name} {number}"))
            began = time.process_time()
            try:
                read_bytes(broken, name)
            except DocumentError:
                refused += 1
            except Exception as error:  # noqa: BLE001 - a crash is what is looked for here
                faults += 1
                print(f"{name} {number}: {type(error).__name__}: {error}")
            taken = time.process_time() - began
            slowest = max(slowest, taken)
            if taken > _LONGEST:
                faults += 1
                print(f"{name} {number}: {taken:.1f} s")
        print(f"{name}: {_OF_EACH} damaged files, {refused} refused")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"slowest {slowest:.2f} s, peak memory {peak} MiB, {faults} faults")
    sys.exit(faults > 0)
