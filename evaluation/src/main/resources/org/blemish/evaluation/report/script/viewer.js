const viewer = el("dialog", { "aria-labelledby": "viewer-title", onkeydown: viewerKey, onclose: returnFocus });
const SURFACE = "surface";
let viewed;
let solid = false;

/** Opens the large view of a sample, with all variants side by side. */
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
  const views = pictures[viewed].views.map((view, i) => [i, view.name]);
  if (pictures[viewed].surface) {
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
    choice.value = solid && pictures[viewed].surface ? SURFACE : Math.min(layers.view, pictures[viewed].views.length - 1);
  }
  return el("div", { class: "controls" }, choice && field("Picture", choice), opacityField("viewer-opacity", turnSurfaces),
    ...["mask", "regions"].map((name) => checkbox({ mask: "Mask outline", regions: "Regions" }[name], isShown(name), (shown) => showLayer(name, shown))));
}

/** One variant's sight of the sample. */
function pane(v, i, sample) {
  const verdict = decide(sample, thresholds(i));
  const wrong = mistake(sample, verdict);
  const regions = sample.regions.length === 0 ? undefined : table("Regions, in pixels of the image", ["No.", "x", "y", "Width", "Height", "Peak"],
    sample.regions.map((r, k) => [String(k + 1), String(r.x), String(r.y), String(r.width), String(r.height), number(r.peak)]), { class: "numbers" });
  return el("section", { "aria-label": v.name },
    report.variants.length > 1 ? el("h3", {}, v.name) : undefined,
    solid && pictures[sample.id].surface ? surfaceView(sample, v, turnSurfaces) : picture(sample, v, { lazy: false, regions: true }), colourBar(v), strip(sample),
    el("p", {}, "Score ", el("b", {}, number(sample.score)), " ", badge(verdict), wrong ? el("span", { class: "wrong" }, " " + wrong) : undefined,
      ", label " + (sample.label === "GOOD" ? "good" : "defective (" + sample.type + ")"), sample.doubt ? el("span", { class: "muted" }, ": " + sample.doubt) : undefined),
    regions);
}

/** All pictures of the sample without a map over them, side by side, where there are several. */
function strip(sample) {
  const views = pictures[sample.id].views;
  return views.length < 2 ? undefined : el("div", { class: "strip" }, views.map((view) =>
    el("figure", {}, el("img", { src: view.data, alt: "" }), el("figcaption", {}, view.name))));
}

function turnSurfaces() {
  viewer.querySelectorAll("canvas").forEach((canvas) => canvas.draw());
}

function releaseSurfaces() {
  viewer.querySelectorAll("canvas").forEach((canvas) => canvas.release());
}

/** Goes on in the gallery's order and begins anew at its end. */
function step(by) {
  const order = chosenSamples().map((sample) => sample.id);
  const here = order.indexOf(viewed);
  openViewer(order[(here + by + order.length) % order.length] ?? viewed);
}

function viewerKey(event) {
  // A slider or list needs its arrows for itself.
  if (["INPUT", "SELECT"].includes(event.target.tagName) && event.target.type !== "checkbox") {
    return;
  }
  if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    event.preventDefault();
    step(event.key === "ArrowRight" ? 1 : -1);
  }
}

/** Back to the card of the sample that was looked at last. */
function returnFocus() {
  releaseSurfaces();
  change({});
  const place = chosenSamples().findIndex((sample) => sample.id === viewed);
  document.querySelectorAll(".cards button")[place]?.focus();
}
