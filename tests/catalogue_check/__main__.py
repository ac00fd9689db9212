"""Holds the bundled catalogue against the reference tables, and lists what differs and is not explained."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from core.catalogue import Catalogue, read_files
from core.resources import resource
from tests.catalogue_check.comparing import Finding, findings
from tests.catalogue_check.pairing import pairs
from tests.catalogue_check.reference import TABLES, rows

REFERENCE = Path(__file__).parents[2].parent / "shared" / "reference"


def main() -> int:
    """Prints the disagreements and the count; 1 where one is unexplained."""
    if not all((REFERENCE / name).is_file() for name in TABLES):
        print("The reference tables are not in ../shared/reference, so there is nothing to compare with.")
        return 0
    files = sorted(resource("catalogue").glob("*.toml"))
    disputed = _disputed(files)
    table = rows(REFERENCE)
    paired = pairs(list(Catalogue(read_files(files), {}).values()), table)
    found = [finding for pair in paired for finding in findings(pair)]
    differing: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in found:
        if not finding.agrees:
            differing[finding.treaty.id, finding.field].append(finding)
    open_ = sorted(differing.keys() - disputed)
    for key in open_:
        print(_line(differing[key]))
    for treaty_id, field in sorted(disputed - differing.keys()):
        print(f"{treaty_id}: {field} is noted as disputed, but no table says otherwise")
    agreeing = sum(finding.agrees for finding in found)
    entries = len({pair.treaty.id for pair in paired})
    print(
        f"{len(paired):,} of {len(table):,} rows paired with {entries} entries; {agreeing:,} of {len(found):,} fields "
        f"agree; {len(disputed)} are disputed with a reason; {len(open_)} are unexplained."
    )
    return 1 if open_ else 0


def _disputed(files: list[Path]) -> set[tuple[str, str]]:
    """The entry and field of each note in the catalogue."""
    entries = [entry for file in files for entry in tomllib.loads(file.read_text(encoding="utf-8"))["agreement"]]
    return {(entry["id"], field) for entry in entries for field in entry.get("disputed", ())}


def _line(differing: list[Finding]) -> str:
    """One field and who says otherwise: 'x-1: signed 1987-12-08, but 1987-12-09 (GGO 2, UKTO)'."""
    first = differing[0]
    theirs: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in differing:
        theirs[finding.theirs][finding.source] += 1
    said = "; ".join(f"{value} ({', '.join(sorted(sources))})" for value, sources in sorted(theirs.items()))
    return f"{first.treaty.id}: {first.field} {first.ours}, but {said}"


if __name__ == "__main__":
    sys.exit(main())
