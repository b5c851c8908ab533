"""Addresses of Neo4j, and what its driver says when it fails, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import RegistryError

OLDEST = (5, 5)
"""`EXISTS { }`, `CALL { } IN TRANSACTIONS` and the constraints need this version."""


@dataclass(frozen=True, slots=True)
class Address:
    """`neo4j://user:password@host:port/database`, taken apart."""

    uri: str
    user: str
    password: str
    database: str | None

    @property
    def shown(self) -> str:
        """For people: without user and password."""
        return f"{self.uri}/{self.database or ''}".rstrip("/")

    @classmethod
    def parse(cls, url: str) -> Address:
        """Takes an address apart. Special characters of a password are %-encoded."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port, parts = None, None, urlsplit("")
        if not host:
            raise RegistryError(
                "Neo4j 的地址(REGISTRY_STORE)不完整。应为 neo4j://用户:密码@主机:端口/数据库,"
                "密码中的特殊字符须写成 %XX。",
                "The address of Neo4j (REGISTRY_STORE) is not complete. Expected "
                "neo4j://user:password@host:port/database, special characters of the "
                "password written as %XX.",
                "bad_address",
            )
        if ":" in host:
            host = f"[{host}]"
        return cls(
            f"{parts.scheme}://{host}:{port or 7687}",
            unquote(parts.username or ""), unquote(parts.password or ""),
            unquote(parts.path.strip("/")) or None,
        )


def too_old(address: Address, agent: str) -> RegistryError:
    wanted = ".".join(map(str, OLDEST))
    return RegistryError(
        f"{address.shown} 上的服务器是 {agent},版本太旧。需要 Neo4j {wanted} 或更新版本。",
        f"The server at {address.shown} is {agent}, which is too old. Neo4j {wanted} or "
        "newer is needed.",
        "store_too_old",
    )


def foreign(address: Address) -> RegistryError:
    return RegistryError(
        f"{address.shown} 中已有其他程序的数据,未作改动。请在地址末尾另指一个空数据库。",
        f"The database at {address.shown} holds data of another program; nothing was "
        "changed. Name an empty database at the end of the address.",
        "store_foreign",
    )


def overtaken(address: Address) -> RegistryError:
    return RegistryError(
        f"{address.shown} 正由另一程序重新装载,本次装载已停止。请等它结束后重试。",
        f"Another process has begun to load {address.shown}; this load has stopped. Try "
        "again when that one is done.",
        "store_busy",
    )


def sentence(error: Exception, address: Address) -> RegistryError:
    """One sentence for any error of the driver."""
    if isinstance(error, RegistryError):
        return error
    found = _login(error, address) or _reach(error, address) or _server(error, address)
    return found or RegistryError(
        f"{address.shown} 上的 Neo4j 出错:{_short(error)}。请运行 registry doctor。",
        f"Neo4j at {address.shown} failed: {_short(error)}. Run `registry doctor`.",
        "store_failed",
    )


def _short(error: Exception) -> str:
    return " ".join(str(getattr(error, "message", "") or error).split())[:300]


def _login(error: Exception, address: Address) -> RegistryError | None:
    code = getattr(error, "code", "") or ""
    if isinstance(error, AuthError) or ".Security." in code:
        return RegistryError(
            f"{address.shown} 拒绝了用户 {address.user} 的登录。请检查 REGISTRY_STORE 中的用户名、"
            "密码及其权限。",
            f"{address.shown} refused user {address.user}. Check the user name, the password "
            "and the rights of that user in REGISTRY_STORE.",
            "store_login",
        )
    if "DatabaseNotFound" in code or "Unable to get a routing table for database" in str(error):
        return RegistryError(
            f"服务器 {address.uri} 上没有数据库 {address.database}。请检查地址末尾的数据库名,"
            "或先在服务器上建立它。",
            f"There is no database {address.database} on the server {address.uri}. Check the "
            "name at the end of the address, or create the database first.",
            "store_no_database",
        )
    return None


def _reach(error: Exception, address: Address) -> RegistryError | None:
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return RegistryError(
            f"连接不上 {address.shown} 的 Neo4j。请检查主机、端口,以及服务器是否在运行。",
            f"Neo4j at {address.shown} cannot be reached. Check host and port, and whether "
            "the server is running.",
            "store_unreachable",
        )
    if isinstance(error, ConfigurationError):
        return RegistryError(
            f"Neo4j 的地址 {address.shown} 不能使用:{_short(error)}。请检查 REGISTRY_STORE。",
            f"The address {address.shown} cannot be used: {_short(error)}. Check REGISTRY_STORE.",
            "bad_address",
        )
    return None


def _server(error: Exception, address: Address) -> RegistryError | None:
    code = getattr(error, "code", "") or ""
    if "ReadOnly" in code or "NotALeader" in code:
        return RegistryError(
            f"{address.shown} 的数据库是只读的,未作改动。请改用可写的数据库,或请管理员开放写入。",
            f"The database at {address.shown} is read-only; nothing was changed. Use one that "
            "can be written, or ask its administrator to allow writing.",
            "store_read_only",
        )
    if "writing in read access mode" in str(error).lower() or code.endswith("AccessMode"):
        return RegistryError(
            "查询只能读取,不能写入图库。请去掉其中的 CREATE、MERGE、SET、DELETE。",
            "A query may only read the graph. Take CREATE, MERGE, SET and DELETE out of it.",
            "bad_query",
        )
    if "OutOfMemory" in code or "StackOverFlow" in code:
        return RegistryError(
            f"{address.shown} 的 Neo4j 内存不足,操作未完成。请加大服务器的堆内存,或缩小查询范围。",
            f"Neo4j at {address.shown} ran out of memory; nothing was done. Give the server "
            "more heap, or narrow the query.",
            "out_of_memory",
        )
    if "TransactionTimedOut" in code:
        return RegistryError(
            "查询用时过长,已停止。请缩小范围(例如指定部门、事项或文档)后重试。",
            "The query took too long and was stopped. Narrow it (give a department, a "
            "matter or a document) and try again.",
            "timeout",
        )
    if code.startswith("Neo.ClientError.Statement."):
        return RegistryError(
            f"查询不能执行:{_short(error)}。请对照查询写法说明修改。",
            f"The query cannot be run: {_short(error)}. Correct it by the notes on writing "
            "queries.",
            "bad_query",
        )
    return None


FAILURES = (Neo4jError, DriverError, OSError, ValueError)
"""What the driver raises."""
