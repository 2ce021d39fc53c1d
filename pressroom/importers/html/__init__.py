"""HTML pages and exhibits to manuscripts: a wire's page, an investor-relations page, an EDGAR
filing."""
