/**
 * Bars of counts, one row each: `rows` are {name, parts, text}, and `parts` are [kind, count, label] with the kinds
 * found, unsure and missed.
 */
function outcomeBars(rows) {
  return el("div", { class: "bars" }, rows.map(({ name, parts, text }) => {
    const shown = parts.filter(([, count]) => count > 0);
    const description = name + ": " + shown.map(([, count, label]) => count + " " + label).join(", ");
    return el("div", { class: "row" },
      el("span", { class: "name" }, name),
      el("span", { class: "track", role: "img", "aria-label": description }, shown.map(([kind, count]) => {
        const part = el("span", { class: kind === "unsure" ? "unsure-part" : kind });
        part.style.flexGrow = count;
        return part;
      })),
      el("span", { class: "count" }, text));
  }));
}

/** What the colours of the bars mean. */
function barLegend(names) {
  return el("ul", { class: "legend" }, names.map(([kind, name]) => el("li", {}, el("span", { class: "key " + (kind === "unsure" ? "unsure-part" : kind), "aria-hidden": "true" }), name)));
}
