const viewer = el("dialog", { "aria-labelledby": "viewer-title", onkeydown: viewerKey, onclose: returnFocus });
const SURFACE = "surface";
let viewed;
let solid = false;

/** Opens the viewer for a sample, with all variants side by side. */
function openViewer(id) {
  viewed = id;
  drawViewer();
  if (!viewer.open) {
    viewer.showModal();
    viewer.querySelector("#viewer-next").focus();
  }
}

function drawViewer() {
  const shown = report.variants.map((v, i) => ({ v, i, sample: v.samples.find((s) => s.id === viewed) })).filter((entry) => entry.sample);
  const order = chosenSamples().map((sample) => sample.id);
  const place = order.indexOf(viewed);
  const focused = document.activeElement && viewer.contains(document.activeElement) ? document.activeElement.id : "";
  const panes = el("div", { class: "panes" });
  const drawPanes = () => {
    releaseSurfaces();
    panes.replaceChildren(...shown.map(({ v, i, sample }) => pane(v, i, sample)));
  };
  viewer.replaceChildren(
    el("div", { class: "bar" },
      el("h2", { id: "viewer-title" }, viewed),
      el("span", { class: "muted", role: "status" }, place < 0 ? "" : `${place + 1} of ${order.length}`),
      el("button", { type: "button", id: "viewer-previous", onclick: () => step(-1) }, "\u2190 Previous"),
      el("button", { type: "button", id: "viewer-next", onclick: () => step(1) }, "Next \u2192"),
      el("button", { type: "button", id: "viewer-close", onclick: () => viewer.close() }, "Close")),
    viewerControls(drawPanes),
    panes);
  drawPanes();
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

function viewerControls(redraw) {
  const views = images[viewed].views.map((view, i) => [i, view.name]);
  if (images[viewed].surface) {
    views.push([SURFACE, "3D"]);
  }
  const choice = views.length < 2 ? undefined : select(views, (value) => {
    solid = value === SURFACE;
    if (!solid) {
      layers.view = Number(value);
    }
    redraw();
  });
  if (choice) {
    choice.id = "viewer-view";
    choice.value = solid && images[viewed].surface ? SURFACE : Math.min(layers.view, images[viewed].views.length - 1);
  }
  return el("div", { class: "controls" }, choice && field("View", choice), opacityField("viewer-opacity", turnSurfaces),
    ...["mask", "regions"].map((name) => checkbox({ mask: "Mask outline", regions: "Regions" }[name], isShown(name), (shown) => showLayer(name, shown))));
}

/** The sample with the result of one variant. */
function pane(v, i, sample) {
  const verdict = decide(sample, thresholds(i));
  const wrong = mistake(sample, verdict);
  const regions = sample.regions.length === 0 ? undefined : table("Regions, in pixels of the image", ["No.", "x", "y", "Width", "Height", "Peak"],
    sample.regions.map((r, k) => [String(k + 1), String(r.x), String(r.y), String(r.width), String(r.height), number(r.peak)]), { class: "numbers" });
  return el("section", { "aria-label": v.name },
    report.variants.length > 1 ? el("h3", {}, v.name) : undefined,
    solid && images[sample.id].surface ? surfaceView(sample, v, turnSurfaces) : imageStage(sample, v, { lazy: false, regions: true }), colourBar(v), strip(sample),
    el("p", {}, "Score ", el("b", {}, number(sample.score)), " ", badge(verdict), wrong ? el("span", { class: "wrong" }, " " + wrong) : undefined,
      ", label " + (sample.label === "GOOD" ? "good" : "defective (" + sample.type + ")"), sample.gateReason ? el("span", { class: "muted" }, ": " + sample.gateReason) : undefined),
    regions);
}

/** All views of the sample side by side without heat map; nothing where there is only one. */
function strip(sample) {
  const views = images[sample.id].views;
  return views.length < 2 ? undefined : el("div", { class: "strip" }, views.map((view) =>
    el("figure", {}, el("img", { src: view.data, alt: "" }), el("figcaption", {}, view.name))));
}

function turnSurfaces() {
  viewer.querySelectorAll("canvas").forEach((canvas) => canvas.draw());
}

function releaseSurfaces() {
  viewer.querySelectorAll("canvas").forEach((canvas) => canvas.release());
}

/** Moves in the gallery's order, from the last sample to the first. */
function step(by) {
  const order = chosenSamples().map((sample) => sample.id);
  const here = order.indexOf(viewed);
  openViewer(order[(here + by + order.length) % order.length] ?? viewed);
}

function viewerKey(event) {
  // A slider or list uses the arrow keys itself.
  if (["INPUT", "SELECT"].includes(event.target.tagName) && event.target.type !== "checkbox") {
    return;
  }
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    event.preventDefault();
    step(event.key === "ArrowRight" ? 1 : -1);
  }
}

/** Moves the focus to the card of the sample viewed last. */
function returnFocus() {
  releaseSurfaces();
  change({});
  const place = chosenSamples().findIndex((sample) => sample.id === viewed);
  document.querySelectorAll(".cards button")[place]?.focus();
}
