"""Graph stores: the embedded LadybugDB, or Neo4j; one protocol."""
