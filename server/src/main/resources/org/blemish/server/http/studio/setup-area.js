// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";

/** Paints what trainings ignore, over one of the good images. */
export async function areaStep({ body, product, images, go }) {
  const image = images.find((other) => other.purpose === "train" && other.label === "good");
  const next = el("button", { class: "primary", type: "button", onclick: go }, t("next"));
  if (!image) {
    body.replaceChildren(el("h1", {}, t("area.title")), el("p", {}, t("train.need")));
    return;
  }
  const shown = el("img", { alt: image.name });
  const canvas = el("canvas", { "aria-label": t("area.title") });
  const size = el("input", { type: "range", min: 1, max: 20, value: 6 });
  body.replaceChildren(
    el("h1", {}, t("area.title")), el("p", { class: "muted" }, t("area.help")),
    el("div", { class: "bar spread" },
      el("div", { class: "bar" }, el("label", {}, t("area.brush") + " ", size),
        el("button", { type: "button", onclick: clear }, t("area.clear")),
        el("button", { type: "button", onclick: save }, t("area.save"))), next),
    el("div", { class: "draw" }, shown, canvas));
  shown.src = api.url(`/products/${product.id}/images/${image.digest}`);
  await shown.decode();
  canvas.width = shown.naturalWidth;
  canvas.height = shown.naturalHeight;
  const context = canvas.getContext("2d");
  if (product.ignored) {
    await drawSaved();
  }
  let last;
  canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); last = point(event); paint(last); });
  canvas.addEventListener("pointermove", (event) => { if (last) { const now = point(event); paint(now); last = now; } });
  canvas.addEventListener("pointerup", () => { last = undefined; });

  function point(event) {
    const box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * canvas.width, y: (event.clientY - box.top) / box.height * canvas.height };
  }

  function paint(to) {
    context.strokeStyle = "rgb(255 60 60)";
    context.lineCap = "round";
    context.lineWidth = Number(size.value) / 100 * canvas.width;
    context.beginPath();
    context.moveTo(last.x, last.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    canvas.style.opacity = "0.55";
  }

  async function drawSaved() {
    const saved = new Image();
    saved.src = api.url(`/products/${product.id}/ignored`) + "?" + product.ignored;
    await saved.decode();
    context.drawImage(saved, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < pixels.data.length; i += 4) {
      const ignored = pixels.data[i] > 127;
      pixels.data.set([255, 60, 60, ignored ? 255 : 0], i);
    }
    context.putImageData(pixels, 0, 0);
    canvas.style.opacity = "0.55";
  }

  function clear() {
    context.clearRect(0, 0, canvas.width, canvas.height);
    attempt(() => api.remove(`/products/${product.id}/ignored`));
  }

  async function save() {
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < pixels.data.length; i += 4) {
      const value = pixels.data[i + 3] > 127 ? 255 : 0;
      pixels.data.set([value, value, value, 255], i);
    }
    const mask = new OffscreenCanvas(canvas.width, canvas.height);
    mask.getContext("2d").putImageData(pixels, 0, 0);
    const blob = await mask.convertToBlob({ type: "image/png" });
    await attempt(async () => {
      await api.put(`/products/${product.id}/ignored`, blob, "image/png");
      note(t("area.saved"));
    });
  }
}
