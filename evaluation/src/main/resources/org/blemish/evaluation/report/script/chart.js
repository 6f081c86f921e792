const PLOT = { width: 420, height: 300, left: 52, right: 24, top: 12, bottom: 44 };

/** Round numbers between low and high, three to seven of them. */
function ticks(low, high) {
  const raw = (high - low) / 7;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    found.push(Number((i * step).toPrecision(12)));
  }
  return found;
}

/** Axes of a plot: scales from values to coordinates, and grid lines with labels. */
function plot({ x, y, xLabel, yLabel, format = number, yFormat = format }) {
  const inner = { right: PLOT.width - PLOT.right, bottom: PLOT.height - PLOT.bottom };
  const at = {
    x: (value) => PLOT.left + ((value - x[0]) / (x[1] - x[0])) * (inner.right - PLOT.left),
    y: (value) => inner.bottom - ((value - y[0]) / (y[1] - y[0])) * (inner.bottom - PLOT.top),
  };
  const grid = svg("g", { class: "axes" });
  for (const value of ticks(...x)) {
    grid.append(svg("line", { x1: at.x(value), x2: at.x(value), y1: PLOT.top, y2: inner.bottom }),
      svg("text", { x: at.x(value), y: inner.bottom + 16, "text-anchor": "middle" }, format(value)));
  }
  for (const value of ticks(...y)) {
    grid.append(svg("line", { y1: at.y(value), y2: at.y(value), x1: PLOT.left, x2: inner.right }),
      svg("text", { x: PLOT.left - 6, y: at.y(value) + 4, "text-anchor": "end" }, yFormat(value)));
  }
  grid.append(svg("text", { x: (PLOT.left + inner.right) / 2, y: PLOT.height - 6, "text-anchor": "middle" }, xLabel),
    svg("text", { transform: `translate(12 ${(PLOT.top + inner.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, yLabel));
  return { at, grid, inner };
}

/** A chart with its title and a description for screen readers. */
function chartFigure(title, description, drawing, legend) {
  const chart = svg("svg", { viewBox: `0 0 ${PLOT.width} ${PLOT.height}`, role: "img", "aria-label": title + ". " + description }, drawing);
  return el("figure", { class: "chart" }, el("figcaption", {}, title), chart, legend);
}

/** Names of the lines, each with its colour and dashes. */
function legend(names) {
  if (names.length < 2) {
    return undefined;
  }
  return el("ul", { class: "legend" }, names.map((name, i) => el("li", {},
    svg("svg", { viewBox: "0 0 28 8", width: 28, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 4h28", class: "line series-" + (i % 6) })), name)));
}

/** Lines in one chart; `series` are {name, x, y, mark?}. */
function lineChart({ title, description, xLabel, yLabel, x, y, series, limit, format }) {
  const axes = plot({ x, y, xLabel, yLabel, format });
  const drawing = [axes.grid];
  if (isNumber(limit)) {
    drawing.push(svg("line", { class: "limit", x1: axes.at.x(limit), x2: axes.at.x(limit), y1: PLOT.top, y2: axes.inner.bottom }));
  }
  series.forEach((line, i) => {
    const points = line.x.map((value, k) => axes.at.x(value).toFixed(1) + " " + axes.at.y(line.y[k]).toFixed(1));
    drawing.push(svg("path", { class: "line series-" + (i % 6), d: "M" + points.join("L") }));
    if (line.mark) {
      drawing.push(svg("circle", { class: "mark series-" + (i % 6), cx: axes.at.x(line.mark.x), cy: axes.at.y(line.mark.y), r: 5 }));
    }
  });
  return chartFigure(title, description, drawing, legend(series.map((line) => line.name)));
}
