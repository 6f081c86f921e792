const SLIDER_STEPS = 1000;

/** Sliders for the thresholds, the counts of verdicts at them, and the histogram of scores. */
function decisions() {
  const sliders = el("div", { class: "sliders" });
  const counts = el("div");
  const status = el("p", { role: "status", id: "outcome" });
  const chart = el("div");
  let drawn = -1;
  follow(() => {
    if (drawn !== state.variant) {
      sliders.replaceChildren(...thresholdControls());
      drawn = state.variant;
    }
    sliders.querySelectorAll("[data-threshold]").forEach((control) => control.show());
    counts.replaceChildren(countTable());
    status.textContent = outcomeSentence(variant(), thresholds());
    chart.replaceChildren(histogram(variant().samples, thresholds(), hasUnsure(variant())));
  });
  return section("decisions", "Decisions", el("div", { class: "halves" }, el("div", {}, sliders, counts, status), chart));
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
  const note = calibrated ? [] : [el("p", { class: "muted" }, "Not calibrated: the slider starts at the median score.")];
  return [...note, ...names.map(([name, label]) => thresholdControl(name, label)),
    el("button", { type: "button", id: "reset", onclick: resetThresholds }, calibrated ? "Back to the model\u2019s threshold" : "Back to the median")];
}

/** Slider and number field of one threshold; the number field is exact, the slider has 1000 steps. */
function thresholdControl(name, label) {
  const range = scoreRange(variant());
  const width = range.high - range.low;
  const slider = el("input", {
    type: "range", min: 0, max: SLIDER_STEPS, step: 1, id: "slider-" + name, "aria-label": label,
    oninput: () => moveThreshold(name, range.low + (width * slider.valueAsNumber) / SLIDER_STEPS),
  });
  const exact = el("input", {
    type: "number", step: "any", id: "exact-" + name, "aria-label": label + ", exact value",
    onchange: () => isNumber(exact.valueAsNumber) && moveThreshold(name, exact.valueAsNumber),
  });
  const row = el("div", { class: "threshold", "data-threshold": name }, el("span", { "aria-hidden": "true" }, label), slider, exact);
  row.show = () => {
    const value = thresholds()[name];
    slider.value = Math.round((SLIDER_STEPS * (value - range.low)) / width);
    slider.setAttribute("aria-valuetext", number(value));
    exact.value = value;
  };
  return row;
}

function countTable() {
  const counts = countVerdicts(variant().samples, thresholds());
  const gated = variant().samples.some((sample) => sample.gateReason);
  const verdicts = hasUnsure(variant()) || gated ? VERDICTS : ["GOOD", "DEFECTIVE"];
  const wrong = { GOOD: "DEFECTIVE", DEFECTIVE: "GOOD" };
  const rows = ["GOOD", "DEFECTIVE"].map((label) => {
    const row = counts[label];
    const share = (count) => (row.total === 0 ? "" : " " + percent(count / row.total));
    return [label === "GOOD" ? "Good images" : "Defective images",
      ...verdicts.map((verdict) => el("span", { class: wrong[label] === verdict && row[verdict] > 0 ? "wrong" : undefined, "data-count": label + "-" + verdict },
        el("b", {}, String(row[verdict])), el("small", {}, share(row[verdict])))),
      String(row.total)];
  });
  return table("Verdicts at this threshold", ["", ...verdicts, "All"], rows, { class: "numbers counts" });
}
