
// The picture as PNG, on its ground.
function download(canvas) {
  const copy = document.createElement("canvas");
  copy.width = canvas.width;
  copy.height = canvas.height;
  const pen = copy.getContext("2d");
  pen.fillStyle = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  const link = document.createElement("a");
  link.download = "network.png";
  link.href = copy.toDataURL("image/png");
  link.click();
}

// A sheet with a folded corner: a regulation.
function folded({ ctx, x, y, label, style }) {
  const lines = String(label).split("\n");
  const face = `15px ${getComputedStyle(document.body).fontFamily}`;
  ctx.font = face;
  const width = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 28;
  const height = 21 * lines.length + 12, left = x - width / 2, top = y - height / 2;
  return {
    drawNode() {
      ctx.beginPath();
      ctx.moveTo(left, top);
      ctx.lineTo(left + width - 12, top);
      ctx.lineTo(left + width, top + 12);
      ctx.lineTo(left + width, top + height);
      ctx.lineTo(left, top + height);
      ctx.closePath();
      ctx.fillStyle = style.color; ctx.strokeStyle = style.borderColor; ctx.lineWidth = 2;
      ctx.fill(); ctx.stroke();
      ctx.beginPath();
      ctx.moveTo(left + width - 12, top);
      ctx.lineTo(left + width - 12, top + 12);
      ctx.lineTo(left + width, top + 12);
      ctx.stroke();
      ctx.font = face; ctx.fillStyle = document.querySelector(".stApp")
        ? getComputedStyle(document.querySelector(".stApp")).color : "#000";
      ctx.textAlign = "center"; ctx.textBaseline = "middle";
      lines.forEach((line, n) => ctx.fillText(line, x, top + 16 + 21 * n));
    },
    nodeDimensions: { width, height },
  };
}

// The picture: vis-network above draws what Python placed; nothing moves by itself.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".picture");
  const vis = globalThis.vis;
  if (!box || !vis) return;
  const stamp = JSON.stringify(data);
  if (box.registryStamp === stamp) return;
  box.registryStamp = stamp;
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", data.label);
  if (box.registryNetwork) box.registryNetwork.destroy();
  const edges = data.edges.map((edge, index) => ({ id: index, ...edge, smooth: false }));
  const nodes = data.nodes.map((node) => node.folded
    ? { ...node, shape: "custom", ctxRenderer: folded } : node);
  const network = new vis.Network(box, {
    nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges),
  }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 400, tooltipDelay: 120,
      zoomSpeed: 0.6 },
    nodes: { font: { face: getComputedStyle(document.body).fontFamily } },
    edges: { font: { size: 13, align: "middle" } },
  });
  box.registryNetwork = network;
  network.on("click", (event) => {
    if (event.nodes.length) setTriggerValue("open", String(event.nodes[0]));
  });
  const save = parentElement.querySelector("button");
  if (save) {
    save.textContent = data.save;
    save.onclick = () => download(box.querySelector("canvas"));
  }
  network.fit({ animation: false });
  // A folded sheet knows its width only once it is drawn.
  network.once("afterDrawing", () => network.fit({ animation: false }));
  globalThis.registryPicture = true;
}
