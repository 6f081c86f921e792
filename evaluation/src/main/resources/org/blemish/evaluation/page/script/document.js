const content = readJson("page");
const sections = content.sections.map((part) => {
  const made = section(part.id, part.heading, part.note ? el("p", { class: "muted measure" }, unbroken(part.note)) : undefined, ...part.blocks.map(drawBlock));
  return made;
});
const first = el("section", { id: "verdict", "aria-labelledby": "verdict-heading", "data-short": "Verdict" },
  el("h2", { id: "verdict-heading" }, "Verdict"), el("p", { class: "lead" }, unbroken(content.lead)), content.first.map(drawBlock), notes(content.notes));
showPage(pageHeader(content.title, Object.fromEntries(content.fields.map((entry) => [entry.name, entry.value]))), [first, ...sections], figureViewer);
