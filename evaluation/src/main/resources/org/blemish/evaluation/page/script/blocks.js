/** One function for each kind of block that a page of sections can have. */
const BLOCKS = {
  text: (block) => el("p", { class: "measure" }, unbroken(block.text)),
  bars: (block) => el("div", {}, barLegend(block.kinds.map((kind) => [kind.kind, kind.name])),
    outcomeBars(block.rows.map((row) => ({ name: row.name, text: row.text, parts: block.kinds.map((kind, i) => [kind.kind, row.counts[i], kind.name]) })))),
  table: (block) => table(block.caption, block.header, block.rows.map((row) => row.map(tableCell)), { class: block.numbers ? "numbers" : undefined }),
  grid: (block) => gridTable(block),
  lines: (block) => el("div", { class: "charts" + (block.small ? " small-charts" : "") }, block.charts.map((chart) => lineChart({ ...chart, ...across(chart), style: chart.ordered ? "ordered-" : "series-", yFormat: formatOf(chart.yFormat) }))),
  histogram: (block) => scoreHistogram(block),
  costs: (block) => el("div", { class: "charts" }, block.charts.map(costChart)),
  figures: (block) => figureGallery(block.figures),
  columns: (block) => el("div", { class: block.columns.length > 2 ? "three" : "two" }, block.columns.map((column) => el("div", {}, el("h3", {}, column.heading), column.blocks.map(drawBlock)))),
  details: (block) => el("details", {}, el("summary", {}, block.summary), block.blocks.map(drawBlock)),
};

function drawBlock(block) {
  return BLOCKS[block.type](block);
}

/** The format of the horizontal axis and its round values. */
function across(chart) {
  return chart.xFormat === "time" ? { format: timeText(...chart.x), xTicks: timeTicks(...chart.x) } : { format: formatOf(chart.xFormat) };
}

function formatOf(name) {
  return { percent: (value) => percent(value, 0), count: (value) => (Number.isInteger(value) ? String(value) : "") }[name] ?? tickText;
}

function tableCell(cell) {
  return cell.link ? el("a", { href: encodeURI(cell.link) }, cell.text) : cell.text;
}

/** A table of shares: the stronger the colour, the larger the share. Cells are {text, small?, share?, section?, columns}. */
function gridTable({ caption, header, rows, groups, tone }) {
  const shade = (share) => (isNumber(share) ? `rgb(${tone === "bad" ? "207 63 54" : "var(--ramp)"} / ${(0.05 + 0.5 * share).toFixed(2)})` : undefined);
  const cell = (entry) => {
    const content = el("td", entry.columns > 1 ? { colspan: entry.columns } : {}, entry.section ? el("a", { href: "#" + entry.section }, entry.text) : entry.text, entry.small ? el("small", {}, entry.small) : undefined);
    content.style.background = shade(entry.share) ?? "";
    return content;
  };
  const top = groups && groups.length > 0 ? el("tr", {}, el("td"), groups.map((group) => el("th", { scope: "colgroup", colspan: group.span }, group.name))) : undefined;
  return scrollable(caption, el("table", { class: "grid" }, el("caption", {}, caption),
    el("thead", {}, top, el("tr", {}, header.map((text) => (text ? el("th", { scope: "col" }, text) : el("td", {}))))),
    el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.name), row.cells.map(cell))))));
}
