"""`verify`: is it really live?"""

from __future__ import annotations

import os
from pathlib import Path

import click

from pressroom.cli.arguments import Room, at_a_moment, output_folder, output_option, site_address
from pressroom.cli.printing import counted
from pressroom.cli.verifying_release import means_release, signers_option, verify_release
from pressroom.core.problems import errors, printable


@click.command()
@at_a_moment
@click.argument("url", required=False, metavar="[URL|FILE]")
@output_option
@click.option(
    "--sample",
    type=click.IntRange(0),
    default=200,
    help="How many files to look at besides feeds, sitemaps and older addresses. Default: 200.",
)
@click.option("--all", "everything", is_flag=True, help="Look at every file.")
@click.option(
    "--wait",
    type=click.IntRange(0),
    default=30,
    help="For how many seconds to ask again for what is not right yet. Default: 30.",
)
@click.option(
    "--reveal",
    is_flag=True,
    help="Print the addresses of what is not public and answers: they are inside information.",
)
@signers_option
def verify_command(
    where: Room,
    url: str | None,
    output: Path | None,
    sample: int,
    everything: bool,
    wait: int,
    reveal: bool,
) -> int:
    """Look from outside whether the published site is the one in output/.

    With the address of a release's page, or a signed text in a file: whether that release is as its
    issuer signed it.
    """
    if url and means_release(where, url):
        return verify_release(where, url)
    from pressroom.cli.asking import AT_ONCE, asker_of
    from pressroom.cli.grouped import tell_in_all
    from pressroom.pipeline.options import Work
    from pressroom.publishing.verify import Patience
    from pressroom.publishing.verify import verify_until_right as verify_site
    from pressroom.publishing.verify_plan import Extent, plan_of
    from pressroom.publishing.verify_site import read_live_site

    room, moment = where.path, where.moment()
    site = read_live_site(room, output_folder(output, room), moment, Work(os.cpu_count() or 1))
    base = site_address(url or site.url, "URL")
    sample = len(site.files) if everything else sample
    plan = plan_of(site, base, Extent(sample=sample, day=f"{moment:%Y-%m-%d}"))
    with asker_of(base) as asker:
        found = verify_site(plan, site, asker, Patience(wait, AT_ONCE))
    tell_in_all(found.problems)
    for leak in found.leaks if reveal else ():
        click.echo(printable(leak), err=True)
    told = counted(len(found.problems), "problem")
    click.echo(f"Asked for {counted(found.asked, 'address')}, and for what is not public: {told}.")
    return 1 if errors(found.problems) else 0
