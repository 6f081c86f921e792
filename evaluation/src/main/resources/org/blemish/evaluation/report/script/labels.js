/** Labels and notes of the reader, by sample: {label, type, note}. Kept in the browser where it allows it. */
const corrections = new Map();
const CORRECTIONS_KEY = "blemish-labels:" + report.title + ":" + report.date;

function loadCorrections() {
  try {
    for (const [id, correction] of Object.entries(JSON.parse(localStorage.getItem(CORRECTIONS_KEY) ?? "{}"))) {
      corrections.set(id, correction);
      applyCorrection(id);
    }
  } catch {
    // A file opened from disk may have no storage; corrections then last as long as the page is open.
  }
}

function correct(id, correction) {
  corrections.set(id, correction);
  applyCorrection(id);
  try {
    localStorage.setItem(CORRECTIONS_KEY, JSON.stringify(Object.fromEntries(corrections)));
  } catch {
    // As above.
  }
  change({});
}

function applyCorrection(id) {
  const { label, type } = corrections.get(id);
  for (const v of report.variants) {
    for (const sample of v.samples) {
      if (sample.id === id) {
        sample.original ??= { label: sample.label, type: sample.type };
        sample.label = label || sample.original.label;
        sample.type = label ? (label === "GOOD" ? "good" : type || "defective") : sample.original.type;
      }
    }
  }
}

/** Controls that change label, type and note of a sample; nothing where no command accepts other labels. */
function relabelForm(sample) {
  if (report.labelCommands.length === 0) {
    return undefined;
  }
  const known = corrections.get(sample.id) ?? { label: sample.label ?? "", type: sample.label === "DEFECTIVE" ? sample.type : "", note: "" };
  const types = [...new Set(report.variants.flatMap((v) => defectTypes(v.samples)))].sort();
  const label = select([["", "no label"], ["GOOD", "good"], ["DEFECTIVE", "defective"]].filter(([value]) => value || !sample.label || known.label === ""), () => save());
  label.id = "label-choice";
  label.value = known.label;
  const type = el("input", { type: "text", list: "known-types", value: known.type, id: "label-type", onchange: () => save() });
  const note = el("input", { type: "text", value: known.note, id: "label-note", onchange: () => save() });
  const save = () => correct(sample.id, { label: label.value, type: label.value === "DEFECTIVE" ? type.value.trim() : "", note: note.value.trim() });
  return el("div", { class: "relabel" },
    el("div", { class: "controls" }, field("Label", label), field("Defect type", type), field("Note", note)),
    el("datalist", { id: "known-types" }, types.map((name) => el("option", { value: name }))),
    el("p", { class: "muted" }, `Changes count on this page at once. Download them under Images, and pass the file to ${report.labelCommands.map((command) => `\u2018${report.program} ${command}\u2019`).join(" or ")}.`));
}

/** All labels as CSV with the reader's changes: path, label, defect_type, note. */
function labelsCsv() {
  const rows = report.variants[0].samples.filter((sample) => sample.label || corrections.get(sample.id)?.note)
    .map((sample) => [sample.id, (sample.label ?? "").toLowerCase(), sample.label === "DEFECTIVE" ? sample.type : "", corrections.get(sample.id)?.note ?? ""]);
  return csv(["path", "label", "defect_type", "note"], rows);
}
