/** The figures of all variants side by side, per cent, with intervals and published values. */
function figures() {
  const keys = [...new Set(report.variants.flatMap((v) => v.figures.map((figure) => figure.name)))];
  if (keys.length === 0) {
    return undefined;
  }
  const several = report.variants.length > 1;
  const find = (v, key) => v.figures.find((figure) => figure.name === key);
  const published = keys.map((key) => [...new Set(report.variants.map((v) => find(v, key)?.published).filter(isNumber))]);
  const any = published.some((values) => values.length > 0);
  // Where all variants stand beside one published value, it is said once.
  const once = published.every((values) => values.length < 2);
  const headings = ["Figure", ...report.variants.flatMap((v) => [several ? v.name : "Here", ...(any && !once ? [v.name + ", published"] : [])]), ...(any && once ? ["Published"] : [])];
  const rows = keys.map((key, row) => {
    const best = Math.max(...report.variants.map((v) => find(v, key)?.value ?? -Infinity));
    const cells = report.variants.flatMap((v) => {
      const figure = find(v, key);
      return [figureCell(figure, several && figure && figure.value === best), ...(any && !once ? [percent(figure?.published)] : [])];
    });
    return [figureName(key), ...cells, ...(any && once ? [percent(published[row][0])] : [])];
  });
  return section("figures", "Figures", table("Figures in per cent" + (several ? ", the best of each row in bold" : ""), headings, rows, { class: "numbers" }));
}

function figureCell(figure, best) {
  if (!figure) {
    return MISSING;
  }
  const interval = isNumber(figure.low) ? el("small", {}, " " + percent(figure.low) + " to " + percent(figure.high)) : undefined;
  return el("span", {}, el(best ? "strong" : "span", {}, percent(figure.value)), interval);
}

/** Which variant sees which type of defect: AUROC of each type against all good images. */
function defectTable() {
  const types = [...new Set(report.variants.flatMap((v) => defectTypes(v.samples)))].sort();
  if (types.length === 0 || (types.length === 1 && report.variants.length === 1)) {
    return undefined;
  }
  const several = report.variants.length > 1;
  const holder = el("div");
  const body = section("defects", several ? "Which variant sees which defect" : "Types of defect", holder);
  follow(() => holder.replaceChildren(table(
    "Image AUROC of each type against the good images, and how many are found at the threshold",
    ["Type", "Images", ...report.variants.map((v) => (several ? v.name : "AUROC")), ],
    types.map((type) => defectRow(type, several)), { class: "numbers heat" })));
  return body;
}

function defectRow(type, several) {
  const values = report.variants.map((v) => auroc(scoresOf(v.samples, "GOOD"), scoresOf(v.samples, "DEFECTIVE", type)));
  const best = Math.max(...values.filter(isNumber));
  const count = Math.max(...report.variants.map((v) => scoresOf(v.samples, "DEFECTIVE", type).length));
  const cells = report.variants.map((v, i) => {
    const those = v.samples.filter((s) => s.label === "DEFECTIVE" && s.type === type);
    const found = those.filter((s) => decide(s, thresholds(i)) === "DEFECTIVE").length;
    const bar = el("meter", { min: 0.5, max: 1, value: isNumber(values[i]) ? values[i] : 0, "aria-hidden": "true" });
    return el("span", {}, bar, el(several && values[i] === best ? "strong" : "span", {}, percent(values[i])), el("small", {}, " " + found + "/" + those.length + " found"));
  });
  return [type, String(count), ...cells];
}
