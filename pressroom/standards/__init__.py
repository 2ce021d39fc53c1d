"""Standards that others have fixed: ISO, IANA, W3C, AP, and the rules of disclosure regimes."""
