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

/** A duration in seconds as text: 42 s, 3 min 10 s, 2 h 5 min. */
function duration(seconds) {
  if (seconds < 60) {
    return (seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)) + " s";
  }
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? minutes + " min " + (whole % 60) + " s" : Math.floor(minutes / 60) + " h " + (minutes % 60) + " min";
}
