/** The metrics of all variants side by side, and their curves. */
function metrics() {
  const keys = [...new Set(report.variants.flatMap((v) => v.metrics.map((metric) => metric.name)))];
  const charts = curves();
  if (keys.length === 0 && !charts) {
    return undefined;
  }
  return section("metrics", "Metrics", keys.length > 0 ? el("div", { class: "two" }, metricTable(keys), typeTable()) : undefined, charts);
}

function metricTable(keys) {
  const several = report.variants.length > 1;
  const find = (v, key) => v.metrics.find((metric) => metric.name === key);
  const label = (key) => report.variants.map((v) => find(v, key)).find((metric) => metric).label;
  const headings = ["Metric", ...report.variants.map((v) => (several ? v.name : "Value"))];
  const rows = keys.map((key) => {
    const best = Math.max(...report.variants.map((v) => find(v, key)?.value ?? -Infinity));
    return [label(key), ...report.variants.map((v) => {
      const metric = find(v, key);
      return metricCell(metric, several && metric && metric.value === best);
    })];
  });
  return table("Metrics; they do not depend on the thresholds" + (several ? ". The best of each row is bold" : ""), headings, rows, { class: several ? "numbers stacked" : "numbers" });
}

function metricCell(metric, best) {
  if (!metric) {
    return MISSING;
  }
  const interval = isNumber(metric.low) ? el("small", {}, " " + percent(metric.low) + " to " + percent(metric.high)) : undefined;
  return el("span", {}, el(best ? "strong" : "span", {}, percent(metric.value)), interval);
}

/** AUROC of each defect type against all good images, for each variant. */
function typeTable() {
  const holder = el("div");
  const several = report.variants.length > 1;
  follow(() => {
    const types = [...new Set(report.variants.flatMap((v) => defectTypes(v.samples)))].sort();
    const good = scoresOf(variant().samples, "GOOD").length;
    holder.replaceChildren(...(types.length === 0 || good === 0 ? [] : [table(
      "Image AUROC of each defect type against the good images",
      ["Defect type", "Images", ...report.variants.map((v) => (several ? v.name : "AUROC"))],
      types.map((type) => typeRow(type, several)), { class: "numbers" })]));
  });
  return holder;
}

function typeRow(type, several) {
  const values = report.variants.map((v) => auroc(scoresOf(v.samples, "GOOD"), scoresOf(v.samples, "DEFECTIVE", type)));
  const best = Math.max(...values.filter(isNumber));
  const count = Math.max(...report.variants.map((v) => scoresOf(v.samples, "DEFECTIVE", type).length));
  return [typeName(type), String(count), ...values.map((value) => el(several && value === best ? "strong" : "span", {}, percent(value)))];
}
