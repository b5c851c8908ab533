"""Statements, their ledger, and the graph that is a view of them."""
