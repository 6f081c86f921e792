const BINS = 40;

/** Histogram of the scores: good images upwards, defective images downwards, thresholds as lines. */
function histogram(samples, limits, unsure) {
  const range = scoreRange(variant());
  const width = (range.high - range.low) / BINS;
  const bins = { GOOD: new Array(BINS).fill(0), DEFECTIVE: new Array(BINS).fill(0) };
  for (const sample of samples) {
    bins[sample.label][Math.min(BINS - 1, Math.floor((sample.score - range.low) / width))]++;
  }
  const top = Math.max(1, ...bins.GOOD) * 1.05;
  const bottom = Math.max(1, ...bins.DEFECTIVE) * 1.05;
  const axes = plot({ x: [range.low, range.high], y: [-bottom, top], xLabel: "Image score", yLabel: "Images", yFormat: (count) => (Number.isInteger(count) ? number(Math.abs(count)) : "") });
  const drawing = [axes.grid];
  for (const [label, sign] of [["GOOD", 1], ["DEFECTIVE", -1]]) {
    bins[label].forEach((count, i) => {
      const from = axes.at.y(0);
      const to = axes.at.y(sign * count);
      const x = axes.at.x(range.low + i * width);
      if (count > 0) {
        drawing.push(svg("rect", { class: "bar-" + label.toLowerCase(), x: x + 0.5, width: axes.at.x(range.low + (i + 1) * width) - x - 1, y: Math.min(from, to), height: Math.abs(to - from) }));
      }
    });
  }
  drawing.push(svg("line", { class: "zero", x1: PLOT.left, x2: axes.inner.right, y1: axes.at.y(0), y2: axes.at.y(0) }));
  for (const name of unsure ? ["unsure", "defective"] : ["defective"]) {
    const x = Math.min(axes.inner.right, Math.max(PLOT.left, axes.at.x(limits[name])));
    drawing.push(svg("line", { class: "threshold-line " + name, x1: x, x2: x, y1: PLOT.top, y2: axes.inner.bottom }));
  }
  drawing.push(svg("text", { class: "side", x: axes.inner.right - 4, y: PLOT.top + 14, "text-anchor": "end" }, "good \u2191"),
    svg("text", { class: "side", x: axes.inner.right - 4, y: axes.inner.bottom - 6, "text-anchor": "end" }, "defective \u2193"));
  return chartFigure("Scores by label", describeScores(samples), drawing);
}

function describeScores(samples) {
  return ["GOOD", "DEFECTIVE"].map((label) => {
    const scores = scoresOf(samples, label).sort((a, b) => a - b);
    return scores.length === 0 ? "No " + label.toLowerCase() + " images." :
      `${scores.length} ${label.toLowerCase()} images from ${number(scores[0])} to ${number(scores[scores.length - 1])}, median ${number(median(scores))}.`;
  }).join(" ");
}
