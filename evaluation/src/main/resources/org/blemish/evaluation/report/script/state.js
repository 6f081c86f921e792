const report = JSON.parse(document.getElementById("report").textContent);
const images = JSON.parse(document.getElementById("images").textContent);

/** The reader's choices; all listeners are called when they change. */
const state = {
  variant: 0,
  thresholds: report.variants.map(startThresholds),
};
const listeners = [];

/** The selected variant. */
function variant() {
  return report.variants[state.variant];
}

/** The current thresholds of a variant; that of UNSURE is never above that of DEFECTIVE. */
function thresholds(i = state.variant) {
  const { unsure, defective } = state.thresholds[i];
  return { unsure: Math.min(unsure, defective), defective };
}

/** Calls `draw` now and after every change of the state. */
function follow(draw) {
  listeners.push(draw);
  draw();
}

function change(values) {
  Object.assign(state, values);
  listeners.forEach((draw) => draw());
}

/** Moves a threshold. UNSURE moved above DEFECTIVE raises DEFECTIVE; DEFECTIVE moved below UNSURE leaves its stored value. */
function moveThreshold(name, value) {
  const moved = { ...state.thresholds[state.variant], [name]: value };
  if (name === "unsure" && moved.defective < value) {
    moved.defective = value;
  }
  change({ thresholds: state.thresholds.map((old, i) => (i === state.variant ? moved : old)) });
}

function resetThresholds() {
  change({ thresholds: state.thresholds.map((old, i) => (i === state.variant ? startThresholds(variant()) : old)) });
}

/** The model's own thresholds; the median score for a model without thresholds. */
function startThresholds(variant) {
  if (variant.thresholds) {
    return hasUnsure(variant) ? { ...variant.thresholds } : { unsure: Infinity, defective: variant.thresholds.defective };
  }
  const scores = variant.samples.map((sample) => sample.score).sort((a, b) => a - b);
  return { unsure: Infinity, defective: scores.length === 0 ? 0 : median(scores) };
}

function hasUnsure(variant) {
  return variant.thresholds !== undefined && variant.thresholds.unsure < variant.thresholds.defective;
}
