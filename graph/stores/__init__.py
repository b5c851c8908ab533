"""Graph stores: the embedded LadybugDB, or Neo4j; one protocol."""

from __future__ import annotations

from pathlib import Path

from graph.errors import RegistryError
from graph.stores.base import Store

NEO4J = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str | None, home: Path) -> Store:
    """The store at an address; without one, the embedded store in `home`.

    Addresses of Neo4j: `neo4j://user:password@host:port/database`, also bolt and
    the encrypted forms +s, +ssc. Raises RegistryError with one sentence.
    """
    if not url:
        from graph.stores.ladybug_store import LadybugStore

        return LadybugStore(home / "graph.lbug")
    scheme = url.partition("://")[0].lower()
    if scheme in NEO4J and "://" in url:
        from graph.stores.neo4j_store import Neo4jStore

        return Neo4jStore(url)
    raise RegistryError(
        f"不认识的图库地址(REGISTRY_STORE),开头是 {scheme[:20]}。应为 "
        "neo4j://用户:密码@主机:端口/数据库(或 bolt、+s、+ssc),留空则用内置图库。",
        f"The address of the graph store (REGISTRY_STORE) is not known: it begins with "
        f"{scheme[:20]}. Expected neo4j://user:password@host:port/database (or bolt, "
        "+s, +ssc); leave it empty for the embedded store.",
        "bad_address",
    )
