/** How pictures are shown, in the gallery and large. */
const layers = { mask: true, regions: true, opacity: 0.6, view: 0 };

/** A sample's picture with heat map, mask outline and, if wanted, regions above each other. */
function picture(sample, v, { lazy, regions }) {
  const found = pictures[sample.id];
  const view = found.views[Math.min(layers.view, found.views.length - 1)];
  const loading = lazy ? "lazy" : "eager";
  const stage = el("div", { class: "stage" });
  if (view) {
    stage.append(el("img", { src: view.data, alt: "", loading, width: found.width, height: found.height }));
  }
  const heat = found.maps[v.name];
  if (heat && view) {
    // Colours of the picture would mix with those of the map.
    stage.firstChild.style.filter = `grayscale(${Math.min(1, 2 * layers.opacity)})`;
  }
  if (heat) {
    const overlay = el("img", { class: view ? "heat-map" : undefined, src: heat, alt: "", loading });
    overlay.style.opacity = view ? layers.opacity : 1;
    stage.append(overlay);
  }
  if (found.outline && layers.mask) {
    stage.append(svg("svg", { class: "outline", viewBox: `0 0 ${found.width} ${found.height}`, "aria-hidden": "true" },
      svg("path", { class: "under", d: found.outline }), svg("path", { class: "over", d: found.outline })));
  }
  if (regions && layers.regions && sample.regions.length > 0) {
    stage.append(svg("svg", { class: "regions", viewBox: `0 0 ${found.fullWidth} ${found.fullHeight}`, "aria-hidden": "true" },
      sample.regions.map((r) => svg("rect", { x: r.x, y: r.y, width: r.width, height: r.height }))));
  }
  return stage;
}

/** The fixed colour scale of a variant, with its ends. */
function colourBar(v) {
  const bar = el("div", { class: "colours", role: "img", "aria-label": `Colours from ${number(v.scale.low)} (dark) to ${number(v.scale.high)} and more (light)` });
  bar.style.background = `linear-gradient(to right, ${report.colours.join(", ")})`;
  return el("div", { class: "scale" }, el("span", {}, number(v.scale.low)), bar, el("span", {}, "\u2265\u00a0" + number(v.scale.high)));
}

function badge(verdict) {
  return el("span", { class: "badge " + verdict.toLowerCase() }, verdict);
}
