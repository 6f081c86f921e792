/** ROC of the image scores, with the threshold as a dot, and the curves stored in the report. */
function curves() {
  const holder = el("div", { class: "charts" });
  const names = [...new Set(report.variants.flatMap((v) => v.curves.map((curve) => curve.name)))];
  const scored = report.variants.filter((v) => scoresOf(v.samples, "GOOD").length > 0 && scoresOf(v.samples, "DEFECTIVE").length > 0);
  if (scored.length === 0 && names.length === 0) {
    return undefined;
  }
  const fixed = names.map(storedCurve);
  follow(() => holder.replaceChildren(...(scored.length > 0 ? [imageRoc(scored)] : []), ...fixed));
  return holder;
}

function imageRoc(variants) {
  const series = variants.map((v) => {
    const counts = countVerdicts(v.samples, thresholds(report.variants.indexOf(v)));
    const mark = { x: counts.GOOD.DEFECTIVE / counts.GOOD.total, y: counts.DEFECTIVE.DEFECTIVE / counts.DEFECTIVE.total };
    return { name: v.name, ...rocCurve(v.samples), mark };
  });
  const areas = variants.map((v) => `${v.name}: area ${percent(auroc(scoresOf(v.samples, "GOOD"), scoresOf(v.samples, "DEFECTIVE")))}`);
  return lineChart({
    title: "ROC of the image scores", description: areas.join(", ") + ". The dot is the threshold.", xLabel: "Good images rejected", yLabel: "Defective images found",
    x: [0, 1], y: [0, 1], series, format: (v) => percent(v, 0),
  });
}

function storedCurve(name) {
  const found = report.variants.map((v) => ({ name: v.name, curve: v.curves.find((curve) => curve.name === name) })).filter((entry) => entry.curve);
  const first = found[0].curve;
  const end = isNumber(first.limit) ? Math.min(1, first.limit * 4 / 3) : 1;
  const series = found.map(({ name: label, curve }) => ({ name: label, ...curveUntil(curve, end) }));
  const last = series.map((line) => `${line.name} reaches ${percent(line.y[line.y.length - 1])}`).join(", ");
  return lineChart({
    title: name, description: last + (isNumber(first.limit) ? `. The area is taken up to ${percent(first.limit, 0)}.` : "."),
    xLabel: first.xLabel, yLabel: first.yLabel, x: [0, end], y: [0, 1], series, limit: first.limit, format: (v) => percent(v, 0),
  });
}

/** The beginning of a curve up to `end`, where a point lies on the line to the next one. */
function curveUntil(curve, end) {
  const count = curve.x.filter((x) => x <= end).length;
  const part = { x: curve.x.slice(0, count), y: curve.y.slice(0, count) };
  if (count > 0 && count < curve.x.length && part.x[count - 1] < end) {
    const share = (end - curve.x[count - 1]) / (curve.x[count] - curve.x[count - 1]);
    part.x.push(end);
    part.y.push(curve.y[count - 1] + share * (curve.y[count] - curve.y[count - 1]));
  }
  return part;
}

/** Loss per epoch: one chart for each phase with a line for each variant. */
function losses() {
  const phases = [...new Set(report.variants.flatMap((v) => v.losses.map((loss) => loss.phase)))];
  if (phases.length === 0) {
    return undefined;
  }
  return section("losses", "Training", el("div", { class: "charts" }, phases.map(lossChart)));
}

function lossChart(phase) {
  const series = report.variants.flatMap((v) => v.losses.filter((loss) => loss.phase === phase)
    .map((loss) => ({ name: v.name, ...finitePoints(loss.values) }))).filter((line) => line.y.length > 0);
  if (series.length === 0) {
    return el("p", { class: "muted" }, "The " + phase + " has no finite loss.");
  }
  const values = series.flatMap((line) => line.y);
  const { low, high } = extent(values);
  const margin = (high - low || Math.abs(high) || 1) * 0.05;
  const last = series.map((line) => `${line.name}: from ${number(line.y[0])} to ${number(line.y[line.y.length - 1])} in ${plural(line.y.length, "epoch")}`);
  return lineChart({
    title: "Loss of the " + phase, description: last.join(", "), xLabel: "Epoch", yLabel: "Loss",
    x: [1, Math.max(2, extent(series.flatMap((line) => line.x)).high)], y: [low - margin, high + margin], series,
  });
}

/** Epochs from 1 and their losses, without epochs whose loss is not finite. */
function finitePoints(values) {
  const points = values.map((value, i) => [i + 1, value]).filter(([, value]) => isNumber(value));
  return { x: points.map((point) => point[0]), y: points.map((point) => point[1]) };
}
