/** Title, date and header fields of the report. */
function header() {
  const fields = [["Date", report.date], ...Object.entries(report.headerFields)];
  return el("header", {},
    el("div", { class: "bar" }, el("h1", {}, report.title), themeButton()),
    el("dl", { class: "header-fields" }, fields.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

/** Verdicts at the model's own thresholds, and the warnings of the report. */
function summary() {
  const warnings = report.warnings.length === 0 ? [] : [
    el("div", { class: "warnings", role: "note", "aria-label": "Warnings" },
      el("h3", {}, report.warnings.length === 1 ? "Warning" : "Warnings"),
      el("ul", {}, report.warnings.map((text) => el("li", {}, text.replaceAll(" %", "\u00a0%"))))),
  ];
  const verdicts = report.variants.length === 1 ? el("p", { class: "lead" }, sentence(variant())) : outcomes();
  return section("summary", "Summary", verdicts, ...warnings);
}

function sentence(v) {
  if (!v.thresholds) {
    return imageCounts(v) + ". The model has no threshold and gives no verdict; the metrics need none.";
  }
  return imageCounts(v) + ". At the model\u2019s threshold: " + outcomeSentence(v, startThresholds(v));
}

/** Counts of images with a label that does not occur are left out, as after a training. */
function outcomeSentence(v, limits) {
  const { found, missed, rejected, unsure } = outcome(v, limits);
  const counts = [
    ...(found ? [`${found} defective images found`, `${missed} missed`] : []),
    ...(rejected ? [`${rejected} good images rejected`] : []),
    `${unsure} unsure`,
  ];
  return counts.join(", ") + ".";
}

/** Verdicts of several variants as a table. */
function outcomes() {
  const rows = report.variants.map((v) => {
    if (!v.thresholds) {
      return [v.name, "no threshold", MISSING, MISSING, MISSING];
    }
    const { found, missed, rejected, unsure } = outcome(v, startThresholds(v));
    return [v.name, found ?? MISSING, missed ?? MISSING, rejected ?? MISSING, String(unsure)];
  });
  return table(imageCounts(variant()) + ", at each model\u2019s own threshold",
    ["", "Defective images found", "Defective images missed", "Good images rejected", "Unsure"], rows, { class: "numbers" });
}

/** The counts of verdicts with their shares; undefined if no image has the label. */
function outcome(v, limits) {
  const { GOOD, DEFECTIVE } = countVerdicts(v.samples, limits);
  const share = (count, total) => (total === 0 ? undefined : count + " of " + total + " (" + percent(count / total) + ")");
  return {
    found: share(DEFECTIVE.DEFECTIVE, DEFECTIVE.total), missed: share(DEFECTIVE.GOOD, DEFECTIVE.total),
    rejected: share(GOOD.DEFECTIVE, GOOD.total), unsure: GOOD.UNSURE + DEFECTIVE.UNSURE,
  };
}

function imageCounts(v) {
  const good = scoresOf(v.samples, "GOOD").length;
  return plural(v.samples.length, "image") + ", " + good + " good and " + (v.samples.length - good) + " defective";
}

/** Choice of the variant that decisions, curves and gallery show; nothing where there is only one. */
function variantChoice() {
  if (report.variants.length < 2) {
    return undefined;
  }
  return el("fieldset", { class: "variants" }, el("legend", {}, "Shown below"),
    report.variants.map((v, i) => el("label", { class: "check" },
      el("input", { type: "radio", name: "variant", value: i, checked: i === 0, onchange: () => change({ variant: i }) }), v.name)));
}
