// SPDX-License-Identifier: Apache-2.0
import { el, field, select } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";

/** An area to drop files on, which also opens the file dialogue. */
export function dropArea(path, help, done) {
  const state = el("p", { class: "muted", role: "status" }, help);
  const input = el("input", { type: "file", multiple: true, accept: "image/*,.zip,.pgm,.ppm",
    onchange: () => send([...input.files]) });
  const area = el("div", { class: "drop",
    ondragover: (event) => { event.preventDefault(); area.classList.add("over"); },
    ondragleave: () => area.classList.remove("over"),
    ondrop: (event) => {
      event.preventDefault();
      area.classList.remove("over");
      send([...event.dataTransfer.files]);
    } },
    el("p", {}, t("images.drop")),
    el("label", {}, input, el("span", { class: "button" }, t("images.choose"))), state);

  async function send(files) {
    if (files.length === 0) {
      return;
    }
    const showProgress = (share) => { state.textContent = t("images.uploading", { p: Math.round(100 * share) }); };
    showProgress(0);
    const results = await attempt(() => api.uploadImages(path, files, showProgress));
    input.value = "";
    state.textContent = help;
    if (results) {
      report(results);
      done();
    }
  }
  return area;
}

/** Says how many files were added, and why others were not. */
export function report(results) {
  const refused = results.filter((file) => file.problem);
  note(t("images.added", { n: results.length - refused.length }));
  if (refused.length > 0) {
    note(t("images.refused", { n: refused.length, why: refused[0].problem }), { error: true });
  }
}

/** Good images: upload, the odd ones, which of them count. */
export async function imagesStep({ body, product, go }) {
  const path = `/products/${product.id}/images`;
  const count = el("p", { class: "muted" });
  const odd = el("div");
  const tiles = el("div", { class: "tiles", id: "train-images" });
  const next = el("button", { class: "primary", type: "button", onclick: go }, t("next"));
  body.replaceChildren(el("h1", {}, t("images.title")),
    dropArea(path + "?purpose=train", t("images.help"), refresh), await folderChoice(product, refresh),
    el("div", { class: "bar spread" }, count, next), odd, tiles);
  await refresh();

  async function refresh() {
    const all = (await api.get(path)).images.filter((image) => image.purpose === "train");
    const used = all.filter((image) => image.label === "good");
    count.textContent = all.length === 0 ? "" : t("images.count", { n: all.length, m: used.length }) + ". " + t("images.click");
    next.disabled = used.length < 8;
    tiles.replaceChildren(...all.map(tile));
    if (used.length >= 5) {
      await showOdd();
    }
  }

  async function showOdd() {
    const found = (await api.get(`/products/${product.id}/odd-images`)).images;
    const reasons = new Map(found.map((image) => [image.digest, image.reason]));
    odd.replaceChildren(el("p", { class: found.length > 0 ? "unsure" : "muted" },
      found.length > 0 ? t(found.length === 1 ? "images.odd.one" : "images.odd", { n: found.length }) : t("images.odd.none")));
    const marked = [...tiles.children];
    for (const element of marked) {
      const reason = reasons.get(element.dataset.digest);
      element.classList.toggle("odd", reason !== undefined);
      if (reason) {
        element.title = reason;
        element.querySelector(".name").textContent = reason;
      }
    }
    tiles.prepend(...marked.filter((element) => reasons.has(element.dataset.digest)));
  }

  function tile(image) {
    const element = el("button", { type: "button", class: image.label === "excluded" ? "tile excluded" : "tile",
      "data-digest": image.digest, "aria-pressed": String(image.label === "good"), onclick: () => attempt(async () => {
        image.label = image.label === "good" ? "excluded" : "good";
        await api.patch(`${path}/${image.digest}`, { label: image.label });
        element.classList.toggle("excluded", image.label === "excluded");
        element.setAttribute("aria-pressed", String(image.label === "good"));
        await refresh();
      }) },
      el("img", { src: api.url(`${path}/${image.digest}`), alt: image.name, loading: "lazy" }),
      el("span", { class: "name" }, image.name));
    return element;
  }
}

async function folderChoice(product, done) {
  const { folders } = await api.get("/image-folders").catch(() => ({ folders: [] }));
  if (folders.length === 0) {
    return "";
  }
  let chosen = folders[0].number;
  return el("div", { class: "bar" },
    field(t("images.folder"), select(folders.map((folder) => [String(folder.number), folder.name]), String(chosen),
      (value) => { chosen = Number(value); })),
    el("button", { type: "button", onclick: () => attempt(async () => {
      const { files } = await api.post(`/products/${product.id}/images-from-folder`, { folder: chosen, purpose: "train" });
      report(files);
      await done();
    }) }, t("images.take")));
}
