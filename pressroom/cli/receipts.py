"""`receipts`: publications as they were written down."""

from __future__ import annotations

import click

from pressroom.cli.arguments import Room, in_room
from pressroom.cli.printing import counted, tell
from pressroom.core.problems import errors, printable


@click.command()
@in_room
@click.argument("slug", required=False)
def receipts(where: Room, slug: str | None) -> int:
    """History of publications, by the receipts; of one release, with SLUG."""
    from pressroom.publishing.keep_receipts import read_receipts
    from pressroom.publishing.receipts import chain_problems

    found, problems = read_receipts(where.path)
    problems += chain_problems(found)
    count = 0
    for kept in found:
        receipt = kept.receipt
        rows = [r for r in receipt.releases if slug is None or r.url.strip("/").endswith(slug)]
        rows = [r for r in rows if slug is not None or r.what != "before"]
        if slug is not None and not rows:
            continue
        count += 1
        planned = f", planned for {receipt.planned}" if receipt.planned else ""
        sent = receipt.sent or "nobody saw when"
        click.echo(f"{kept.name}  sent {sent}{planned}, found right {receipt.verified}")
        for row in rows:
            click.echo(f"    {row.what:9}  {printable(row.url)}  {printable(row.title)}")
        for each in receipt.announced:
            click.echo(f"    announced by {printable(each.channel)}: {printable(each.id)}")
    tell(problems)
    click.echo(f"{counted(count, 'receipt')}.")
    return 1 if errors(problems) else 0
