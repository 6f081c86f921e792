const SLIDER_STEPS = 1000;

/** Sliders for the thresholds, what they would change, and the histogram of scores. */
function decisions() {
  if (report.variants.every((v) => v.samples.length === 0)) {
    return undefined;
  }
  const sliders = el("div", { class: "sliders" });
  const counts = el("div");
  const status = el("div", { role: "status", id: "outcome" });
  const chart = el("div");
  let drawn = -1;
  follow(() => {
    if (drawn !== state.variant) {
      sliders.replaceChildren(...thresholdControls());
      drawn = state.variant;
    }
    sliders.querySelectorAll("[data-threshold]").forEach((control) => control.show());
    counts.replaceChildren(countTable());
    status.replaceChildren(...thresholdChanges(variant()));
    chart.replaceChildren(histogram(variant(), thresholds()));
  });
  return section("decisions", "Scores and thresholds", el("div", { class: "two" }, el("div", {}, sliders, counts, status), chart));
}

/** Range of the sliders: all scores and the thresholds. */
function scoreRange(v) {
  const values = v.samples.map((sample) => sample.score).concat(v.thresholds ? [v.thresholds.unsure, v.thresholds.defective] : []);
  const { low, high } = extent(values);
  const margin = (high - low || Math.abs(high) || 1) * 0.02;
  return { low: low - margin, high: high + margin };
}

function thresholdControls() {
  const names = hasUnsure(variant()) ? [["unsure", "UNSURE above"], ["defective", "DEFECTIVE above"]] : [["defective", "DEFECTIVE above"]];
  const calibrated = variant().thresholds !== undefined;
  const note = calibrated ? [] : [el("p", { class: "muted" }, "The model has no thresholds: the slider starts at the median score.")];
  return [...note, ...names.map(([name, label]) => thresholdControl(name, label)),
    el("button", { type: "button", id: "reset", onclick: resetThresholds }, calibrated ? "Back to the model\u2019s threshold" : "Back to the median")];
}

/** Slider and number field of one threshold; the number field is exact, the slider has 1000 steps. */
function thresholdControl(name, label) {
  const range = scoreRange(variant());
  const width = range.high - range.low;
  const slider = el("input", {
    type: "range", min: 0, max: SLIDER_STEPS, step: 1, id: "slider-" + name, "aria-label": label,
    oninput: () => moveThreshold(name, Number((range.low + (width * slider.valueAsNumber) / SLIDER_STEPS).toPrecision(6))),
  });
  const exact = el("input", {
    type: "number", step: "any", id: "exact-" + name, "aria-label": label + ", exact value",
    onchange: () => isNumber(exact.valueAsNumber) && moveThreshold(name, exact.valueAsNumber),
  });
  const row = el("div", { class: "threshold", "data-threshold": name }, el("span", { "aria-hidden": "true" }, label), slider, exact);
  row.show = () => {
    const value = thresholds()[name];
    slider.value = Math.round((SLIDER_STEPS * (value - range.low)) / width);
    slider.setAttribute("aria-valuetext", String(Number(value.toPrecision(5))));
    // The model's own threshold has up to 17 digits; a value that was typed stays as it is.
    exact.value = value === startThresholds(variant())[name] ? Number(value.toPrecision(6)) : value;
  };
  return row;
}

function countTable() {
  const counts = countVerdicts(variant().samples, thresholds());
  const gated = variant().samples.some((sample) => sample.gateReason);
  const verdicts = hasUnsure(variant()) || gated ? VERDICTS : ["GOOD", "DEFECTIVE"];
  const wrong = { GOOD: "DEFECTIVE", DEFECTIVE: "GOOD" };
  const names = { GOOD: "Good parts", DEFECTIVE: "Defective parts", UNKNOWN: "Without label" };
  const rows = Object.keys(names).filter((label) => counts[label].total > 0).map((label) => {
    const row = counts[label];
    return [names[label],
      ...verdicts.map((verdict) => el("span", { class: wrong[label] === verdict && row[verdict] > 0 ? "wrong" : undefined, "data-count": label + "-" + verdict },
        el("b", {}, String(row[verdict])), el("small", {}, " " + percent(row[verdict] / row.total)))),
      String(row.total)];
  });
  return table("Verdicts at these thresholds", ["Parts", ...verdicts, "All"], rows, { class: "numbers counts" });
}

/** What moved thresholds would change, and the command that sets them. */
function thresholdChanges(v) {
  const [before, now] = [ordered(startThresholds(v)), thresholds()];
  if (before.defective === now.defective && before.unsure === now.unsure) {
    return [el("p", { class: "muted hint" }, "Move a threshold to see what it would change.")];
  }
  const changed = v.samples.map((sample) => ({ sample, from: decide(sample, before), to: decide(sample, now) })).filter(({ from, to }) => from !== to);
  const kinds = new Map();
  for (const { sample, from, to } of changed) {
    const what = { GOOD: "good parts", DEFECTIVE: "defective parts" }[sample.label] ?? "parts";
    const key = `${what} from ${from} to ${to}`;
    kinds.set(key, [...(kinds.get(key) ?? []), sample]);
  }
  const lines = [...kinds].map(([text, samples]) => el("li", {}, el("b", {}, String(samples.length)), " " + text + ": ",
    samples.slice(0, 4).map((sample, i) => [i > 0 ? ", " : "", sampleLink(sample)]), samples.length > 4 ? ", \u2026" : ""));
  return [
    el("p", {}, changed.length === 0 ? "No verdict would change." : `${plural(changed.length, "verdict")} would change:`),
    el("ul", { class: "notes" }, lines),
    commandLine(`${report.program} threshold --model ${v.modelArgument ?? "MODEL"} --reject-score ${now.defective} --unsure-score ${now.unsure}`),
  ];
}

/** The id of a sample; a button that opens the sample where it has images. */
function sampleLink(sample) {
  return hasImages(sample.id) ? el("button", { type: "button", class: "plain", onclick: () => openViewer(sample.id) }, shortPath(sample.id)) : shortPath(sample.id);
}

function histogram(v, limits) {
  const groups = [["good", "GOOD", "good"], ["defective", "DEFECTIVE", "defective"]].map(([name, label, style]) => ({ name, style, scores: scoresOf(v.samples, label) }));
  const unknown = v.samples.filter((sample) => !sample.label).map((sample) => sample.score);
  const shown = unknown.length > 0 ? [{ name: "inspected", style: "unknown", scores: unknown }, ...groups.filter(({ scores }) => scores.length > 0)].slice(0, 2) : groups.filter(({ scores }) => scores.length > 0);
  return scoreHistogram({ title: "Scores", groups: shown, range: scoreRange(v), limits: (hasUnsure(v) ? ["unsure", "defective"] : ["defective"]).map((name) => ({ name, value: limits[name] })) });
}
