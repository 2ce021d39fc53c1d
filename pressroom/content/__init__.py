"""The committed content as frozen records: settings, releases, standing texts and the ledger; and
the `Site`, which holds what is visible at one moment."""
