"""What the world has fixed: exchanges, identifiers, instants, languages, regimes, contrast."""
