"""Inside a cell: clauses, offices, telephones, bases; rows → statements."""
