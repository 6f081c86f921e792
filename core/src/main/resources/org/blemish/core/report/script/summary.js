/** Name, origin and date of the report, and what it comes to. */
function header() {
  const facts = [["Date", report.date], ...Object.entries(report.facts)];
  return el("header", {},
    el("div", { class: "bar" }, el("h1", {}, report.title), themeButton()),
    el("dl", { class: "facts" }, facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

/** One sentence for each variant: what its own thresholds do to these images. */
function summary() {
  const warnings = report.warnings.length === 0 ? [] : [
    el("div", { class: "warnings", role: "note", "aria-label": "Warnings" },
      el("h3", {}, report.warnings.length === 1 ? "Warning" : "Warnings"),
      el("ul", {}, report.warnings.map((text) => el("li", {}, text)))),
  ];
  return section("summary", "Summary", el("ul", { class: "verdicts" }, report.variants.map((v) => el("li", {}, sentence(v)))), ...warnings);
}

function sentence(v) {
  const good = scoresOf(v.samples, "GOOD").length;
  const total = plural(v.samples.length, "image") + ", " + good + " good and " + (v.samples.length - good) + " defective";
  const name = report.variants.length > 1 ? [el("strong", {}, v.name + ": ")] : [];
  if (!v.thresholds) {
    return [...name, total + ". The model carries no threshold, so it gives no verdict; the figures do not need one."];
  }
  const counts = countVerdicts(v.samples, v.thresholds);
  const unsure = counts.GOOD.UNSURE + counts.DEFECTIVE.UNSURE;
  return [...name, total + ". At the model\u2019s threshold ",
    el("strong", {}, share(counts.DEFECTIVE.DEFECTIVE, counts.DEFECTIVE.total, "defective image")), " found, ",
    el("strong", {}, share(counts.DEFECTIVE.GOOD, counts.DEFECTIVE.total, "defective image")), " missed, ",
    el("strong", {}, share(counts.GOOD.DEFECTIVE, counts.GOOD.total, "good image")), " rejected",
    hasUnsure(v) || unsure > 0 ? ", " + plural(unsure, "image") + " unsure." : "."];
}

function share(count, total, noun) {
  return count + " of " + plural(total, noun) + (total === 0 ? "" : " (" + percent(count / total) + ")");
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
