const figureViewer = el("dialog", { "aria-labelledby": "figure-title" });

/**
 * Images with captions: `figures` are {image, heat?, title, text, verdict?}. An image opens in a viewer with zoom.
 */
function figureGallery(figures) {
  return el("div", { class: "figures" }, figures.map((figure, i) => el("figure", {},
    el("button", { type: "button", "aria-label": "Open " + figure.title, onclick: () => openFigure(figures, i) }, figureImages(figure)),
    el("figcaption", {}, figure.verdict ? [badge(figure.verdict), " "] : undefined, el("b", {}, figure.title), el("br"), figure.text))));
}

/** An image alone, or next to itself with its heat map. */
function figureImages(figure) {
  if (!figure.heat) {
    return el("img", { src: figure.image, alt: "", loading: "lazy" });
  }
  return el("span", { class: "pair" },
    figureStage(figure, false), figureStage(figure, true));
}

function figureStage(figure, withHeat) {
  const layers = [el("img", { src: figure.image, alt: "", loading: "lazy" })];
  if (withHeat) {
    layers.push(el("img", { class: "heat-map", src: figure.heat, alt: "" }));
  }
  if (figure.outline) {
    layers.push(outline(figure.outline, figure.width, figure.height, "truth"));
  }
  return el("span", { class: "stage" }, el("span", { class: "layers" }, layers));
}

/** A closed path above an image of the given size. */
function outline(path, width, height, kind) {
  return svg("svg", { class: "outline " + kind, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    svg("path", { class: "under", d: path }), svg("path", { class: "over", d: path }));
}

function openFigure(figures, i) {
  const figure = figures[i];
  const group = zoomGroup(() => {});
  const stages = figure.heat ? [figureStage(figure, false), figureStage(figure, true)] :
    [el("span", { class: "stage" }, el("span", { class: "layers" }, el("img", { src: figure.image, alt: "" })))];
  stages.forEach(group.add);
  const move = (by) => openFigure(figures, (i + by + figures.length) % figures.length);
  figureViewer.onkeydown = (event) => {
    const keys = { ArrowRight: () => move(1), ArrowLeft: () => move(-1), "+": () => group.zoomBy(1.5), "-": () => group.zoomBy(1 / 1.5), 0: () => group.reset() };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  };
  figureViewer.replaceChildren(
    el("div", { class: "bar" }, el("h2", { id: "figure-title" }, figure.title), el("span", { class: "muted" }, `${i + 1} of ${figures.length}`),
      el("button", { type: "button", onclick: () => move(-1) }, "\u2190 Previous"), el("button", { type: "button", onclick: () => move(1) }, "Next \u2192"),
      zoomButtons(group), el("button", { type: "button", class: "close", onclick: () => figureViewer.close() }, "Close")),
    el("div", { class: "panes" }, el("div", { class: "stages" + (figure.heat ? " pairs" : "") }, stages)),
    el("p", {}, figure.verdict ? [badge(figure.verdict), " "] : undefined, figure.text));
  const size = figureViewer.querySelector(".stages");
  size.style.setProperty("--shape", figure.width && figure.height ? figure.width / figure.height : 1);
  if (!figureViewer.open) {
    figureViewer.showModal();
  }
  figureViewer.querySelector(".close").focus();
}
