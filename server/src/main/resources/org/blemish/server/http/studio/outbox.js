// SPDX-License-Identifier: Apache-2.0
import { el, table } from "./dom.js";
import { t, time } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";

/** Messages that were put aside, with their reasons; to be sent again or deleted. */
export function deadMessages(outbox) {
  const section = el("section", { id: "dead-messages" },
    el("h2", {}, t("outbox.title")),
    el("p", {}, outbox.targets.map((target) => t("outbox.target", { name: target.name, dead: target.dead, waiting: target.waiting })).join(" ")),
    table("", [t("history.time"), t("outbox.receiver"), t("products.product"), t("outbox.attempts"), t("history.reason")],
      outbox.dead.map((message) => el("tr", {},
        el("td", {}, time(message.time)), el("td", {}, message.target), el("td", {}, message.product),
        el("td", {}, String(message.attempts)), el("td", { class: "wrap" }, message.problem ?? "")))),
    el("div", { class: "bar" },
      api.may("operate") ? change("outbox.retry", "outbox.retried", () => api.post("/outbox/retry")) : "",
      api.may("manage") ? change("outbox.delete", "outbox.deleted", () => api.remove("/outbox/dead")) : ""));
  return section;

  function change(label, done, request) {
    return el("button", { type: "button", onclick: () => attempt(async () => {
      const { messages } = await request();
      note(t(done, { n: messages }));
      section.remove();
    }) }, t(label));
  }
}
