/** The metrics of all variants side by side in per cent, with intervals. */
function metrics() {
  const keys = [...new Set(report.variants.flatMap((v) => v.metrics.map((metric) => metric.name)))];
  if (keys.length === 0) {
    return undefined;
  }
  const several = report.variants.length > 1;
  const find = (v, key) => v.metrics.find((metric) => metric.name === key);
  const label = (key) => report.variants.map((v) => find(v, key)).find((metric) => metric).label;
  const headings = ["Metric", ...report.variants.map((v) => (several ? v.name : "This evaluation"))];
  const rows = keys.map((key) => {
    const best = Math.max(...report.variants.map((v) => find(v, key)?.value ?? -Infinity));
    const cells = report.variants.map((v) => {
      const metric = find(v, key);
      return metricCell(metric, several && metric && metric.value === best);
    });
    return [label(key), ...cells];
  });
  return section("metrics", "Metrics", table("Metrics in per cent" + (several ? ", the best of each row in bold" : ""), headings, rows, { class: "numbers" }));
}

function metricCell(metric, best) {
  if (!metric) {
    return MISSING;
  }
  const interval = isNumber(metric.low) ? el("small", {}, " " + percent(metric.low) + " to " + percent(metric.high)) : undefined;
  return el("span", {}, el(best ? "strong" : "span", {}, percent(metric.value)), interval);
}

/** AUROC of each defect type against all good images, for each variant. */
function defectTable() {
  const types = [...new Set(report.variants.flatMap((v) => defectTypes(v.samples)))].sort();
  if (types.length === 0 || (types.length === 1 && report.variants.length === 1)) {
    return undefined;
  }
  const several = report.variants.length > 1;
  const holder = el("div");
  const body = section("defects", several ? "Defect types by variant" : "Defect types", holder);
  follow(() => holder.replaceChildren(table(
    "Image AUROC of each type against the good images, and the number found at the threshold",
    ["Type", "Images", ...report.variants.map((v) => (several ? v.name : "AUROC")), ],
    types.map((type) => defectRow(type, several)), { class: "numbers heat" })));
  return body;
}

function defectRow(type, several) {
  const values = report.variants.map((v) => auroc(scoresOf(v.samples, "GOOD"), scoresOf(v.samples, "DEFECTIVE", type)));
  const best = Math.max(...values.filter(isNumber));
  const count = Math.max(...report.variants.map((v) => scoresOf(v.samples, "DEFECTIVE", type).length));
  const cells = report.variants.map((v, i) => {
    const ofType = v.samples.filter((s) => s.label === "DEFECTIVE" && s.type === type);
    const found = ofType.filter((s) => decide(s, thresholds(i)) === "DEFECTIVE").length;
    const bar = el("meter", { min: 0.5, max: 1, value: isNumber(values[i]) ? values[i] : 0, "aria-hidden": "true" });
    return el("span", {}, bar, el(several && values[i] === best ? "strong" : "span", {}, percent(values[i])), el("small", {}, " " + found + "/" + ofType.length + " found"));
  });
  return [type, String(count), ...cells];
}
