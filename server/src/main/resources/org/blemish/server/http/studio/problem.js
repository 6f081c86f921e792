// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t } from "./texts.js";

/** In place of a view that cannot be shown: what is wrong, and the way on. */
export function problemView(main, at, failure, again) {
  const missing = failure.status === 404;
  const title = t(missing ? "problem.missing" : "problem.title");
  document.title = `${title} - Blemish`;
  main.replaceChildren(
    el("h1", {}, title),
    el("p", { role: "alert" }, missing ? t("problem.missing.text", { id: at.product }) : failure.message),
    el("p", { class: "row" },
      el("a", { class: "button", href: "#/" }, t("problem.products")),
      missing ? "" : el("button", { type: "button", onclick: again }, t("problem.again"))));
}
