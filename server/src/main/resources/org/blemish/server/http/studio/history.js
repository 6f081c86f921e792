// SPDX-License-Identifier: Apache-2.0
import { el, field, select, table } from "./dom.js";
import { t, number, time } from "./texts.js";
import * as api from "./api.js";

/** Inspected parts with filters. */
export async function historyView(main, product) {
  const filter = { product: product.id, verdict: "", word: "", from: "" };
  const rows = el("tbody");
  const more = el("button", { type: "button", onclick: () => load() }, t("history.more"));
  const csv = el("a", { class: "button", download: "parts.csv" }, t("history.csv"));
  const view = el("div", { class: "view" });
  const list = table("", [t("history.time"), t("history.verdict"), t("history.score"), t("history.name"), t("history.word"), t("history.reason")], []);
  list.querySelector("tbody").replaceWith(rows);
  let next;
  main.replaceChildren(
    el("div", { class: "bar spread" }, el("h1", {}, t("history.title")), csv),
    el("div", { class: "row" },
      field(t("history.verdict"), select([["", t("history.all")], ["good", t("count.good")], ["unsure", t("count.unsure")], ["defective", t("count.defective")]], "",
        (value) => { filter.verdict = value; restart(); })),
      field(t("history.word"), select([["", t("history.all")], ["good", t("live.fine")], ["defect", t("live.isdefect")]], "",
        (value) => { filter.word = value; restart(); })),
      field(t("history.from"), el("input", { type: "datetime-local", onchange: (event) => {
        filter.from = event.target.value ? new Date(event.target.value).toISOString() : "";
        restart();
      } }))),
    el("div", { class: "split" }, el("div", {}, list, el("div", { class: "bar" }, more)), view));
  await restart();

  function query(extra = {}) {
    return new URLSearchParams(Object.entries({ ...filter, ...extra }).filter(([, value]) => value)).toString();
  }

  async function restart() {
    next = undefined;
    rows.replaceChildren();
    view.replaceChildren();
    csv.href = api.url("/parts.csv?" + query());
    await load();
  }

  async function load() {
    const page = await api.get("/parts?" + query({ limit: 50, before: next }));
    next = page.next;
    more.hidden = !next;
    rows.append(...page.parts.map(row));
    if (rows.childElementCount === 0) {
      rows.append(el("tr", {}, el("td", {}, t("history.empty"))));
    }
  }

  function row(part) {
    return el("tr", {},
      el("td", {}, el("button", { type: "button", onclick: () => show(part) }, time(part.time))),
      el("td", {}, el("span", { class: "badge " + part.verdict.toLowerCase() }, t("verdict." + part.verdict))),
      el("td", {}, number(part.score)), el("td", {}, part.source),
      el("td", {}, part.word ? t("live.said." + part.word) : ""), el("td", { class: "wrap" }, part.reason ?? ""));
  }

  function show(part) {
    view.replaceChildren(part.image
      ? el("img", { src: api.url(`/parts/${part.id}/heatmap`), alt: part.source })
      : el("div", { class: "none" }, "–"));
  }
}
