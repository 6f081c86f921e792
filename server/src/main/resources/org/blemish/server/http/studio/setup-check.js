// SPDX-License-Identifier: Apache-2.0
import { el, select, field } from "./dom.js";
import { t, number } from "./texts.js";
import * as api from "./api.js";
import { note, attempt } from "./notes.js";
import { dropArea } from "./setup-images.js";
import { progressView } from "./setup-train.js";
import { histogram } from "./charts.js";

/** Tries a model: test images with labels, heat maps, the threshold. */
export async function checkStep({ body, product, models, images, go }) {
  if (models.length === 0) {
    body.replaceChildren(el("h1", {}, t("check.title")), el("p", {}, t("check.none")));
    return undefined;
  }
  const base = `/products/${product.id}`;
  let model = models[0].digest;
  let thresholds;
  let threshold;
  let tests = [];
  let selected = 0;
  const scores = new Map();
  const tiles = el("div", { class: "tiles", id: "test-images" });
  const view = el("div", { class: "view" });
  const outcome = el("div", { class: "outcome" });
  const chart = el("div");
  const slider = el("input", { type: "range", min: 0, max: 1000, "aria-label": t("check.threshold"), oninput: moved });
  const shown = el("output", {});
  const probe = el("div");
  const unlabelled = el("p", { class: "muted" });
  body.replaceChildren(
    el("div", { class: "bar spread" }, el("h1", {}, t("check.title")),
      el("div", { class: "bar" }, field(t("check.model"), select(models.map((m) => [m.digest, `${m.digest.slice(0, 8)} ${m.detail}`]), model,
        (value) => { model = value; attempt(load); })),
      el("button", { class: "primary", type: "button", id: "to-activate", onclick: go }, t("next")))),
    dropArea(`${base}/images?purpose=test`, t("check.help"), () => attempt(load)),
    el("div", { class: "split" },
      el("div", {}, el("div", { class: "bar" },
        label("good", "check.good", "G"), label("defect", "check.defect", "D"), label("excluded", "check.skip", "X")), unlabelled, tiles),
      el("div", {}, view)),
    el("h2", {}, t("check.threshold")), el("p", { class: "muted" }, t("check.threshold.help")),
    chart, el("div", { class: "slider" }, slider, shown), outcome,
    el("div", { class: "bar" }, el("button", { type: "button", id: "apply-threshold", onclick: apply }, t("check.apply"))),
    el("h2", {}, t("check.probe")), el("p", { class: "muted" }, t("check.probe.help")),
    el("div", { class: "bar" }, el("button", { type: "button", onclick: startProbe }, t("check.probe"))), probe);
  document.addEventListener("keydown", keys);
  await load();
  return () => document.removeEventListener("keydown", keys);

  function label(value, text, key) {
    return el("button", { type: "button", "data-label": value, onclick: () => say(value) }, t(text), el("kbd", {}, key));
  }

  async function load() {
    thresholds = await api.get(`${base}/models/${model}/thresholds`);
    threshold = thresholds.reject;
    const all = (await api.get(`${base}/images`)).images;
    tests = all.filter((image) => image.purpose === "test");
    if (tests.length === 0) {
      tests = highest(all);
    }
    scores.clear();
    selected = Math.min(selected, Math.max(0, tests.length - 1));
    draw();
    for (const image of tests) {
      const result = await attempt(() => api.get(`${base}/images/${image.digest}/result?model=${model}`));
      if (result) {
        scores.set(image.digest, result);
      }
      draw();
    }
  }

  /** Before there are test images: the good ones with the highest held-out scores. */
  function highest(all) {
    const byDigest = new Map(all.map((image) => [image.digest, image]));
    return [...thresholds.scores].sort((a, b) => b.score - a.score)
      .map((entry) => byDigest.get(entry.id.replace(/^.*\//, "").replace(/\..*$/, "")))
      .filter(Boolean).slice(0, 8);
  }

  function keys(event) {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey) {
      return;
    }
    const value = { g: "good", d: "defect", x: "excluded" }[event.key.toLowerCase()];
    if (value) {
      say(value);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      selected = Math.max(0, Math.min(tests.length - 1, selected + (event.key === "ArrowRight" ? 1 : -1)));
      draw();
      event.preventDefault();
    }
  }

  async function say(value) {
    const image = tests[selected];
    if (!image || image.purpose !== "test") {
      return;
    }
    image.label = value;
    selected = Math.min(tests.length - 1, selected + 1);
    draw();
    await attempt(() => api.patch(`${base}/images/${image.digest}`, { label: value }));
  }

  function draw() {
    const trial = tests.some((image) => image.purpose === "test");
    const open = tests.filter((image) => image.label === "unknown").length;
    unlabelled.textContent = !trial ? t("check.first") : (open > 0 ? t("check.unlabelled", { n: open }) + " " : "") + t("check.keys");
    tiles.replaceChildren(...tests.map((image, i) => {
      const result = scores.get(image.digest);
      return el("button", { type: "button", class: `tile ${image.label === "excluded" ? "excluded" : ""} is-${trial ? image.label : "good"} ${i === selected ? "selected" : ""}`,
        "data-digest": image.digest, onclick: () => { selected = i; draw(); } },
        el("img", { src: api.url(`${base}/images/${image.digest}`), alt: image.name, loading: "lazy" }),
        result ? el("span", { class: "mark " + (result.score > threshold ? "defective" : "good") }, result.score > threshold ? "✕" : "✓") : "",
        el("span", { class: "name" }, result ? number(result.score) : "…"));
    }));
    const image = tests[selected];
    if (image && scores.has(image.digest)) {
      const source = api.url(`${base}/images/${image.digest}/heatmap?model=${model}`);
      if (view.dataset.source !== source) {
        view.dataset.source = source;
        view.replaceChildren(el("img", { src: source, alt: `${t("live.heat")}: ${image.name}` }));
      }
    }
    drawThreshold();
  }

  function labelled() {
    return tests.filter((image) => image.purpose === "test" && scores.has(image.digest))
      .map((image) => ({ score: scores.get(image.digest).score, label: image.label }))
      .filter((entry) => entry.label === "good" || entry.label === "defect");
  }

  function range() {
    const all = [threshold ?? 1, thresholds.reject ?? 1, ...thresholds.scores.map((entry) => entry.score), ...labelled().map((entry) => entry.score)];
    return { low: Math.min(0, ...all), high: Math.max(...all) * 1.05 };
  }

  function moved() {
    const { low, high } = range();
    threshold = low + Number(slider.value) / 1000 * (high - low);
    draw();
  }

  function drawThreshold() {
    if (threshold === undefined) {
      return;
    }
    const entries = labelled();
    const defects = entries.filter((entry) => entry.label === "defect");
    const good = entries.filter((entry) => entry.label === "good");
    const calibration = thresholds.scores.map((entry) => ({ score: entry.score, label: "good" }));
    const { low, high } = range();
    if (document.activeElement !== slider) {
      slider.value = Math.round((threshold - low) / (high - low) * 1000);
    }
    shown.textContent = number(threshold);
    chart.replaceChildren(histogram([...entries, ...(good.length === 0 ? calibration : [])], low, high, threshold));
    const above = (list) => list.filter((entry) => entry.score > threshold).length;
    const goods = good.length > 0 ? good : calibration;
    outcome.replaceChildren(
      el("div", { class: "counter" }, el("b", {}, defects.length === 0 ? "–" : `${above(defects)} / ${defects.length}`), t("check.found")),
      el("div", { class: "counter" }, el("b", {}, goods.length === 0 ? "–" : `${above(goods)} / ${goods.length}`), t("check.alarms")));
  }

  function apply() {
    attempt(async () => {
      const made = await api.post(`${base}/models/${model}/thresholds`, { reject: threshold });
      note(t("check.applied"));
      models.unshift(made);
      location.hash = `#/${product.id}/setup/activate`;
    });
  }

  function startProbe() {
    attempt(async () => {
      const job = await api.post(`${base}/jobs`, { kind: "probe", model, settings: { repeats: "2" } });
      const progress = progressView(job, (ended) => {
        if (ended.state === "done") {
          probe.append(el("p", {}, el("a", { href: api.url(`/jobs/${ended.id}/report`), target: "_blank", rel: "noopener" }, t("check.report"))));
        }
      }, () => {});
      probe.replaceChildren(progress.element);
    });
  }
}
