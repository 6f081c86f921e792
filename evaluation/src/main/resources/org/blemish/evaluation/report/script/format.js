const MISSING = "\u2013";

/** A fraction as per cent: 0.9876 -> "98.8 %". */
function percent(fraction, digits = 1) {
  return isNumber(fraction) ? (100 * fraction).toFixed(digits) + "\u00a0%" : MISSING;
}

/** A score with four significant digits. */
function number(value) {
  if (!isNumber(value)) {
    return MISSING;
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(3) : String(Number(value.toPrecision(4)));
}

function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

/** 1 image, 2 images. */
function plural(count, noun) {
  return count + "\u00a0" + noun + (count === 1 ? "" : "s");
}

/** Seconds for people: 42 s, 3 min 10 s, 2 h 5 min. */
function duration(seconds) {
  if (seconds < 60) {
    return (seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)) + " s";
  }
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? minutes + " min " + (whole % 60) + " s" : Math.floor(minutes / 60) + " h " + (minutes % 60) + " min";
}

const FIGURE_NAMES = {
  image_auroc: "Image AUROC",
  image_average_precision: "Image average precision",
  image_f1_max: "Image F1, best threshold",
  image_auroc_mean: "Image AUROC, mean of both",
  image_auroc_logical: "Image AUROC, logical",
  image_auroc_structural: "Image AUROC, structural",
  pixel_auroc: "Pixel AUROC",
  pixel_auroc_192: "Pixel AUROC at 192\u00d7192",
  pixel_average_precision: "Pixel average precision",
};

/** 0.05 -> "5 %". */
function short(fraction) {
  return Number((100 * Number(fraction)).toPrecision(3)) + "\u00a0%";
}

/** What a figure of metrics.json is called in a table. */
function figureName(key) {
  if (FIGURE_NAMES[key]) {
    return FIGURE_NAMES[key];
  }
  const recall = /^image_recall_at_([0-9.]+)$/.exec(key);
  if (recall) {
    return "Defective images found at " + short(recall[1]) + " false rejects";
  }
  const area = /^au_(s?)pro_([0-9.]+)(?:_(\w+))?$/.exec(key);
  return area ? `AU-${area[1]}PRO to ${short(area[2])} FPR${area[3] ? ", " + area[3] : ""}` : key;
}
