const ORDERS = {
  worst: ["Worst mistakes first", (a, b) => error(b) - error(a)],
  highest: ["Highest score first", (a, b) => b.score - a.score],
  lowest: ["Lowest score first", (a, b) => a.score - b.score],
  name: ["Name", (a, b) => (a.id < b.id ? -1 : 1)],
};
const wanted = { order: "worst", label: "", type: "", verdict: "", text: "" };

/** Distance of a score from the threshold on the wrong side; negative on the right side. */
function error(sample) {
  const over = sample.score - thresholds().defective;
  return sample.label === "GOOD" ? over : -over;
}

/** Samples with images that pass the filters, in the chosen order. */
function chosenSamples() {
  return variant().samples
    .filter((sample) => images[sample.id]
      && (!wanted.label || sample.label === wanted.label)
      && (!wanted.type || sample.type === wanted.type)
      && (!wanted.verdict || decide(sample, thresholds()) === wanted.verdict || mistake(sample, decide(sample, thresholds())) === wanted.verdict)
      && sample.id.toLowerCase().includes(wanted.text.toLowerCase()))
    .sort(ORDERS[wanted.order][1]);
}

function gallery() {
  if (Object.keys(images).length === 0) {
    return undefined;
  }
  const list = el("ul", { class: "cards", onkeydown: walkCards });
  const count = el("p", { class: "muted", role: "status", id: "shown" });
  let cards = new Map();
  let drawn = "";
  const draw = () => {
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
    items.forEach((item) => item.show());
    if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
      list.replaceChildren(...items);
    }
  };
  const controls = galleryControls(draw);
  const hidden = variant().samples.filter((sample) => !images[sample.id]).length;
  const note = hidden === 0 ? undefined : el("p", { class: "muted" },
    `To keep the file small, ${hidden} images are counted but not shown; shown are the worst mistakes and an even spread over the scores.`);
  const body = section("gallery", "Images", controls, note, count, list);
  follow(draw);
  return body;
}

function galleryControls(draw) {
  const set = (name) => (value) => {
    wanted[name] = value;
    draw();
  };
  const types = [...new Set(report.variants.flatMap((v) => v.samples.map((sample) => sample.type)))].sort();
  const search = el("input", { type: "search", oninput: (event) => set("text")(event.target.value) });
  return el("form", { class: "controls", "aria-label": "Choose images", onsubmit: (event) => event.preventDefault() },
    field("Order", select(Object.entries(ORDERS).map(([value, [text]]) => [value, text]), set("order"))),
    field("Label", select([["", "all"], ["GOOD", "good"], ["DEFECTIVE", "defective"]], set("label"))),
    field("Type", select([["", "all"], ...types.map((type) => [type, type])], set("type"))),
    field("Verdict", select([["", "all"], ...VERDICTS.map((verdict) => [verdict, verdict]), ["missed", "missed"], ["false reject", "false reject"]], set("verdict"))),
    field("Name contains", search), viewChoice(draw), opacityField("gallery-opacity", () => {}),
    checkbox("Mask outline", isShown("mask"), (shown) => showLayer("mask", shown)));
}

/** Choice of the view, such as colour or shaded depth; nothing where there is only one. */
function viewChoice(draw) {
  const names = Object.values(images).map((found) => found.views.map((view) => view.name)).reduce((a, b) => (b.length > a.length ? b : a), []);
  return names.length < 2 ? undefined : field("View", select(names.map((name, i) => [i, name]), (value) => {
    layers.view = Number(value);
    draw();
  }));
}

function card(sample) {
  const verdict = el("span");
  const button = el("button", { type: "button", class: "card", onclick: () => openViewer(sample.id) },
    imageStage(sample, variant(), { lazy: true, regions: false }),
    el("span", { class: "line" }, el("b", {}, number(sample.score)), verdict),
    el("span", { class: "line" }, el("span", {}, sample.label === "GOOD" ? "good" : sample.type)),
    el("span", { class: "path" }, sample.id));
  const item = el("li", {}, button);
  item.show = () => {
    const decided = decide(sample, thresholds());
    const wrong = mistake(sample, decided);
    button.classList.toggle("mistake", wrong !== undefined);
    verdict.replaceChildren(badge(decided), ...(wrong ? [el("span", { class: "wrong" }, " " + wrong)] : []));
    button.setAttribute("aria-label", `${sample.id}: score ${number(sample.score)}, verdict ${decided}${wrong ? " (" + wrong + ")" : ""}, ${sample.label === "GOOD" ? "good" : "defective, " + sample.type}`);
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
  const row = cards.filter((other) => other.offsetTop === cards[0].offsetTop).length;
  const next = { down: here + row, up: here - row, first: 0, last: cards.length - 1 }[step] ?? here + step;
  if (cards[next]) {
    event.preventDefault();
    cards[next].focus();
  }
}
