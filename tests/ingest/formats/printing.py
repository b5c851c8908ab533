"""The documents through other programs: LibreOffice, Debian's chromium, a scanner."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

BROWSER = "/usr/bin/chromium"
RULED = (
    "@page{size:A4;margin:20mm} body{font-family:'Noto Sans CJK SC';font-size:10.5pt}"
    "table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:3px;"
    "vertical-align:top;text-align:left;font-weight:normal}"
)


def by_office(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, bytes]:
    """Files by name in another format, all in one call of LibreOffice."""
    into = folder / target
    into.mkdir()
    for name, content in files.items():
        (into / name).write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", target, "--outdir", str(into / "out"), *(str(into / n) for n in files)],
        check=True, capture_output=True, timeout=300,
    )
    return {n: (into / "out" / n).with_suffix(f".{target}").read_bytes() for n in files}


def has_browser() -> bool:
    return shutil.which(BROWSER) is not None


def by_browser(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Web pages printed to PDF by chromium."""
    made = {}
    for name, content in files.items():
        page, out = folder / name, (folder / name).with_suffix(".pdf")
        page.write_bytes(content)
        subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={out}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )
        made[name] = out.read_bytes()
    return made


def pictures(content: bytes, resolution: int = 200) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.render(scale=resolution / 72).to_pil().convert("L") for page in document]


def scanned(content: bytes, turn: float = 0.7) -> bytes:
    """The PDF printed, laid askew on a scanner at 200 dpi: soft, noisy, saved as JPEG."""
    return bound([_worn(page, turn, seed) for seed, page in enumerate(pictures(content))])


def _worn(page: Image.Image, turn: float, seed: int) -> Image.Image:
    askew = page.rotate(turn if seed % 2 else -turn, Image.Resampling.BICUBIC, fillcolor=255)
    soft = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.6)), dtype=float)
    noise = np.random.default_rng(seed).normal(0, 8, soft.shape)
    return Image.fromarray(np.clip(soft + noise, 0, 255).astype("uint8"))


def bound(pages: Iterable[Image.Image], resolution: int = 200) -> bytes:
    """Pictures of pages as one PDF without any text."""
    first, *others = pages
    out = BytesIO()
    first.save(out, "PDF", resolution=resolution, save_all=True, append_images=others, quality=60)
    return out.getvalue()
