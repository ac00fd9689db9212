"""A reading for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.model import Reading, TargetKind
from core.status import dated_status, long_date

_KINDS = {"political": "political agreement", "charter": "founding treaty", "peace": "peace agreement"}


def print_report(reading: Reading, console: Console | None = None) -> None:
    """Title, byline and date; a table of agreements; the citations with where each leads."""
    console = console or Console(highlight=False)
    _print_head(reading, console)
    if reading.treaties:
        console.print(_treaties(reading))
    else:
        console.print("No agreements found: no name, short form or description of one that the catalogue holds.")
    if reading.citations:
        console.print(_citations(reading))


def _print_head(reading: Reading, console: Console) -> None:
    document = reading.document
    console.print(f"\n[bold]{escape(document.title or document.source)}[/bold]")
    if document.subtitle:
        console.print(f"[italic]{escape(document.subtitle)}[/italic]")
    dated = long_date(document.date.isoformat()) if document.date else "undated: status as of today"
    console.print(escape(" · ".join([*document.authors, dated])) + "\n")


def _treaties(reading: Reading) -> Table:
    table = Table(title=f"Agreements ({len(reading.treaties)})", title_justify="left", title_style="bold")
    table.add_column("Agreement")
    table.add_column("Kind")
    table.add_column("Mentions", justify="right")
    table.add_column("Status")
    for treaty in reading.treaties:
        count, state = str(len(reading.mentions_of(treaty.id))), dated_status(treaty, reading.document.date)
        table.add_row(escape(treaty.name), _KINDS.get(treaty.kind, treaty.kind), count, state)
    return table


def _citations(reading: Reading) -> Table:
    text = reading.document.text
    table = Table(title=f"Citations ({len(reading.citations)})", title_justify="left", title_style="bold")
    table.add_column("Kind")
    table.add_column("Citation", overflow="fold", ratio=1)
    table.add_column("Leads to", overflow="fold", ratio=1)
    for citation in reading.citations:
        target = citation.target
        leads = {
            TargetKind.SPAN: f"here: {target.span.of(text)[:80]}" if target.span else "",
            TargetKind.TREATY: target.treaty,
            TargetKind.NONE: "not known",
        }.get(target.kind, target.url)
        table.add_row(citation.kind, escape(citation.span.of(text)), escape(leads))
    return table
