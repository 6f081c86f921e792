// SPDX-License-Identifier: Apache-2.0
import { el, field } from "./dom.js";
import { deadMessages } from "./outbox.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { attempt } from "./notes.js";

/** All products, and a form for a new one. */
export async function productsView(main) {
  const { products } = await api.get("/products");
  const outbox = await api.get("/outbox");
  document.title = "Blemish";
  const name = el("input", { required: true, maxlength: 100, placeholder: "Bracket 40 mm", id: "new-product" });
  const form = el("form", { class: "row", onsubmit: (event) => {
    event.preventDefault();
    attempt(async () => {
      const product = await api.post("/products", { id: identifier(name.value, products), name: name.value });
      location.hash = `#/${product.id}/setup/images`;
    });
  } }, field(t("products.name"), name), el("button", { class: "primary" }, t("products.create")));
  main.replaceChildren(
    el("h1", {}, t("products")),
    products.length === 0 ? el("p", { class: "muted" }, t("products.none")) : el("div", { class: "cards" }, products.map(card)),
    ...(api.may("manage") ? [el("h2", {}, t("products.new")), form] : []),
    outbox.dead.length > 0 ? deadMessages(outbox) : "");
  if (products.length === 0) {
    name.focus();
  }
}

function card(product) {
  return el("a", { class: "card", href: `#/${product.id}` },
    el("h2", {}, product.name),
    product.model ? el("span", { class: "badge good" }, t("products.active"))
      : el("span", { class: "badge none" }, t("products.setup")));
}

/** A short name for addresses that no product has. */
function identifier(name, products) {
  const base = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 50) || "product";
  const taken = new Set(products.map((product) => product.id));
  let id = base;
  for (let n = 2; taken.has(id); n++) {
    id = `${base}-${n}`;
  }
  return id;
}
