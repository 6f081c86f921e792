const VERDICTS = ["GOOD", "UNSURE", "DEFECTIVE"];

/** Verdict of a sample at given thresholds. A sample that the quality gate rejects is UNSURE at any score. */
function decide(sample, thresholds) {
  if (sample.gateReason) {
    return "UNSURE";
  }
  if (sample.score > thresholds.defective) {
    return "DEFECTIVE";
  }
  return sample.score > thresholds.unsure ? "UNSURE" : "GOOD";
}

/** Number of samples by label and verdict: counts.GOOD.DEFECTIVE are false rejects. Samples without label are in UNKNOWN. */
function countVerdicts(samples, thresholds) {
  const counts = {};
  for (const label of ["GOOD", "DEFECTIVE", "UNKNOWN"]) {
    counts[label] = { GOOD: 0, UNSURE: 0, DEFECTIVE: 0, total: 0 };
  }
  for (const sample of samples) {
    const row = counts[sample.label ?? "UNKNOWN"];
    row[decide(sample, thresholds)]++;
    row.total++;
  }
  return counts;
}

function labelled(v) {
  return v.samples.filter((sample) => sample.label);
}

/** The samples that the thresholds get wrong, the worst first. */
function mistakesOf(v, limits) {
  const far = (sample) => Math.abs(sample.score - limits.defective);
  return v.samples.filter((sample) => mistake(sample, decide(sample, limits))).sort((a, b) => far(b) - far(a));
}

/** "missed" for a defective sample called good, "false reject" for a good sample called defective. */
function mistake(sample, verdict) {
  if (sample.label !== "DEFECTIVE") {
    return sample.label === "GOOD" && verdict === "DEFECTIVE" ? "false reject" : undefined;
  }
  return verdict === "GOOD" ? "missed" : undefined;
}

/** Share of pairs (good, defective) in the right order; ties count half. */
function auroc(good, defective) {
  if (good.length === 0 || defective.length === 0) {
    return undefined;
  }
  const sorted = [...good].sort((a, b) => a - b);
  let wins = 0;
  for (const score of defective) {
    wins += (below(sorted, score, false) + below(sorted, score, true)) / 2;
  }
  return wins / (good.length * defective.length);
}

/** Number of sorted values below `value`; at most `value` with `including`. */
function below(sorted, value, including) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (including && sorted[middle] === value)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** ROC curve of the image scores: every distinct score is a threshold, equal scores are passed together. */
function rocCurve(samples) {
  const sorted = samples.filter((sample) => sample.label).sort((a, b) => b.score - a.score);
  const defective = sorted.filter((sample) => sample.label === "DEFECTIVE").length;
  const good = sorted.length - defective;
  const curve = { x: [0], y: [0] };
  let falseRejects = 0;
  let found = 0;
  sorted.forEach((sample, i) => {
    if (sample.label === "GOOD") {
      falseRejects++;
    } else {
      found++;
    }
    if (i === sorted.length - 1 || sorted[i + 1].score !== sample.score) {
      curve.x.push(falseRejects / good);
      curve.y.push(found / defective);
    }
  });
  return curve;
}

/** Names of the defect types, in alphabetical order. */
function defectTypes(samples) {
  return [...new Set(samples.filter((s) => s.label === "DEFECTIVE").map((s) => s.type))].sort();
}

function scoresOf(samples, label, type) {
  return samples.filter((s) => s.label === label && (type === undefined || s.type === type)).map((s) => s.score);
}

