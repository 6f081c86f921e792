const SLIDER_STEPS = 1000;

/** Counts at the threshold, live, with sliders, and the histogram of scores. */
function decisions() {
  const sliders = el("div", { class: "sliders" });
  const counts = el("div");
  const said = el("p", { role: "status", id: "outcome" });
  const chart = el("div");
  let drawn = -1;
  follow(() => {
    if (drawn !== state.variant) {
      sliders.replaceChildren(...thresholdControls());
      drawn = state.variant;
    }
    sliders.querySelectorAll("[data-threshold]").forEach((control) => control.show());
    counts.replaceChildren(countTable());
    said.textContent = outcomeSentence(variant(), thresholds());
    chart.replaceChildren(histogram(variant().samples, thresholds(), hasUnsure(variant())));
  });
  return section("decisions", "Decisions", el("div", { class: "halves" }, el("div", {}, sliders, counts, said), chart));
}

/** Scores that the sliders run over: all of them, and the thresholds. */
function scoreRange(v) {
  const values = v.samples.map((sample) => sample.score).concat(v.thresholds ? [v.thresholds.unsure, v.thresholds.defective] : []);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low || Math.abs(high) || 1) * 0.02;
  return { low: low - margin, high: high + margin };
}

function thresholdControls() {
  const names = hasUnsure(variant()) ? [["unsure", "UNSURE above"], ["defective", "DEFECTIVE above"]] : [["defective", "DEFECTIVE above"]];
  const calibrated = variant().thresholds !== undefined;
  const note = calibrated ? [] : [el("p", { class: "muted" }, "Not calibrated: the slider begins in the middle of the scores.")];
  return [...note, ...names.map(([name, label]) => thresholdControl(name, label)),
    el("button", { type: "button", id: "reset", onclick: resetThresholds }, calibrated ? "Back to the model\u2019s threshold" : "Back to the middle")];
}

/** Slider and exact number of one threshold; the slider's 1000 places are only a hold for the hand. */
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
  const doubt = variant().samples.some((sample) => sample.doubt);
  const verdicts = hasUnsure(variant()) || doubt ? VERDICTS : ["GOOD", "DEFECTIVE"];
  const wrong = { GOOD: "DEFECTIVE", DEFECTIVE: "GOOD" };
  const rows = ["GOOD", "DEFECTIVE"].map((label) => {
    const row = counts[label];
    const part = (count) => (row.total === 0 ? "" : " " + percent(count / row.total));
    return [label === "GOOD" ? "Good images" : "Defective images",
      ...verdicts.map((verdict) => el("span", { class: wrong[label] === verdict && row[verdict] > 0 ? "wrong" : undefined, "data-count": label + "-" + verdict },
        el("b", {}, String(row[verdict])), el("small", {}, part(row[verdict])))),
      String(row.total)];
  });
  return table("Verdicts at this threshold", ["", ...verdicts, "All"], rows, { class: "numbers counts" });
}
