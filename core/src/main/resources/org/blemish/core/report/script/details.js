/** A table of names and values that is closed at first. */
function details(id, heading, entries) {
  const rows = Object.entries(entries);
  return rows.length === 0 ? undefined : el("details", { id }, el("summary", {}, heading), table(heading, ["Name", "Value"], rows));
}

/** Settings, provenance, and the time that each stage took. */
function background() {
  const several = report.variants.length > 1;
  const tables = report.variants.flatMap((v, i) => {
    const suffix = several ? " of " + v.name : "";
    const seconds = Object.fromEntries(Object.entries(v.seconds).map(([stage, value]) => [stage, duration(value)]));
    return [details("about-" + i, "Model" + suffix, v.about), details("settings-" + i, "Settings" + suffix, v.settings), details("seconds-" + i, "Time by stage" + suffix, seconds)];
  });
  const all = [...tables, details("provenance", "Versions, seeds, digests and machine", report.provenance)].filter((entry) => entry);
  return all.length === 0 ? undefined : section("background", "Settings and provenance", ...all);
}
