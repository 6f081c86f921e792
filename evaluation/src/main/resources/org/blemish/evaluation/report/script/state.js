const report = readJson("page");

/** Elements that hold the images of a sample as JSON; each is parsed when it is first needed. */
const imageElements = new Map([...document.querySelectorAll("script[data-image]")].map((element) => [element.dataset.image, element]));
const parsedImages = new Map();

function hasImages(id) {
  return imageElements.has(id);
}

/** The images of a sample that has some. */
function imagesOf(id) {
  if (!parsedImages.has(id)) {
    const element = imageElements.get(id);
    parsedImages.set(id, JSON.parse(element.textContent));
    element.textContent = "";
  }
  return parsedImages.get(id);
}

/** Folders that all paths start with; they are not shown. */
const commonFolder = (() => {
  const ids = report.variants.flatMap((v) => v.samples.map((sample) => sample.id));
  let common = ids[0] ?? "";
  for (const id of ids) {
    while (!id.startsWith(common)) {
      common = common.slice(0, -1);
    }
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
})();

function shortPath(id) {
  return id.slice(commonFolder.length) || id;
}

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

/** The current thresholds of a variant. */
function thresholds(i = state.variant) {
  return ordered(state.thresholds[i]);
}

/** Thresholds of which that of UNSURE is never above that of DEFECTIVE. */
function ordered({ unsure, defective }) {
  return { unsure: Math.min(unsure, defective), defective };
}

/** Whether a variant gives verdicts: it has thresholds, or the reader chose some for labelled images. */
function judges(v) {
  return v.thresholds !== undefined || labelled(v).length > 0;
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
