const MISSING = "\u2013";

/** A fraction as per cent with three significant digits: 0.9876 -> "98.8 %", 1 -> "100 %". */
function percent(fraction, digits) {
  if (!isNumber(fraction)) {
    return MISSING;
  }
  const text = digits === undefined ? significant(100 * fraction) : (100 * fraction).toFixed(digits);
  return text + "\u00a0%";
}

/** A number with three significant digits. */
function number(value) {
  return isNumber(value) ? significant(value) : MISSING;
}

function significant(value) {
  const size = Math.abs(value);
  if (size === 0) {
    return "0";
  }
  if (size < 1e-3 || size >= 1e6) {
    return value.toExponential(2);
  }
  const rounded = Number(value.toPrecision(3));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return rounded.toFixed(digits);
}

function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

/** 1 image, 2 images. */
function plural(count, noun) {
  return count + "\u00a0" + noun + (count === 1 ? "" : "s");
}

/** Name of a defect type as text: thread_side -> thread side. */
function typeName(type) {
  return type.replaceAll("_", " ");
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

/** Rows of a table as CSV text, each value quoted where needed. */
function csv(header, rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}

/** Offers a text as a file. */
function download(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
