/** Title, date and header fields of the report. */
function header() {
  return pageHeader(report.title, { Date: report.date, ...report.headerFields });
}

/** What the selected variant decides, in one sentence; then its outcome by type and its worst mistakes. */
function verdict() {
  const lead = el("p", { class: "lead", id: "verdict-sentence" });
  const body = el("div");
  follow(() => {
    lead.replaceChildren(...(report.lead ? [report.lead] : verdictSentence(variant(), startThresholds(variant()))));
    body.replaceChildren(...outcomeColumns(variant()));
  });
  const made = section("verdict", "Verdict", lead, variantTable(), variantChoice(), body, notes(report.warnings));
  return made;
}

/** Texts and emphasised texts of the sentence about the outcome. */
function verdictSentence(v, limits) {
  const { GOOD, DEFECTIVE, UNKNOWN } = countVerdicts(v.samples, limits);
  if (!v.thresholds) {
    return [`${imageCounts(v)}. The model has no thresholds and gives no verdict.`];
  }
  const parts = [];
  if (DEFECTIVE.total > 0) {
    parts.push("finds ", el("em", {}, `${percent(DEFECTIVE.DEFECTIVE / DEFECTIVE.total)} of the defects`), ` (${DEFECTIVE.DEFECTIVE} of ${DEFECTIVE.total})`);
  }
  if (GOOD.total > 0) {
    parts.push(parts.length > 0 ? " and rejects " : "rejects ", el("em", {}, `${GOOD.DEFECTIVE === 0 ? "none" : GOOD.DEFECTIVE} of ${plural(GOOD.total, "good part")}`));
  }
  if (UNKNOWN.total > 0) {
    parts.push(parts.length > 0 ? "; of the parts without label, " : "", el("em", {}, `${UNKNOWN.DEFECTIVE} of ${plural(UNKNOWN.total, "part")}`), UNKNOWN.DEFECTIVE === 1 ? " is defective" : " are defective", `, ${UNKNOWN.UNSURE} unsure and ${UNKNOWN.GOOD} good`);
  }
  const unsure = GOOD.UNSURE + DEFECTIVE.UNSURE;
  if (unsure > 0) {
    parts.push(`; ${plural(unsure, "part")} ${unsure === 1 ? "is" : "are"} unsure`);
  }
  const worst = mostMissed(v, limits);
  if (worst) {
    parts.push("; ", missesOf(worst.missed, DEFECTIVE.GOOD), el("em", {}, typeName(worst.type)), ` (${worst.missed} of ${worst.total})`);
  }
  if (typeof parts[0] === "string") {
    parts[0] = parts[0].charAt(0).toUpperCase() + parts[0].slice(1);
  }
  return [...parts, "."];
}

/** The beginning of what is said about the type with most misses. */
function missesOf(count, all) {
  if (count === all) {
    return all === 1 ? "the miss is " : "all misses are ";
  }
  return 2 * count > all ? "most misses are " : "missed most often: ";
}

/** The defect type with most images called good; undefined if none is. */
function mostMissed(v, limits) {
  return defectTypes(v.samples).map((type) => {
    const counts = countVerdicts(v.samples.filter((s) => s.label === "DEFECTIVE" && s.type === type), limits).DEFECTIVE;
    return { type, missed: counts.GOOD, total: counts.total };
  }).filter(({ missed }) => missed > 0).sort((a, b) => b.missed - a.missed)[0];
}

function imageCounts(v) {
  const good = scoresOf(v.samples, "GOOD").length;
  const defective = scoresOf(v.samples, "DEFECTIVE").length;
  const counts = [[good, "good"], [defective, "defective"], [v.samples.length - good - defective, "without label"]].filter(([count]) => count > 0);
  return plural(v.samples.length, "image") + (counts.length === 0 ? "" : ": " + counts.map((pair) => pair.join(" ")).join(", "));
}

/** Bars by type on the left, the worst mistakes on the right. */
function outcomeColumns(v) {
  const limits = startThresholds(v);
  const left = v.thresholds && v.samples.length > 0 ? el("div", {}, el("h3", {}, labelled(v).length > 0 ? "Outcome by type" : "Outcome"), ...typeBars(v, limits)) : undefined;
  const right = worstImages(v, limits);
  return left || right ? [el("div", { class: "two" }, left, right)] : [];
}

function typeBars(v, limits) {
  const parts = ({ GOOD, UNSURE, DEFECTIVE }, good) => (good ? [["found", GOOD, "accepted"], ["unsure", UNSURE, "unsure"], ["missed", DEFECTIVE, "rejected"]] : [["found", DEFECTIVE, "found"], ["unsure", UNSURE, "unsure"], ["missed", GOOD, "missed"]]);
  const rows = defectTypes(v.samples).map((type) => {
    const counts = countVerdicts(v.samples.filter((s) => s.label === "DEFECTIVE" && s.type === type), limits).DEFECTIVE;
    return { name: typeName(type), share: counts.DEFECTIVE / counts.total, parts: parts(counts, false), text: `${counts.DEFECTIVE} of ${counts.total} found` };
  }).sort((a, b) => a.share - b.share);
  const { GOOD, UNKNOWN } = countVerdicts(v.samples, limits);
  if (GOOD.total > 0) {
    rows.push({ name: "good parts", parts: parts(GOOD, true), text: `${GOOD.GOOD} of ${GOOD.total} accepted` });
  }
  if (UNKNOWN.total > 0) {
    rows.push({ name: "all parts", parts: [["found", UNKNOWN.GOOD, "good"], ["unsure", UNKNOWN.UNSURE, "unsure"], ["missed", UNKNOWN.DEFECTIVE, "defective"]], text: `${UNKNOWN.GOOD} of ${UNKNOWN.total} good` });
  }
  const names = UNKNOWN.total > 0 ? [["found", "good"], ["unsure", "unsure"], ["missed", "defective"]] : [["found", "right"], ["unsure", "unsure"], ["missed", "wrong"]];
  return [barLegend(names), outcomeBars(rows)];
}

const WORST_SHOWN = 8;

/** The worst mistakes as images; without mistakes, the unsure parts, or those whose scores are closest to the threshold. */
function worstImages(v, limits) {
  const judged = labelled(v).length > 0;
  const wrong = mistakesOf(v, limits);
  const none = wrong.length === 0;
  const { heading, samples } = none ? withoutMistakes(v, limits, judged) : { heading: `Worst mistakes (${wrong.length})`, samples: wrong };
  const cards = samples.filter((sample) => hasImages(sample.id)).slice(0, heading === CLOSEST || !judged ? 4 : WORST_SHOWN).map((sample) => {
    const item = card(sample);
    item.show(limits);
    return item;
  });
  if (cards.length === 0) {
    return undefined;
  }
  const note = none && judged && v.thresholds ? el("p", { class: "muted" }, "No part is missed or wrongly rejected.") : undefined;
  return el("div", {}, el("h3", {}, heading), note, el("ul", { class: "cards few" }, cards));
}

const CLOSEST = "Closest to the threshold";

/** What deserves a look where nothing is wrong or no label says what is. */
function withoutMistakes(v, limits, judged) {
  const byScore = [...v.samples].sort((a, b) => b.score - a.score);
  if (!judged) {
    return { heading: "Highest scores", samples: byScore };
  }
  const unsure = v.thresholds ? byScore.filter((sample) => decide(sample, limits) === "UNSURE") : [];
  if (unsure.length > 0) {
    return { heading: `Unsure (${unsure.length})`, samples: unsure };
  }
  const near = (sample) => Math.abs(sample.score - limits.defective);
  return { heading: CLOSEST, samples: byScore.sort((a, b) => near(a) - near(b)) };
}

/** Verdicts of several variants as a table; nothing where there is only one. */
function variantTable() {
  if (report.variants.length < 2) {
    return undefined;
  }
  const holder = el("div");
  follow(() => {
    const rows = report.variants.map((v) => {
      if (!v.thresholds) {
        return [v.name, "no threshold", MISSING, MISSING, MISSING];
      }
      const { GOOD, DEFECTIVE } = countVerdicts(v.samples, startThresholds(v));
      const share = (count, total) => (total === 0 ? MISSING : count + " of " + total);
      return [v.name, share(DEFECTIVE.DEFECTIVE, DEFECTIVE.total), share(DEFECTIVE.GOOD, DEFECTIVE.total), share(GOOD.DEFECTIVE, GOOD.total), String(GOOD.UNSURE + DEFECTIVE.UNSURE)];
    });
    holder.replaceChildren(table(imageCounts(variant()) + ", at each model\u2019s own threshold",
      ["Model", "Defects found", "Defects missed", "Good rejected", "Unsure"], rows, { class: "numbers" }));
  });
  return holder;
}

/** Choice of the variant that the page shows; nothing where there is only one. */
function variantChoice() {
  if (report.variants.length < 2) {
    return undefined;
  }
  return el("fieldset", { class: "variants" }, el("legend", {}, "Shown below"),
    report.variants.map((v, i) => el("label", { class: "check" },
      el("input", { type: "radio", name: "variant", value: i, checked: i === 0, onchange: () => change({ variant: i }) }), v.name)));
}
