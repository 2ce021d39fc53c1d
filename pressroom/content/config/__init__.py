"""The settings: `config.toml`, its schema, its checks, and the frozen `Config` read from it."""
