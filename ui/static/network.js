
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
  const network = new vis.Network(box, {
    nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(edges),
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
  globalThis.registryPicture = true;
}
