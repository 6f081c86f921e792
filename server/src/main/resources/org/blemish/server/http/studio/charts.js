// SPDX-License-Identifier: Apache-2.0
import { svg } from "./dom.js";
import { number } from "./texts.js";

const WIDTH = 900;

/** Counts of good and defective images by score, with the threshold. */
export function histogram(entries, low, high, threshold) {
  const height = 150;
  const bins = 45;
  const counts = { good: new Array(bins).fill(0), defect: new Array(bins).fill(0) };
  for (const entry of entries) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((entry.score - low) / (high - low) * bins)));
    counts[entry.label][bin]++;
  }
  const most = Math.max(1, ...counts.good.map((n, i) => n + counts.defect[i]));
  const x = (value) => 10 + (value - low) / (high - low) * (WIDTH - 20);
  const scale = (n) => n / most * (height - 30);
  const bars = [];
  for (let i = 0; i < bins; i++) {
    const left = 10 + i / bins * (WIDTH - 20);
    const width = (WIDTH - 20) / bins - 2;
    const good = scale(counts.good[i]);
    const defect = scale(counts.defect[i]);
    bars.push(svg("rect", { class: "bar-good", x: left, width, y: height - 20 - good, height: good }),
      svg("rect", { class: "bar-defect", x: left, width, y: height - 20 - good - defect, height: defect }));
  }
  return svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `threshold ${number(threshold)}` },
    svg("line", { class: "axis", x1: 10, x2: WIDTH - 10, y1: height - 20, y2: height - 20 }), bars,
    svg("line", { class: "limit", x1: x(threshold), x2: x(threshold), y1: 4, y2: height - 20 }),
    svg("text", { x: 10, y: height - 4 }, number(low)),
    svg("text", { x: WIDTH - 10, y: height - 4, "text-anchor": "end" }, number(high)));
}

/** Scores of parts in their order, against threshold and calibration. */
export function driftChart(points, calibration) {
  const height = 220;
  if (points.length === 0) {
    return svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} 40` });
  }
  const reject = points[points.length - 1].reject;
  const sorted = [...calibration].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const values = [...points.map((point) => point.score), reject ?? 0, ...sorted];
  const high = Math.max(...values) * 1.05 || 1;
  const low = Math.min(0, ...values);
  const x = (i) => 40 + i / Math.max(1, points.length - 1) * (WIDTH - 60);
  const y = (value) => 10 + (1 - (value - low) / (high - low)) * (height - 30);
  const median = points.map((point, i) => {
    const window = points.slice(Math.max(0, i - 19), i + 1).map((other) => other.score).sort((a, b) => a - b);
    return `${x(i)},${y(window[Math.floor(window.length / 2)])}`;
  });
  return svg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": "scores" },
    sorted.length > 0 ? svg("rect", { class: "band", x: 40, width: WIDTH - 60, y: y(at(0.95)), height: Math.max(2, y(at(0.05)) - y(at(0.95))) }) : "",
    svg("line", { class: "axis", x1: 40, x2: WIDTH - 20, y1: y(low), y2: y(low) }),
    reject === undefined ? "" : svg("line", { class: "limit", x1: 40, x2: WIDTH - 20, y1: y(reject), y2: y(reject) }),
    reject === undefined ? "" : svg("text", { x: 34, y: y(reject) + 4, "text-anchor": "end" }, number(reject)),
    svg("text", { x: 34, y: y(low) + 4, "text-anchor": "end" }, number(low)),
    points.map((point, i) => svg("circle", { class: "dot " + point.verdict.toLowerCase(), cx: x(i), cy: y(point.score), r: points.length > 120 ? 2.5 : 4 })),
    svg("polyline", { class: "median", points: median.join(" ") }));
}
