"""How two duties relate (职责对): the same, one divided, or different."""
