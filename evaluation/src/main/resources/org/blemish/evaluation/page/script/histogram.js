const BINS = 40;

/**
 * Histogram of scores. `groups` are {name, scores, style}: the first goes upwards, the second downwards.
 * `limits` are {name, value} lines.
 */
function scoreHistogram({ title, groups, limits, range, xLabel = "Image score" }) {
  const width = (range.high - range.low) / BINS;
  const bins = groups.map(({ scores }) => {
    const counts = new Array(BINS).fill(0);
    for (const score of scores) {
      counts[Math.max(0, Math.min(BINS - 1, Math.floor((score - range.low) / width)))]++;
    }
    return counts;
  });
  const top = Math.max(1, ...bins[0]) * 1.05;
  const bottom = bins.length > 1 ? Math.max(1, ...bins[1]) * 1.05 : 0;
  const axes = plot({ x: [range.low, range.high], y: [-bottom, top], xLabel, yLabel: "Images", yFormat: (count) => (Number.isInteger(count) ? String(Math.abs(count)) : "") });
  const drawing = [axes.grid];
  bins.forEach((counts, group) => counts.forEach((count, i) => {
    const from = axes.at.y(0);
    const to = axes.at.y((group === 0 ? 1 : -1) * count);
    const x = axes.at.x(range.low + i * width);
    if (count > 0) {
      drawing.push(svg("rect", { class: "fill-" + groups[group].style, x: x + 0.5, width: axes.at.x(range.low + (i + 1) * width) - x - 1, y: Math.min(from, to), height: Math.abs(to - from) }));
    }
  }));
  drawing.push(svg("line", { class: "zero", x1: PLOT.left, x2: axes.inner.right, y1: axes.at.y(0), y2: axes.at.y(0) }));
  for (const { name, value } of limits) {
    const x = Math.min(axes.inner.right, Math.max(PLOT.left, axes.at.x(value)));
    drawing.push(svg("line", { class: "threshold-line " + name, x1: x, x2: x, y1: PLOT.top, y2: axes.inner.bottom }));
  }
  if (groups.length > 1) {
    drawing.push(svg("text", { class: "side", x: axes.inner.right - 4, y: PLOT.top + 14, "text-anchor": "end" }, groups[0].name + " \u2191"),
      svg("text", { class: "side", x: axes.inner.right - 4, y: axes.inner.bottom - 6, "text-anchor": "end" }, groups[1].name + " \u2193"));
  }
  return chartFigure(title, groups.map(describeScores).join(" "), drawing);
}

function describeScores({ name, scores }) {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted.length === 0 ? "No " + name + " images." :
    `${plural(sorted.length, name + " image")} from ${number(sorted[0])} to ${number(sorted[sorted.length - 1])}, median ${number(median(sorted))}.`;
}

/** Lowest and highest value; a loop, since very many arguments overflow the call stack. */
function extent(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** Median of sorted values, at least one. */
function median(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
