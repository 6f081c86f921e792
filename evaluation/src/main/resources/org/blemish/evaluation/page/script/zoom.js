const MAX_ZOOM = 24;

/** Zoom and pan that all stages of a viewer share; `changed` is called with the factor. */
function zoomGroup(changed) {
  const view = { scale: 1, x: 0, y: 0 };
  const stages = new Set();
  const clamp = (value) => Math.min(0, Math.max(1 - view.scale, value));
  const apply = () => {
    view.x = clamp(view.x);
    view.y = clamp(view.y);
    for (const stage of stages) {
      stage.classList.toggle("zoomed", view.scale > 1);
      stage.querySelector(".layers").style.transform = `translate(${100 * view.x}%, ${100 * view.y}%) scale(${view.scale})`;
    }
    changed(view.scale);
  };
  /** Zooms about a point of the stage, given as shares of its width and height. */
  const zoomBy = (factor, px = 0.5, py = 0.5) => {
    const scale = Math.min(MAX_ZOOM, Math.max(1, view.scale * factor));
    view.x = px - ((px - view.x) * scale) / view.scale;
    view.y = py - ((py - view.y) * scale) / view.scale;
    view.scale = scale;
    apply();
  };
  const panBy = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    apply();
  };
  const reset = () => {
    Object.assign(view, { scale: 1, x: 0, y: 0 });
    apply();
  };
  const add = (stage) => {
    stages.add(stage);
    const at = (event) => {
      const box = stage.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    stage.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / 400), ...at(event));
    }, { passive: false });
    stage.addEventListener("dblclick", (event) => (view.scale > 1 ? reset() : zoomBy(4, ...at(event))));
    stage.addEventListener("pointerdown", (event) => view.scale > 1 && stage.setPointerCapture(event.pointerId));
    stage.addEventListener("pointermove", (event) => {
      if (event.buttons !== 0 && view.scale > 1) {
        const box = stage.getBoundingClientRect();
        panBy(event.movementX / box.width, event.movementY / box.height);
      }
    });
  };
  const clear = () => stages.clear();
  return { add, clear, apply, zoomBy, panBy, reset, scale: () => view.scale };
}

/** Buttons for the zoom, with the factor. */
function zoomButtons(group) {
  const button = (id, label, text, action) => el("button", { type: "button", id, "aria-label": label, onclick: action }, text);
  return el("span", { class: "segments", role: "group", "aria-label": "Zoom" },
    button("zoom-out", "Zoom out", "\u2212", () => group.zoomBy(1 / 1.5)),
    button("zoom-fit", "Whole image", "Fit", () => group.reset()),
    button("zoom-in", "Zoom in", "+", () => group.zoomBy(1.5)));
}
