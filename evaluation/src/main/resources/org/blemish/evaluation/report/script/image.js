/** Which view the gallery and the viewer show, the opacity of the heat map above it, and whether the viewer hides it. */
const layers = { view: 0, opacity: 1, hidden: false };

function setOpacity(value) {
  layers.opacity = value;
  document.documentElement.style.setProperty("--heat", value);
}

/** Shows or hides true defects ("truth"), regions ("regions") or the part ("part") everywhere. */
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

/**
 * A sample's view with heat map and outlines above it. `full` loads the file that was inspected, where the page still
 * finds it.
 */
function imageStage(sample, v, { map = true, full = false } = {}) {
  const found = imagesOf(sample.id);
  const at = Math.min(layers.view, found.views.length - 1);
  const view = found.views[at];
  const heat = found.maps[v.name];
  const content = el("div", { class: "layers" });
  if (view) {
    const shown = el("img", { src: view.data, alt: "", width: found.width, height: found.height });
    content.append(shown);
    if (full && at === 0 && sample.file && sample.isImage) {
      const large = new Image();
      large.onload = () => {
        if (Math.abs(large.naturalWidth / large.naturalHeight - found.width / found.height) < 0.02) {
          shown.src = large.src;
        }
      };
      large.src = sample.file;
    }
  }
  if (map && heat) {
    content.append(el("img", { class: view ? "heat-map" : undefined, src: heat.map, alt: "" }));
  }
  if (map) {
    for (const [path, kind] of [[found.part, "part-outline"], [heat?.regions, "found-regions"], [found.outline, "truth"]]) {
      if (path) {
        content.append(outline(path, found.width, found.height, kind));
      }
    }
  }
  const stage = el("div", { class: "stage" }, content);
  stage.style.setProperty("--shape", found.width / found.height);
  return stage;
}

/** The colour scale of a variant: transparent up to the highest usual value of good images. */
function colourBar(v) {
  const bar = el("div", { class: "colours", role: "img", "aria-label": `Colours from ${number(v.scale.normal)} (violet) to ${number(v.scale.high)} and more (yellow); lower values are normal and transparent` });
  bar.style.background = `linear-gradient(to right, ${report.colours.join(", ")})`;
  return el("div", { class: "scale" }, el("span", {}, "normal to " + number(v.scale.normal)), bar, el("span", {}, "\u2265\u00a0" + number(v.scale.high)));
}
