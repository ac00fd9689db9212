"""A reading for the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.importers.source import quoted
from core.model import Reading, TargetKind
from core.status import long_date, status


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
    console.print(f"\n[bold]{escape(document.title or quoted(document.source))}[/bold]")
    if document.subtitle:
        console.print(f"[italic]{escape(document.subtitle)}[/italic]")
    dated = long_date(document.date.isoformat()) if document.date else "undated"
    console.print(escape(" · ".join([*document.authors, dated])) + "\n")


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)


def _treaties(reading: Reading) -> Table:
    on = reading.document.date
    table = _table(f"Agreements ({len(reading.treaties)})")
    table.add_column("Agreement", min_width=26)
    table.add_column("Kind")
    table.add_column("Mentions", justify="right", no_wrap=True)
    table.add_column(f"On {long_date(on.isoformat())}" if on else "Today", overflow="fold")
    for treaty in reading.treaties:
        state = status(treaty, on).phrase
        if on and treaty.ended > on.isoformat():
            state += f", ended {long_date(treaty.ended)}"
        kind = treaty.kind if treaty.listed else "not in the catalogue"
        table.add_row(escape(treaty.name), kind, str(len(reading.mentions_of(treaty.id))), state)
    return table


def _citations(reading: Reading) -> Table:
    text = reading.document.text
    table = _table(f"Citations ({len(reading.citations)})")
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
