// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t, known, duration, time } from "./texts.js";
import * as api from "./api.js";
import { attempt } from "./notes.js";

const choices = {
  fast: { preset: "fast", method: "patchcore" },
  balanced: { preset: "balanced" },
};

/** Starts a training and follows it. */
export async function trainStep({ body, product, images, go }) {
  const used = images.filter((image) => image.purpose === "train" && image.label === "good").length;
  const { jobs } = await api.get(`/jobs?product=${product.id}`);
  const trainings = jobs.filter((job) => job.kind === "train");
  const panel = el("div");
  const radios = Object.keys(choices).map((name, i) => el("label", { class: "card" },
    el("input", { type: "radio", name: "effort", value: name, checked: i === 0 }), el("span", {}, t("train." + name))));
  const start = el("button", { class: "primary", type: "button", id: "start-training", disabled: used < 8, onclick: begin }, t("train.start"));
  body.replaceChildren(
    el("h1", {}, t("train.title")),
    used < 8 ? el("p", { class: "unsure" }, t("train.need")) : "",
    el("div", { class: "cards" }, radios), el("div", { class: "bar" }, start), panel);
  let stop = () => {};
  if (trainings.length > 0) {
    follow(trainings[0]);
  }
  return () => stop();

  function begin() {
    const effort = body.querySelector("input[name=effort]:checked").value;
    attempt(async () => {
      start.disabled = true;
      follow(await api.post(`/products/${product.id}/jobs`, { kind: "train", settings: choices[effort] }));
    });
  }

  function follow(job) {
    stop();
    const view = progressView(job, () => { start.disabled = used < 8; }, go);
    panel.replaceChildren(view.element);
    stop = view.stop;
  }
}

/** A job as it runs. */
export function progressView(first, ended, go) {
  const bar = el("progress", { max: 1, "aria-label": t("train.title") });
  const line = el("b");
  const detail = el("p", { class: "muted small" });
  const buttons = el("div", { class: "bar" });
  const element = el("div", { class: "card" }, el("div", { class: "bar spread" }, line, buttons), bar, detail);
  let stage;
  let since = Date.now();
  let begun = 0;
  let close = () => {};
  update(first);
  if (!final(first)) {
    close = api.events(`/jobs/${first.id}/events`, "job", update);
  }
  return { element, stop: () => close() };

  function final(job) {
    return job.state === "done" || job.state === "failed" || job.state === "cancelled";
  }

  function update(job) {
    const running = job.started ? (Date.parse(job.finished ?? new Date().toISOString()) - Date.parse(job.started)) / 1000 : 0;
    if (final(job)) {
      close();
      bar.hidden = true;
      line.textContent = job.state === "done" ? t("train.done", { time: duration(running) })
        : job.state === "failed" ? t("train.failed", { why: job.message }) : t("train.cancelled");
      line.className = job.state === "done" ? "good" : "defective";
      detail.textContent = time(job.finished);
      buttons.replaceChildren(job.state === "done"
        ? el("button", { class: "primary", type: "button", onclick: go }, t("next")) : "");
      ended(job);
      return;
    }
    if (buttons.childElementCount === 0) {
      buttons.append(el("button", { type: "button", onclick: () => attempt(() => api.post(`/jobs/${job.id}/cancel`)) }, t("train.cancel")));
    }
    if (!job.stage) {
      bar.removeAttribute("value");
      line.textContent = job.state === "waiting" ? t("train.waiting") : t("stage.reading");
      detail.textContent = t("train.background");
      return;
    }
    if (job.stage !== stage || job.done < begun) {
      stage = job.stage;
      since = Date.now();
      begun = job.done;
    }
    bar.value = job.total > 0 ? job.done / job.total : 0;
    line.textContent = t("train.running", { stage: known("stage." + job.stage, job.stage), done: job.done, total: job.total });
    const steps = job.done - begun;
    const left = steps > 0 ? (Date.now() - since) / 1000 / steps * (job.total - job.done) : undefined;
    detail.textContent = [t("train.elapsed", { time: duration(running) }),
      left === undefined ? undefined : t("train.left", { time: duration(left) }), t("train.background")].filter(Boolean).join(" · ");
  }
}
