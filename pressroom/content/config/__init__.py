"""`config.toml` as a frozen `Config`: the issuer's registry and how the site behaves."""
