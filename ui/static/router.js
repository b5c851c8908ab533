// Links in HTML, language of the page, print, one tab stop in the matrix.

function follow(event, setTriggerValue) {
  const act = event.target.closest && event.target.closest("[data-act]");
  if (act) { event.preventDefault(); perform(act); return; }
  const link = event.target.closest && event.target.closest("a[data-go]");
  if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  setTriggerValue("go", JSON.stringify({ link: JSON.parse(link.dataset.go), at: Date.now() }));
}

function perform(button) {
  if (button.dataset.act === "print") window.print();
  if (button.dataset.act === "copy") {
    let field = button.parentElement.querySelector("input");
    if (!field) {
      field = document.createElement("input");
      field.readOnly = true;
      field.setAttribute("aria-label", button.textContent);
      button.parentElement.append(field);
    }
    field.value = button.dataset.text || location.href;
    field.focus();
    field.select();
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).catch(() => {});
  }
}

function keys(event) {
  const cell = event.target.closest && event.target.closest("table.matrix td a");
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  if (!cell || !step[event.key]) return;
  event.preventDefault();
  let td = cell.parentElement, tr = td.parentElement;
  let row = tr.sectionRowIndex, column = td.cellIndex;
  const rows = tr.parentElement.rows;
  for (let n = 0; n < 300; n++) {
    row += step[event.key][0]; column += step[event.key][1];
    const next = rows[row] && rows[row].cells[column];
    if (!next) return;
    const link = next.querySelector("a");
    if (link) {
      cell.tabIndex = -1; link.tabIndex = 0; link.focus();
      return;
    }
  }
}

// Streamlit's own texts are English only: those that pages show are replaced.
function translate(data) {
  document.documentElement.lang = data.lang === "en" ? "en" : "zh-CN";
  const from = {};
  for (const lang of Object.keys(data.words))
    for (const [key, text] of Object.entries(data.words[lang]))
      from[text] = data.words[data.lang][key];
  const root = document.querySelector(".stApp") || document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, text = node.nodeValue.trim();
    if (text && from[text] !== undefined && from[text] !== text
        && !node.parentElement.closest(".source,.panel,table,textarea"))
      node.nodeValue = node.nodeValue.replace(text, from[text]);
  }
  for (const name of ["aria-label", "placeholder", "title"])
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name);
      if (from[text] !== undefined && from[text] !== text) element.setAttribute(name, from[text]);
    }
  numbered(root, data.lang);
}

// Numbered texts of Streamlit: "Page 3" of a list in pages.
function numbered(root, lang) {
  const [from, to] = lang === "en" ? [/^第 (\d+) 页$/, "Page $1"] : [/^Page (\d+)$/, "第 $1 页"];
  for (const element of root.querySelectorAll("[aria-label]")) {
    const text = element.getAttribute("aria-label");
    if (from.test(text)) element.setAttribute("aria-label", text.replace(from, to));
  }
}

// What was pressed is drawn anew: the focus goes back to it, unless it went elsewhere.
function remember(event, state) {
  const link = event.target.closest && event.target.closest("a[data-go]");
  state.pressed = link ? link.dataset.go : null;
}

function refocus(state) {
  if (!state.pressed || (document.activeElement && document.activeElement !== document.body))
    return;
  for (const link of document.querySelectorAll("a[data-go]"))
    if (link.dataset.go === state.pressed) {
      const table = link.closest("table.matrix");
      if (table) {
        for (const other of table.querySelectorAll('td a[tabindex="0"]')) other.tabIndex = -1;
        link.tabIndex = 0;
      }
      link.focus({ preventScroll: true });
      return;
    }
}

function reach(target, done) {
  if (!target || done.value === target) return;
  const element = document.getElementById(target);
  if (!element) return;
  done.value = target;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}

// A picture that the page asks to have saved: drawn from SVG, saved as PNG, once.
function save(picture, done) {
  if (!picture || !picture.svg || done.saved === picture.number) return;
  done.saved = picture.number;
  const image = new Image();
  image.onload = () => {
    const scale = Math.min(2, 8000 / image.width, 8000 / image.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.download = picture.name;
    link.href = canvas.toDataURL("image/png");
    link.click();
    document.documentElement.dataset.saved = `${picture.name} ${canvas.width}x${canvas.height}`;
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture.svg);
}

// A sign-in comes back to the start page: the address before it is opened again.
function back(sign, setTriggerValue) {
  const key = "registry-return";
  if (sign === "out") sessionStorage.setItem(key, location.pathname + location.search);
  if (sign !== "in") return;
  const kept = sessionStorage.getItem(key) || "";
  sessionStorage.removeItem(key);
  if (!/^\/(?!\/)/.test(kept) || location.search || location.pathname !== "/") return;
  const url = new URL(kept, location.origin), params = {};
  for (const name of url.searchParams.keys()) {
    const values = url.searchParams.getAll(name);
    params[name] = values.length > 1 ? values : values[0];
  }
  const page = url.pathname.slice(1) || "ask";
  if (page !== "ask" || url.search)
    setTriggerValue("go", JSON.stringify({ link: { page, params }, at: Date.now() }));
}

const state = (window.__registry = window.__registry || { done: { value: "" } });

export default function (component) {
  const { data, setTriggerValue } = component;
  if (state.clear) state.clear();
  const click = (event) => { remember(event, state); follow(event, setTriggerValue); };
  let waiting = 0;
  const settle = () => {
    waiting = 0;
    translate(data);
    reach(data.target, state.done);
    for (const table of document.querySelectorAll("table.matrix"))
      if (!table.querySelector('td a[tabindex="0"]')) {
        const first = table.querySelector("td a");
        if (first) first.tabIndex = 0;
      }
    refocus(state);
  };
  const observer = new MutationObserver(() => {
    if (!waiting) waiting = requestAnimationFrame(settle);
  });
  document.addEventListener("click", click);
  document.addEventListener("keydown", keys);
  observer.observe(document.body, { childList: true, subtree: true });
  back(data.sign, setTriggerValue);
  if (!data.target) state.done.value = "";
  save(data.picture, state.done);
  settle();
  state.clear = () => {
    observer.disconnect();
    document.removeEventListener("click", click);
    document.removeEventListener("keydown", keys);
  };
  return state.clear;
}
