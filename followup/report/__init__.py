"""The sheet for a visit: what it says (document), how that is drawn from the log (compose), and the page (pdf)."""
