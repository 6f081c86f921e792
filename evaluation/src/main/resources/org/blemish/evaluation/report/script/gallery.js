const ORDERS = {
  worst: ["Worst mistakes first", (a, b) => error(b) - error(a)],
  highest: ["Highest score first", (a, b) => b.score - a.score],
  lowest: ["Lowest score first", (a, b) => a.score - b.score],
  name: ["Name", (a, b) => (a.id < b.id ? -1 : 1)],
};
const wanted = { order: labelled(report.variants[0]).length > 0 ? "worst" : "highest", label: "", type: "", verdict: "", text: "" };

/** Distance of a score from the threshold on the wrong side; negative on the right side. */
function error(sample) {
  const over = sample.score - thresholds().defective;
  return sample.label === "DEFECTIVE" ? -over : over;
}

/** Tests of the filters, by name; each takes a sample and the value that was chosen. */
const FILTERS = {
  label: (sample, value) => (sample.label ?? "UNKNOWN") === value,
  type: (sample, value) => sample.label === "DEFECTIVE" && sample.type === value,
  verdict: (sample, value) => [decide(sample, thresholds()), mistake(sample, decide(sample, thresholds())), corrections.has(sample.id) ? "changed" : ""].includes(value),
};

/** Samples that pass the filters, apart from one filter that is left out. */
function filtered(except) {
  return variant().samples.filter((sample) => Object.entries(FILTERS).every(([name, test]) => name === except || !wanted[name] || test(sample, wanted[name]))
    && sample.id.toLowerCase().includes(wanted.text.toLowerCase()));
}

/** Samples with images that pass the filters, in the chosen order. */
function chosenSamples() {
  return filtered().filter((sample) => hasImages(sample.id)).sort(ORDERS[wanted.order][1]);
}

function gallery() {
  if (imageElements.size === 0) {
    return undefined;
  }
  const list = el("ul", { class: "cards", onkeydown: walkCards });
  const count = el("p", { class: "muted", role: "status", id: "shown" });
  let cards = new Map();
  let drawn = "";
  const controls = galleryControls(() => draw());
  const draw = () => {
    controls.update();
    const samples = chosenSamples();
    const text = `${samples.length} of ${plural(variant().samples.length, "image")} shown.`;
    if (count.textContent !== text) {
      count.textContent = text;
    }
    // Moving the threshold changes the order and the badges of cards, but not their images.
    const wantedCards = state.variant + " " + layers.view;
    if (drawn !== wantedCards) {
      drawn = wantedCards;
      cards = new Map();
    }
    const items = samples.map((sample) => {
      if (!cards.has(sample.id)) {
        cards.set(sample.id, card(sample));
      }
      return cards.get(sample.id);
    });
    items.forEach((item) => item.show(thresholds()));
    if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
      list.replaceChildren(...items);
    }
  };
  const scores = (shown) => extent(variant().samples.filter((sample) => hasImages(sample.id) === shown).map((sample) => sample.score));
  const choice = scores(false).high <= scores(true).low ? "the highest scores" : "the worst mistakes and an even spread over the scores";
  const hidden = variant().samples.filter((sample) => !hasImages(sample.id)).length;
  const note = hidden === 0 ? undefined : el("p", { class: "muted" },
    `To keep the file small, ${plural(hidden, "image")} ${hidden === 1 ? "is" : "are"} counted but not shown; shown are ${choice}.`);
  const body = section("gallery", "Images", controls, note, el("div", { class: "bar" }, count, csvButton(), labelsButton()), list);
  follow(draw);
  return body;
}

/** The samples that pass the filters as CSV. */
function filteredCsv() {
  const rows = filtered().sort(ORDERS[wanted.order][1]).map((sample) => [sample.id, (sample.label ?? "").toLowerCase(), sample.label === "DEFECTIVE" ? sample.type : "", sample.score, judges(variant()) ? decide(sample, thresholds()) : "NONE", sample.gateReason ?? "", corrections.get(sample.id)?.note ?? ""]);
  return csv(["path", "label", "defect_type", "score", "verdict", "reason", "note"], rows);
}

function csvButton() {
  return el("button", { type: "button", id: "filtered-csv", onclick: () => download("images.csv", filteredCsv()) }, "CSV of these images");
}

function labelsButton() {
  if (report.labelCommands.length === 0) {
    return undefined;
  }
  const button = el("button", { type: "button", id: "labels-csv", onclick: () => download("labels.csv", labelsCsv()) });
  follow(() => {
    button.textContent = corrections.size === 0 ? "CSV of all labels" : `CSV of all labels (${corrections.size} changed)`;
  });
  return button;
}

function galleryControls(draw) {
  const set = (name) => (value) => {
    wanted[name] = value;
    draw();
  };
  const counted = [];
  /** A list whose entries show how many samples they would leave. */
  const filter = (label, name, options) => {
    const control = select(options, set(name));
    counted.push(() => {
      const samples = filtered(name);
      [...control.options].forEach((option, i) => {
        const value = options[i][0];
        const count = value ? samples.filter((sample) => FILTERS[name](sample, value)).length : samples.length;
        option.textContent = `${options[i][1]} (${count})`;
      });
    });
    return field(label, control);
  };
  const types = [...new Set(report.variants.flatMap((v) => defectTypes(v.samples)))].sort();
  const order = select(Object.entries(ORDERS).map(([value, [text]]) => [value, text]), set("order"));
  order.value = wanted.order;
  const search = el("input", { type: "search", oninput: (event) => set("text")(event.target.value) });
  const unlabelled = report.variants.some((v) => v.samples.some((sample) => !sample.label));
  const form = el("form", { class: "controls", "aria-label": "Choose images", onsubmit: (event) => event.preventDefault() },
    field("Order", order),
    filter("Label", "label", [["", "all"], ["GOOD", "good"], ["DEFECTIVE", "defective"], ...(unlabelled ? [["UNKNOWN", "no label"]] : [])]),
    types.length === 0 ? undefined : filter("Type", "type", [["", "all"], ...types.map((type) => [type, typeName(type)])]),
    filter("Verdict", "verdict", [["", "all"], ...VERDICTS.map((verdict) => [verdict, verdict]), ["missed", "missed"], ["false reject", "false reject"], ...(report.labelCommands.length === 0 ? [] : [["changed", "label changed"]])]),
    field("Name contains", search), viewChoice(draw), opacityField("gallery-opacity", () => {}),
    ...layerChoices());
  form.update = () => counted.forEach((update) => update());
  return form;
}

/** Check boxes for the outlines that the report has. */
function layerChoices() {
  return [["truth", "True defects"], ["regions", "Regions"], ["part", "Part"]].filter(([name]) => report.layers.includes(name))
    .map(([name, text]) => checkbox(text, isShown(name), (shown) => showLayer(name, shown)));
}

/** Choice of the view, such as colour or shaded depth; nothing where there is only one. */
function viewChoice(draw) {
  return report.views.length < 2 ? undefined : field("View", select(report.views.map((name, i) => [i, name]), (value) => {
    layers.view = Number(value);
    draw();
  }));
}

/** Draws the images of cards near the window and drops those far from it, so that memory stays small. */
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting !== target.filled) {
      target.filled = isIntersecting;
      target.fill(isIntersecting);
    }
  }
}, { rootMargin: "900px" });

function card(sample) {
  const verdict = el("span");
  const kind = el("span");
  const stage = el("div", { class: "stage" });
  const v = variant();
  const button = el("button", { type: "button", class: "card", onclick: () => openViewer(sample.id) },
    stage,
    el("span", { class: "line" }, el("b", {}, number(sample.score)), verdict),
    el("span", { class: "line" }, kind),
    el("span", { class: "path", title: sample.id }, shortPath(sample.id)));
  const item = el("li", {}, button);
  item.filled = false;
  item.fill = (shown) => stage.replaceChildren(...(shown ? [...imageStage(sample, v).children] : []));
  seen.observe(item);
  item.show = (limits) => {
    const decided = judges(v) ? decide(sample, limits) : "NONE";
    const wrong = mistake(sample, decided);
    const label = sample.label === "GOOD" ? "good" : sample.label ? typeName(sample.type) : "no label";
    kind.textContent = label + (corrections.has(sample.id) ? " (changed)" : "");
    button.classList.toggle("mistake", wrong !== undefined);
    verdict.replaceChildren(badge(decided), ...(wrong ? [el("span", { class: "wrong" }, " " + wrong)] : []));
    button.setAttribute("aria-label", `${sample.id}: score ${number(sample.score)}, verdict ${decided}${wrong ? " (" + wrong + ")" : ""}, ${sample.label === "DEFECTIVE" ? "defective, " + label : label}`);
  };
  return item;
}

/** Arrow keys move between cards. */
function walkCards(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up", Home: "first", End: "last" }[event.key];
  if (step === undefined) {
    return;
  }
  const cards = [...event.currentTarget.querySelectorAll("button")];
  const here = cards.indexOf(document.activeElement);
  // Not offsetTop, which counts from the card's own list item.
  const top = (card) => Math.round(card.getBoundingClientRect().top);
  const row = cards.filter((other) => top(other) === top(cards[0])).length;
  const next = { down: here + row, up: here - row, first: 0, last: cards.length - 1 }[step] ?? here + step;
  if (cards[next]) {
    event.preventDefault();
    cards[next].focus();
  }
}
