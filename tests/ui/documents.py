"""Small made-up documents for the tests of the pages."""

from __future__ import annotations

HEADS = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
ROWS = (
    ("1", "湖区游船检验", "交通运输局", "负责游船年度检验;发放检验合格证。",
     "《白鹭区游船管理办法》(白政发〔2012〕7号)第五条", "某游船逾期未检,被责令停航。"),
    ("", "", "农业农村局", "配合做好渔家乐游船登记。", "", ""),
    ("", "", "财政局", "保障检验经费。", "", ""),
    ("2", "芦苇收割许可", "林业局", "负责芦苇收割许可审批。", "《湿地保护法》第二十八条", ""),
    ("", "", "水务局", "会同林业局划定禁割区。", "", ""),
    ("3", "候鸟驿站看护", "文旅局", "配合看护候鸟驿站。", "", ""),
)
HOSTILE = (
    "<script>window.broken=1</script><b>粗</b>", "*甲* _乙_ $x^2$ :red[红] `码` [链](http://x.y)",
    "=1+2", "<img src=x onerror=window.broken=1>", "\u202e反向\u0007响铃", "〔2012〕# 号",
)


def boundary(rows: tuple[tuple[str, ...], ...] = ROWS, place: str = "白鹭区") -> bytes:
    """A boundary table as pasted text: a cell a line after a tab, a blank line a row."""
    head = f"与相关部门的职责边界登记表\n\n部门名称:{place}交通运输局\n\n"
    body = "\n\n".join(
        "\n".join(f"\t{cell}" for cell in row) for row in (HEADS, *rows)
    )
    return (head + body + "\n").encode("utf-8")


def hostile() -> bytes:
    """A table with script, markdown, formulas and direction marks in every field."""
    script, markdown, formula, image, bent, signs = HOSTILE
    rows = (
        ("1", f"游船{markdown}", "交通运输局", f"负责检验{script}{formula};发放{image}证。",
         f"《办法{signs}》", bent),
        ("", "", "财政局", f"负责{markdown}经费。", "", ""),
    )
    return boundary(rows)
