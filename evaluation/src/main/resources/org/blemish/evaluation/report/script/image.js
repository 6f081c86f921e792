/** Which view the gallery and the viewer show, and the opacity of the heat map above it. */
const layers = { view: 0, opacity: 0.6 };

function setOpacity(value) {
  layers.opacity = value;
  document.documentElement.style.setProperty("--heat", value);
}

/** Shows or hides outlines ("mask") or regions ("regions") everywhere. */
function showLayer(name, shown) {
  document.documentElement.classList.toggle("hide-" + name, !shown);
}

function isShown(name) {
  return !document.documentElement.classList.contains("hide-" + name);
}

/** Slider for the opacity of the heat map; `moved` is called after each step. */
function opacityField(id, moved) {
  return field("Heat map", el("input", { type: "range", id, min: 0, max: 1, step: 0.05, value: layers.opacity, oninput: (event) => {
    setOpacity(event.target.valueAsNumber);
    moved();
  } }));
}

/** A sample's view with heat map and mask outline above it, and regions where requested. */
function imageStage(sample, v, { lazy, regions }) {
  const found = images[sample.id];
  const view = found.views[Math.min(layers.view, found.views.length - 1)];
  const loading = lazy ? "lazy" : "eager";
  const heat = found.maps[v.name];
  const stage = el("div", { class: "stage" });
  if (view) {
    stage.append(el("img", { class: heat ? "below" : undefined, src: view.data, alt: "", loading, width: found.width, height: found.height }));
  }
  if (heat) {
    stage.append(el("img", { class: view ? "heat-map" : undefined, src: heat, alt: "", loading }));
  }
  if (found.outline) {
    stage.append(svg("svg", { class: "outline", viewBox: `0 0 ${found.width} ${found.height}`, "aria-hidden": "true" },
      svg("path", { class: "under", d: found.outline }), svg("path", { class: "over", d: found.outline })));
  }
  if (regions && sample.regions.length > 0) {
    stage.append(svg("svg", { class: "regions", viewBox: `0 0 ${found.fullWidth} ${found.fullHeight}`, "aria-hidden": "true" },
      sample.regions.map((r) => svg("rect", { x: r.x, y: r.y, width: r.width, height: r.height }))));
  }
  return stage;
}

/** The colour scale of a variant with its lowest and highest value. */
function colourBar(v) {
  const bar = el("div", { class: "colours", role: "img", "aria-label": `Colours from ${number(v.scale.low)} (dark) to ${number(v.scale.high)} and more (light)` });
  bar.style.background = `linear-gradient(to right, ${report.colours.join(", ")})`;
  return el("div", { class: "scale" }, el("span", {}, number(v.scale.low)), bar, el("span", {}, "\u2265\u00a0" + number(v.scale.high)));
}

function badge(verdict) {
  return el("span", { class: "badge " + verdict.toLowerCase() }, verdict);
}
