"""What people commit, as frozen records: settings, releases, standing texts, the ledger; and what
of it may be seen at a moment."""
