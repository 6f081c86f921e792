const PLOT = { width: 420, height: 300, left: 70, right: 24, top: 12, bottom: 44 };

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

/** Round times between two times in seconds, at most seven of them. */
function timeTicks(low, high) {
  const minute = 60, hour = 3600, day = 24 * hour;
  const steps = [1, 2, 5, 10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, day];
  const step = steps.find((s) => (high - low) / s <= 7) ?? day * Math.ceil((high - low) / day / 7);
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) {
    found.push(i * step);
  }
  return found;
}

/** The time of day, with seconds or the date where they matter. */
function timeText(low, high) {
  return (value) => {
    const text = new Date(value * 1000).toISOString();
    return high - low > 86400 ? text.slice(5, 10) + " " + text.slice(11, 16) : text.slice(11, high - low < 300 ? 19 : 16);
  };
}

/** The format of round shares between two values: per cent with as many digits as they need. */
function percentTicks(low, high) {
  const whole = ticks(low, high).every((value) => Number.isInteger(Number((100 * value).toPrecision(10))));
  return (value) => percent(value, whole ? 0 : undefined);
}

/** A round number of an axis. */
function tickText(value) {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential() : String(value);
}

/** Axes of a plot: scales from values to coordinates, and grid lines with labels. */
function plot({ x, y, xLabel, yLabel, format = tickText, yFormat = format, xTicks, names }) {
  const inner = { right: PLOT.width - PLOT.right, bottom: PLOT.height - PLOT.bottom };
  const at = {
    x: (value) => PLOT.left + ((value - x[0]) / (x[1] - x[0])) * (inner.right - PLOT.left),
    y: (value) => inner.bottom - ((value - y[0]) / (y[1] - y[0])) * (inner.bottom - PLOT.top),
  };
  const grid = svg("g", { class: "axes" });
  const across = names ? names.map((_, i) => i) : xTicks ?? ticks(...x);
  for (const value of across) {
    grid.append(svg("line", { x1: at.x(value), x2: at.x(value), y1: PLOT.top, y2: inner.bottom }),
      svg("text", { x: at.x(value), y: inner.bottom + 16, "text-anchor": "middle" }, names ? names[value] : format(value)));
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
function legend(names, style = "series-") {
  if (names.length < 2) {
    return undefined;
  }
  return el("ul", { class: "legend" }, names.map((name, i) => el("li", {},
    svg("svg", { viewBox: "0 0 28 8", width: 28, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 4h28", class: "line " + style + (i % 6) })), name)));
}

/**
 * Lines in one chart; `series` are {name, x, y, mark?}. `style` is series- for unrelated lines and ordered- for
 * lines from weak to strong. `names` are texts of the x axis in place of numbers.
 */
function lineChart({ title, description, xLabel, yLabel, x, y, series, limit, limits = [], format, yFormat, xTicks, style = "series-", dots = false, names }) {
  const axes = plot({ x, y, xLabel, yLabel, format, yFormat, xTicks, names });
  const drawing = [axes.grid];
  if (isNumber(limit)) {
    drawing.push(svg("line", { class: "limit", x1: axes.at.x(limit), x2: axes.at.x(limit), y1: PLOT.top, y2: axes.inner.bottom }));
  }
  for (const { name, value } of limits) {
    if (value >= y[0] && value <= y[1]) {
      drawing.push(svg("line", { class: "limit", x1: PLOT.left, x2: axes.inner.right, y1: axes.at.y(value), y2: axes.at.y(value) }),
        svg("text", { class: "name", x: axes.inner.right, y: axes.at.y(value) - 4, "text-anchor": "end" }, name));
    }
  }
  series.forEach((line, i) => {
    const points = line.x.map((value, k) => axes.at.x(value).toFixed(1) + " " + axes.at.y(line.y[k]).toFixed(1));
    if (points.length > 0 && !line.scattered) {
      drawing.push(svg("path", { class: "line " + style + (i % 6), d: "M" + points.join("L") }));
    }
    if (dots || line.scattered) {
      line.x.forEach((value, k) => drawing.push(svg("circle", { class: "dot " + style + (i % 6), cx: axes.at.x(value), cy: axes.at.y(line.y[k]), r: line.scattered ? 2 : 3.5 },
        line.titles ? svg("title", {}, line.titles[k]) : undefined)));
    }
    if (line.mark) {
      drawing.push(svg("circle", { class: "mark " + style + (i % 6), cx: axes.at.x(line.mark.x), cy: axes.at.y(line.mark.y), r: 5 }));
    }
  });
  return chartFigure(title, description, drawing, legend(series.map((line) => line.name), style));
}

/**
 * Accuracy against cost: `points` are {name, x, y, low?, high?, series} on a logarithmic x axis. Intervals are cut at
 * the edge of the plot; the dashed line connects the points that none exceeds at the same or a lower cost.
 */
function costChart({ title, xLabel, yLabel, points }) {
  const xs = extent(points.map((point) => point.x));
  const ys = extent(points.flatMap((point) => [point.y, Math.max(point.low ?? point.y, point.y - 0.1), point.high ?? point.y]));
  const margin = Math.max(0.01, (ys.high - ys.low) * 0.12);
  const y = [Math.max(0, ys.low - margin), Math.min(1, ys.high + margin)];
  const log = Math.log10;
  const axes = plot({ x: [log(xs.low / 1.6), log(xs.high * 3.2)], y, xLabel, yLabel, format: (value) => tickText(Number((10 ** value).toPrecision(3))), yFormat: percentTicks(...y), xTicks: costTicks(xs.low / 1.6, xs.high * 3.2).map(log) });
  const drawing = [axes.grid];
  const front = [];
  for (const point of [...points].sort((a, b) => a.x - b.x || b.y - a.y)) {
    if (front.length === 0 || point.y > front[front.length - 1].y) {
      front.push(point);
    }
  }
  if (front.length > 1) {
    drawing.push(svg("path", { class: "front", d: "M" + front.map((point) => axes.at.x(log(point.x)) + " " + axes.at.y(point.y)).join("L") }));
  }
  const taken = [];
  points.forEach((point) => {
    const cx = axes.at.x(log(point.x));
    const cy = axes.at.y(point.y);
    const inside = (value) => axes.at.y(Math.max(y[0], Math.min(y[1], value)));
    if (isNumber(point.low)) {
      drawing.push(svg("line", { class: "whisker series-" + (point.series % 6), x1: cx, x2: cx, y1: inside(point.low), y2: inside(point.high) }));
    }
    drawing.push(svg("circle", { class: "dot series-" + (point.series % 6), cx, cy, r: 4.5 }, svg("title", {}, `${point.name}: ${percent(point.y)} at ${number(point.x)}`)));
    const right = cx > axes.inner.right - 110;
    let place = cy + 4;
    const width = 7 * point.name.length;
    const covers = (other) => other !== point && Math.abs(axes.at.y(other.y) + 4 - place) < 10 && Math.abs(axes.at.x(log(other.x)) - cx - (right ? -1 : 1) * (8 + width / 2)) < width / 2 + 5;
    while (points.some(covers) || taken.some((other) => Math.abs(other.y - place) < 12 && Math.abs(other.x - cx) < 130)) {
      place += 12;
    }
    taken.push({ x: cx, y: place });
    drawing.push(svg("text", { class: "name", x: cx + (right ? -8 : 8), y: Math.min(axes.inner.bottom - 3, place), "text-anchor": right ? "end" : "start" }, point.name));
  });
  return chartFigure(title, points.map((point) => `${point.name}: ${percent(point.y)} at ${number(point.x)}`).join(", ") + ".", drawing);
}

/** 1, 2 and 5 times the powers of ten between two costs, or the powers alone if these are too many. */
function costTicks(low, high) {
  const found = (digits) => {
    const ticksFound = [];
    for (let power = -4; power < 8; power++) {
      ticksFound.push(...digits.map((digit) => digit * 10 ** power));
    }
    return ticksFound.filter((value) => value >= low && value <= high);
  };
  const fine = found([1, 2, 5]);
  return fine.length <= 8 ? fine : found([1]);
}
