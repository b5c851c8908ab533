"""Parts that pages share: words, addresses, data, tables, source panel, states."""
