/** Name, origin and date of the report, and what it comes to. */
function header() {
  const facts = [["Date", report.date], ...Object.entries(report.facts)];
  return el("header", {},
    el("div", { class: "bar" }, el("h1", {}, report.title), themeButton()),
    el("dl", { class: "facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

/** What the model's own thresholds do to these images, and what to know before trusting it. */
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
    return images(v) + ". The model carries no threshold, so it gives no verdict; the figures do not need one.";
  }
  return images(v) + ". At the model\u2019s threshold: " + outcomeSentence(v, startThresholds(v));
}

function outcomeSentence(v, limits) {
  const { found, missed, rejected, unsure } = outcome(v, limits);
  return `${found} defective images found, ${missed} missed, ${rejected} good images rejected, ${unsure} unsure.`;
}

/** The same for several variants, as a table. */
function outcomes() {
  const rows = report.variants.map((v) => {
    const { found, missed, rejected, unsure } = v.thresholds ? outcome(v, startThresholds(v)) : {};
    return [v.name, found ?? "no threshold", missed ?? MISSING, rejected ?? MISSING, String(unsure ?? MISSING)];
  });
  return table(images(variant()) + ", judged at each model\u2019s own threshold",
    ["", "Defective images found", "Defective images missed", "Good images rejected", "Unsure"], rows, { class: "numbers" });
}

function outcome(v, limits) {
  const { GOOD, DEFECTIVE } = countVerdicts(v.samples, limits);
  const share = (count, total) => count + " of " + total + (total === 0 ? "" : " (" + percent(count / total) + ")");
  return {
    found: share(DEFECTIVE.DEFECTIVE, DEFECTIVE.total), missed: share(DEFECTIVE.GOOD, DEFECTIVE.total),
    rejected: share(GOOD.DEFECTIVE, GOOD.total), unsure: GOOD.UNSURE + DEFECTIVE.UNSURE,
  };
}

function images(v) {
  const good = scoresOf(v.samples, "GOOD").length;
  return plural(v.samples.length, "image") + ", " + good + " good and " + (v.samples.length - good) + " defective";
}

/** Chooses the variant that decisions, curves and gallery show; nothing where there is only one. */
function variantChoice() {
  if (report.variants.length < 2) {
    return undefined;
  }
  return el("fieldset", { class: "variants" }, el("legend", {}, "Shown below"),
    report.variants.map((v, i) => el("label", { class: "check" },
      el("input", { type: "radio", name: "variant", value: i, checked: i === 0, onchange: () => change({ variant: i }) }), v.name)));
}
