const report = JSON.parse(document.getElementById("report").textContent);
const pictures = JSON.parse(document.getElementById("pictures").textContent);

/** What the reader has chosen; every view draws itself anew when it changes. */
const state = {
  variant: 0,
  thresholds: report.variants.map(startThresholds),
};
const listeners = [];

/** The variant that is looked at. */
function variant() {
  return report.variants[state.variant];
}

/** The thresholds of a variant as they hold now: UNSURE never begins above DEFECTIVE. */
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

/** Moves a threshold; UNSURE takes DEFECTIVE along upwards, and waits where it was when passed downwards. */
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

/** The model's own thresholds; without any, the middle of the scores, as a place to begin. */
function startThresholds(variant) {
  if (variant.thresholds) {
    return hasUnsure(variant) ? { ...variant.thresholds } : { unsure: Infinity, defective: variant.thresholds.defective };
  }
  const scores = variant.samples.map((sample) => sample.score).sort((a, b) => a - b);
  const middle = scores.length === 0 ? 0 : scores[scores.length >> 1];
  return { unsure: Infinity, defective: middle };
}

function hasUnsure(variant) {
  return variant.thresholds !== undefined && variant.thresholds.unsure < variant.thresholds.defective;
}
