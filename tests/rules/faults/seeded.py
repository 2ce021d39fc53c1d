"""A fault to put into a release that is in order."""

Seeded = tuple[str, dict[str, str | None], str]
"""A rule's code; what to change in `test_rules.GOOD` (None leaves a key out); what `lint` then
says of the file, from the line on."""
