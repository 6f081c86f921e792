/** A collapsed table of names and values. */
function details(id, heading, entries) {
  const rows = Object.entries(entries);
  return rows.length === 0 ? undefined : el("details", { id }, el("summary", {}, heading), table(heading, ["Name", "Value"], rows));
}

/** The scores of all samples, with or without images; built when it is opened. */
function allScores() {
  const holder = el("div");
  const open = el("details", { id: "scores" }, el("summary", {}, "All scores"), holder);
  const draw = () => open.open && holder.replaceChildren(table("Scores of " + variant().name + ", highest first", ["Image", "Label", "Defect type", "Score", "Verdict"],
    [...variant().samples].sort((a, b) => b.score - a.score).map((s) => [s.id, { GOOD: "good", DEFECTIVE: "defective" }[s.label] ?? "none", s.label === "DEFECTIVE" ? typeName(s.type) : "", number(s.score), judges(variant()) ? decide(s, thresholds()) : "none"])));
  open.addEventListener("toggle", draw);
  follow(draw);
  return open;
}

/** Settings, provenance, and the time of each stage. */
function background() {
  const several = report.variants.length > 1;
  const tables = report.variants.flatMap((v, i) => {
    const suffix = several ? " of " + v.name : "";
    const seconds = Object.fromEntries(Object.entries(v.seconds).map(([stage, value]) => [stage, duration(value)]));
    return [details("about-" + i, "Model" + suffix, v.about), details("settings-" + i, "Settings" + suffix, v.settings), details("seconds-" + i, "Time by stage" + suffix, seconds)];
  });
  const all = [allScores(), ...tables, details("provenance", "Versions, seeds and digests", report.provenance)].filter((entry) => entry);
  return section("background", "All scores, settings and provenance", ...all);
}
