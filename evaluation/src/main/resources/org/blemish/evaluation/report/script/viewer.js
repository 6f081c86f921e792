const viewer = el("dialog", { "aria-labelledby": "viewer-title", onkeydown: viewerKey, onclose: closeViewer });
const SURFACE = "surface";
const FLICKER_MILLISECONDS = 600;
const zoom = zoomGroup((scale) => {
  const fit = document.getElementById("zoom-fit");
  if (fit) {
    fit.textContent = scale === 1 ? "Fit" : Math.round(100 * scale) + "\u00a0%";
  }
});
/** The same for the camera of the 3D views. */
const surfaceZoom = {
  zoomBy: (factor) => {
    moveCloser(1 / factor);
    turnSurfaces();
  },
  reset: () => {
    resetCamera();
    turnSurfaces();
  },
};
const looking = { mode: "overlay", solid: false, timer: 0 };
let viewed;
let opener;

/** Draw the facts of the open panes. */
const drawFacts = [];
follow(() => drawFacts.forEach((draw) => draw()));

/** Opens the viewer for a sample, with all variants side by side. */
function openViewer(id) {
  if (!viewer.open) {
    opener = document.activeElement;
  }
  viewed = id;
  zoom.reset();
  drawViewer();
  if (!viewer.open) {
    viewer.showModal();
    viewer.querySelector("#viewer-next").focus();
  }
}

/** Samples that the viewer steps through: those of the gallery, or all with images if it does not show this one. */
function viewerOrder() {
  const order = chosenSamples().map((sample) => sample.id);
  return order.includes(viewed) ? order : variant().samples.filter((sample) => hasImages(sample.id)).map((sample) => sample.id);
}

function drawViewer() {
  const shown = report.variants.map((v, i) => ({ v, i, sample: v.samples.find((s) => s.id === viewed) })).filter((entry) => entry.sample);
  const order = viewerOrder();
  const place = order.indexOf(viewed);
  const focused = document.activeElement && viewer.contains(document.activeElement) ? document.activeElement.id : "";
  const panes = el("div", { class: "panes" });
  const drawPanes = () => {
    releaseSurfaces();
    zoom.clear();
    drawFacts.length = 0;
    panes.replaceChildren(...shown.map(({ v, i, sample }) => pane(v, i, sample)));
    zoom.apply();
  };
  viewer.replaceChildren(
    el("div", { class: "bar" },
      el("h2", { id: "viewer-title", title: viewed }, shortPath(viewed)),
      el("span", { class: "muted", role: "status" }, place < 0 ? "" : `${place + 1} of ${order.length}`),
      el("button", { type: "button", id: "viewer-previous", onclick: () => step(-1) }, "\u2190 Previous"),
      el("button", { type: "button", id: "viewer-next", onclick: () => step(1) }, "Next \u2192"),
      el("button", { type: "button", id: "viewer-close", onclick: () => viewer.close() }, "Close")),
    viewerControls(drawPanes),
    panes,
    el("p", { class: "muted" }, "Keys: \u2190 \u2192 other images, + \u2212 0 zoom, F image without map. Drag moves, double click zooms."));
  drawPanes();
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

/** Whether the sample is shown in three dimensions. */
function isSolid() {
  return looking.solid && Boolean(imagesOf(viewed).surface);
}

function activeZoom() {
  return isSolid() ? surfaceZoom : zoom;
}

/** The controls that change what is shown now. */
function viewerControls(redraw) {
  const found = imagesOf(viewed);
  const views = found.views.map((view, i) => [i, view.name]);
  if (found.surface) {
    views.push([SURFACE, "3D"]);
  }
  const choice = views.length < 2 ? undefined : select(views, (value) => {
    looking.solid = value === SURFACE;
    if (!looking.solid) {
      layers.view = Number(value);
    }
    drawViewer();
  });
  if (choice) {
    choice.id = "viewer-view";
    choice.value = isSolid() ? SURFACE : Math.min(layers.view, found.views.length - 1);
  }
  return el("div", { class: "controls" }, choice && field("View", choice), isSolid() ? undefined : modeButtons(redraw), flickerButton(), zoomButtons(activeZoom()), opacityField("viewer-opacity", turnSurfaces), ...(isSolid() ? [] : layerChoices()));
}

function modeButtons(redraw) {
  const modes = [["overlay", "Overlay"], ["pair", "Side by side"], ["image", "Image"]];
  const holder = el("span", { class: "segments", role: "group", "aria-label": "Shown" });
  modes.forEach(([mode, text]) => holder.append(el("button", { type: "button", id: "mode-" + mode, "aria-pressed": String(looking.mode === mode), onclick: () => {
    looking.mode = mode;
    holder.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other.id === "mode-" + mode)));
    redraw();
  } }, text)));
  return holder;
}

/** Shows the image with and without map in turn, so that a difference meets the eye. */
function flickerButton() {
  const button = el("button", { type: "button", id: "flicker", "aria-pressed": String(looking.timer !== 0), onclick: () => {
    if (looking.timer === 0) {
      looking.timer = setInterval(flipMap, FLICKER_MILLISECONDS);
    } else {
      stopFlicker();
    }
    button.setAttribute("aria-pressed", String(looking.timer !== 0));
  } }, "Flicker");
  return button;
}

function flipMap() {
  hideMap(!layers.hidden);
}

function hideMap(hidden) {
  layers.hidden = hidden;
  viewer.classList.toggle("without-map", hidden);
  turnSurfaces();
}

function stopFlicker() {
  clearInterval(looking.timer);
  looking.timer = 0;
  hideMap(false);
}

/** The sample with the result of one variant. */
function pane(v, i, sample) {
  const solid = isSolid();
  const stages = solid ? [surfaceView(sample, v, turnSurfaces)] : { overlay: [true], pair: [false, true], image: [false] }[looking.mode].map((map) => imageStage(sample, v, { map, full: true }));
  if (!solid) {
    stages.forEach(zoom.add);
  }
  return el("section", { "aria-label": v.name },
    el("div", {}, report.variants.length > 1 ? el("h3", {}, v.name) : undefined,
      el("div", { class: "stages" + (stages.length > 1 ? " pairs" : "") }, stages), colourBar(v), strip(sample)),
    el("div", {}, factsHolder(v, i, sample), regionTable(sample), i === state.variant || report.variants.length === 1 ? relabelForm(sample) : undefined));
}

/** Verdict and label of a sample, which follow the reader's changes. */
function factsHolder(v, i, sample) {
  const holder = el("div");
  const draw = () => holder.replaceChildren(sampleFacts(v, i, sample));
  draw();
  drawFacts.push(draw);
  return holder;
}

function sampleFacts(v, i, sample) {
  const verdict = judges(v) ? decide(sample, thresholds(i)) : "NONE";
  const wrong = mistake(sample, verdict);
  const label = sample.label === "GOOD" ? "good" : sample.label ? "defective, " + typeName(sample.type) : "none";
  const rows = [
    ["Verdict", el("span", {}, badge(verdict), wrong ? el("span", { class: "wrong" }, " " + wrong) : undefined)],
    ["Score", number(sample.score)],
    v.thresholds ? ["Defective above", number(thresholds(i).defective)] : undefined,
    sample.gateReason ? ["Unsure because", sample.gateReason] : undefined,
    ["Label", label],
    sample.file ? ["File", el("a", { href: sample.file, target: "_blank", rel: "noopener" }, shortPath(sample.id))] : undefined,
  ].filter((row) => row);
  return table("Result", ["", ""], rows, { class: "facts" });
}

function regionTable(sample) {
  return sample.regions.length === 0 ? undefined : table("Regions, in pixels of the image", ["No.", "x", "y", "Width", "Height", "Peak"],
    sample.regions.map((r, k) => [String(k + 1), String(r.x), String(r.y), String(r.width), String(r.height), number(r.peak)]), { class: "numbers" });
}

/** All views of the sample side by side without heat map; nothing where there is only one. */
function strip(sample) {
  const views = imagesOf(sample.id).views;
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
  const order = viewerOrder();
  const here = order.indexOf(viewed);
  openViewer(order[(here + by + order.length) % order.length] ?? viewed);
}

function viewerKey(event) {
  // A slider, list or text field uses the keys itself.
  if (["INPUT", "SELECT"].includes(event.target.tagName) && event.target.type !== "checkbox") {
    return;
  }
  const keys = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), "+": () => activeZoom().zoomBy(1.5), "-": () => activeZoom().zoomBy(1 / 1.5), 0: () => activeZoom().reset(), f: flipMap, F: flipMap,
  };
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
}

/** Moves the focus to the card of the sample viewed last, or back to where the viewer was opened. */
function closeViewer() {
  stopFlicker();
  releaseSurfaces();
  change({});
  const place = chosenSamples().findIndex((sample) => sample.id === viewed);
  const back = document.querySelectorAll("#gallery .cards button")[place];
  (opener?.isConnected && !opener.closest("#gallery") ? opener : back)?.focus();
}
