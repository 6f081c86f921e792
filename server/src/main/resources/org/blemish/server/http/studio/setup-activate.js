// SPDX-License-Identifier: Apache-2.0
import { el, select, field } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";

/** Makes a model the one that inspects. */
export async function activateStep({ body, product, models }) {
  if (models.length === 0) {
    body.replaceChildren(el("h1", {}, t("activate.title")), el("p", {}, t("check.none")));
    return;
  }
  let model = models[0].digest;
  const card = el("pre");
  const show = () => attempt(async () => { card.textContent = await api.get(`/products/${product.id}/models/${model}/card`); });
  const done = el("div");
  body.replaceChildren(
    el("h1", {}, t("activate.title")), el("p", { class: "muted" }, t("activate.help")),
    el("div", { class: "row" },
      field(t("check.model"), select(models.map((m) => [m.digest, `${m.digest.slice(0, 8)} ${m.detail}`]), model, (value) => { model = value; show(); })),
      el("button", { class: "primary", type: "button", id: "activate", onclick: activate }, t("activate.go"))),
    done, el("h2", {}, t("models.card")), card);
  await show();

  function activate() {
    attempt(async () => {
      await api.post(`/products/${product.id}/models/${model}/activate`);
      note(t("activate.done"));
      done.replaceChildren(
        el("div", { class: "bar" }, el("b", { class: "good" }, t("activate.done")),
          el("a", { class: "button primary", href: `#/${product.id}/live`, id: "to-live" }, t("activate.live"))),
        el("p", { class: "muted" }, t("activate.send")),
        el("pre", {}, `curl -H "Authorization: Bearer TOKEN" -F image=@part.png ${location.origin}/api/v1/products/${product.id}/inspect`));
    });
  }
}
