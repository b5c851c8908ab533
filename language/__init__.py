"""Lexical knowledge of the trade: knows nothing of documents, graph or pages."""
