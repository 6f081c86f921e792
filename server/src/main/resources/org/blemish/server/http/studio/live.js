// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t, number, time } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";
import { driftChart } from "./charts.js";

const signs = { GOOD: "✓", UNSURE: "?", DEFECTIVE: "✕", NONE: "–" };
const KEPT = 30;

/** The newest part, readable from two metres; the last ones; counters; drift. */
export async function liveView(main, product) {
  if (!product.model) {
    main.replaceChildren(el("h1", {}, product.name), el("p", {}, t("live.none")),
      api.may("manage") ? el("a", { class: "button primary", href: `#/${product.id}/setup` }, t("nav.setup")) : "");
    return undefined;
  }
  let parts = (await api.get(`/parts?product=${product.id}&limit=${KEPT}`)).parts;
  let chosen;
  let heat = true;
  let refreshing;
  const state = el("p", { class: "unsure", role: "status" });
  const verdict = el("div", { class: "verdict", id: "verdict", "aria-live": "polite" });
  const view = el("div", { class: "view" });
  const actions = el("div", { class: "bar" });
  const strip = el("div", { class: "strip", id: "last-parts" });
  const counters = el("div", { class: "counters" });
  const drift = el("div");
  main.replaceChildren(state,
    el("div", { class: "live" }, verdict, el("div", {}, view, actions)),
    counters, el("h2", {}, t("live.last")), strip,
    el("h2", {}, t("live.drift")), el("p", { class: "muted" }, t("live.drift.help")), drift);
  draw();
  await statistics();
  const close = api.events(`/products/${product.id}/live`, "part", (part) => {
    parts = [part, ...parts].slice(0, KEPT);
    draw();
    refreshing = refreshing ?? setTimeout(statistics, 1000);
  }, (open) => { state.textContent = open ? "" : t("live.reconnect"); });
  return () => {
    close();
    clearTimeout(refreshing);
  };

  function current() {
    return chosen ?? parts[0];
  }

  function draw() {
    const part = current();
    strip.replaceChildren(...parts.map((other) => el("button", { type: "button",
      class: other.id === part?.id ? "tile selected" : "tile", title: `${other.source}, ${time(other.time)}`,
      onclick: () => { chosen = other === parts[0] ? undefined : other; draw(); } },
      other.image ? el("img", { src: api.url(`/parts/${other.id}/image`), alt: other.source, loading: "lazy" }) : "",
      el("span", { class: "mark " + other.verdict.toLowerCase() }, signs[other.verdict]),
      el("span", { class: "name" }, number(other.score)))));
    if (!part) {
      verdict.replaceChildren(el("div", { class: "why" }, t("live.waiting")));
      view.replaceChildren(el("div", { class: "none" }, "–"));
      return;
    }
    verdict.className = "verdict " + part.verdict.toLowerCase();
    verdict.replaceChildren(
      el("div", { class: "sign", "aria-hidden": "true" }, signs[part.verdict]),
      el("div", { class: "word" }, t("verdict." + part.verdict)),
      el("div", { class: "why" }, part.reason
        ?? (part.reject === undefined ? number(part.score) : t("score", { s: number(part.score), t: number(part.reject) }))),
      el("div", { class: "small" }, `${part.source} · ${time(part.time)}`));
    showImage(part);
    drawActions(part);
  }

  function showImage(part) {
    const source = part.image ? api.url(`/parts/${part.id}/${heat ? "heatmap" : "image"}`) : undefined;
    if (view.dataset.source !== source) {
      view.dataset.source = source;
      view.replaceChildren(source ? el("img", { src: source, alt: part.source }) : el("div", { class: "none" }, "–"));
    }
  }

  function drawActions(part) {
    actions.replaceChildren(...[
      el("button", { type: "button", "aria-pressed": String(heat), onclick: () => { heat = !heat; draw(); } }, t(heat ? "live.image" : "live.heat")),
      part.word
        ? el("span", { class: part.word === "good" ? "badge good" : "badge defective" }, t("live.said." + part.word))
        : "",
      !api.may("operate") ? [] : part.word
        ? el("button", { type: "button", id: "undo", onclick: () => undo(part) }, t("live.undo"))
        : [el("button", { type: "button", id: "was-fine", onclick: () => say(part, "good") }, t("live.fine")),
          el("button", { type: "button", id: "is-defect", class: "danger", onclick: () => say(part, "defect") }, t("live.isdefect"))],
      chosen ? el("button", { type: "button", onclick: () => { chosen = undefined; draw(); } }, t("live.latest")) : ""].flat());
  }

  async function say(part, word) {
    const learn = word === "good" && part.verdict !== "GOOD";
    const path = `/parts/${part.id}/feedback`;
    let text = learn ? "live.learned" : "live.noted";
    await attempt(async () => {
      try {
        await api.post(path, { word, learn });
      } catch (failure) {
        if (!learn || failure.status !== 400) {
          throw failure;
        }
        await api.post(path, { word, learn: false });
        text = "live.notlearned";
      }
      part.word = word;
      chosen = part;
      note(t(text), { action: { text: t("live.undo"), run: () => undo(part) } });
      draw();
    });
  }

  async function undo(part) {
    await attempt(async () => {
      await api.remove(`/parts/${part.id}/feedback`);
      delete part.word;
      note(t("live.undone"));
      draw();
    });
  }

  async function statistics() {
    refreshing = undefined;
    const result = await attempt(() => api.get(`/products/${product.id}/statistics?hours=24&points=300`));
    if (!result) {
      return;
    }
    const counts = Object.fromEntries(result.counts.map((count) => [count.name, count.parts]));
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    const counter = (name, value) => el("div", { class: "counter" }, el("b", { class: name }, String(value)), `${t("count." + name)}, ${t("live.today")}`);
    counters.replaceChildren(counter("all", all), counter("good", counts.good ?? 0), counter("unsure", counts.unsure ?? 0), counter("defective", counts.defective ?? 0));
    drift.replaceChildren(driftChart(result.points, result.calibration));
  }
}
