"""Writes the demonstration documents: three Word files about an invented county.

    python data/make_demo.py [FOLDER]        default: data/demo

云杉县 does not exist; every office, telephone and sentence here is made up. The
files have what real ones have: merged cells, a duty that two departments claim, a
matter that nobody leads, an office left blank, a body that no longer exists, a
basis that has been repealed, one telephone for two offices.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.table import Table

Rows = Sequence[Sequence[str]]
COUNTY = "云杉县"
UP = "^"
"""A cell that continues the one above it: merged in the file."""

BOUNDARY: Rows = [
    ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例"),
    ("1", "烈士遗属抚恤", "退役军人事务局",
     "负责核定烈士遗属名单；发放烈士一次性抚恤金和定期抚恤金；每年清明前看望烈士遗属。",
     "《烈士褒扬条例》（国务院令第601号）第十六条；《军人抚恤优待条例》",
     "李某被评定为烈士后，退役军人事务局当月核定遗属名单，财政局在收到名单后第五日把款项拨到专户。"),
    (UP, UP, "财政局", "负责拨付烈士一次性抚恤金所需资金；监督专户资金的使用。", UP, UP),
    (UP, UP, "人社局", "指导用人单位支付属于工伤保险范围的烈士一次性工亡补助金。", UP, UP),
    ("2", "退役士兵安置", "退役军人事务局",
     "牵头拟订年度安置计划；会同县委编办、人社局安排符合条件的退役士兵到岗。",
     "《退役士兵安置条例》（国务院、中央军委令第608号）第三十二条", ""),
    (UP, UP, "县委编办", "核准接收单位的编制使用计划。", UP, UP),
    (UP, UP, "人社局", "牵头拟订年度安置计划；办理安置人员的工资关系。", UP, UP),
    ("3", "零散烈士墓看护", "各乡镇人民政府", "配合做好零散烈士墓的日常看护。", "", ""),
    (UP, UP, "财政局", "参与核定零散烈士墓修缮预算。", UP, UP),
    ("4", "退役军人创业市场准入", "退役军人事务局",
     "向县工商行政管理局通报退役军人创业名册。", "《退役军人保障法》", ""),
]

DUTIES: Rows = [
    ("序号", "主要职责", "具体工作事项", "责任科室", "备注"),
    ("1", "负责促进就业和职业技能培训。", "组织退役军人职业技能培训", "就业培训股",
     "《就业促进法》第四十四条"),
    (UP, UP, "审核公益性岗位补贴申请", UP, UP),
    (UP, UP, "监督检查培训机构的教学质量", UP, UP),
    ("2", "负责劳动关系和劳动保障监察。", "受理拖欠工资的举报投诉并依法查处",
     "劳动保障监察大队", ""),
    (UP, UP, "指导企业签订集体合同", "劳动关系股", UP),
    ("3", "负责社会保险基金管理。", "编制工伤保险基金年度预算", "社会保险股\n基金财务股", ""),
    (UP, UP, "审核工伤保险待遇申领材料", UP, UP),
    ("4", "负责事业单位人事管理。", "核准事业单位公开招聘方案", "", ""),
]

SERVICES: Rows = [
    ("序号", "服务事项", "主要内容",
     "承办机构", "联系电话"),
    ("1", "退役军人就业服务", "每季度举办退役军人专场招聘会，提供岗位信息。", "就业创业股",
     "0000-5550101"),
    (UP, UP, "组织退役军人职业技能培训，按人发放培训手册。", "就业创业股\n退役军人服务中心",
     "0000-5550101\n0000-5550102"),
    ("2", "优待证申领", "受理优待证申请，十五个工作日内发证。", "优抚褒扬股", "0000-5550103"),
    ("3", "烈士纪念设施参观预约", "受理集体参观预约，提供讲解。", "烈士陵园管理所",
     "0000-5550103"),
]


def main(folder: Path) -> None:
    """Writes the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    office = f"{COUNTY}退役军人事务局"
    labour = f"{COUNTY}人力资源和社会保障局"
    _write(folder / f"{office}职责边界登记表.docx", "与相关部门的职责边界登记表", office, BOUNDARY)
    _write(folder / f"{labour}部门职责登记表.docx", "部门职责登记表", labour, DUTIES)
    _write(folder / f"{office}公共服务事项登记表.docx", "公共服务事项登记表", office, SERVICES)


def _write(path: Path, title: str, issuer: str, rows: Rows) -> None:
    document = docx.Document()
    document.add_heading(title, level=1)
    document.add_paragraph(f"部门名称：{issuer}")
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    _fill(table, rows)
    document.add_paragraph("2023年6月12日")
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_timeless(buffer.getvalue()))


def _fill(table: Table, rows: Rows) -> None:
    for column in range(len(rows[0])):
        top = 0
        for row, line in enumerate(rows):
            if line[column] != UP:
                top = row
                continue
            last = row + 1 == len(rows) or rows[row + 1][column] != UP
            if last:
                table.cell(top, column).merge(table.cell(row, column))
    for row, line in enumerate(rows):
        for column, text in enumerate(line):
            if text != UP:
                table.cell(row, column).text = text


def _timeless(content: bytes) -> bytes:
    """The same package with fixed times, so that writing it again changes nothing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2023, 6, 12, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "demo")
