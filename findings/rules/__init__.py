"""One rule a file; each makes `RULE`. See `findings.rule.Rule`."""
