// SPDX-License-Identifier: Apache-2.0
import { el, table } from "./dom.js";
import { t, time } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";

/** All models of a product: activate, roll back, upload, card. */
export async function modelsView(main, product) {
  const { models } = await api.get(`/products/${product.id}/models`);
  const card = el("pre", { hidden: true });
  const file = el("input", { type: "file", accept: ".blemish", onchange: () => attempt(async () => {
    await api.upload(`/products/${product.id}/models`, file.files[0]);
    await modelsView(main, product);
  }) });
  const path = (model) => `/products/${product.id}/models/${model.digest}`;
  const rows = models.map((model) => el("tr", {},
    el("td", {}, el("code", {}, model.digest.slice(0, 12)), " ",
      model.digest === product.model ? el("span", { class: "badge good" }, t("models.active")) : ""),
    el("td", {}, time(model.added)), el("td", { class: "wrap" }, model.detail), el("td", {}, model.actor),
    el("td", {},
      el("button", { type: "button", disabled: model.digest === product.model, onclick: () => attempt(async () => {
        await api.post(path(model) + "/activate");
        product.model = model.digest;
        note(t("activate.done"));
        await modelsView(main, product);
      }) }, t("models.activate")), " ",
      el("button", { type: "button", onclick: () => attempt(async () => {
        card.textContent = await api.get(path(model) + "/card");
        card.hidden = false;
      }) }, t("models.card")), " ",
      api.may("manage") ? el("a", { class: "button", href: api.url(path(model) + "/file"), download: true }, t("models.download")) : "")));
  main.replaceChildren(
    el("div", { class: "bar spread" }, el("h1", {}, t("models.title")),
      el("div", { class: "bar" },
        el("button", { type: "button", onclick: () => attempt(async () => {
          const activation = await api.post(`/products/${product.id}/rollback`);
          product.model = activation.digest;
          await modelsView(main, product);
        }) }, t("models.rollback")),
        api.may("manage") ? el("label", {}, t("models.upload") + " ", file) : "")),
    models.length === 0 ? el("p", { class: "muted" }, t("models.none")) : table("", ["", "", "", "", ""], rows), card);
}
