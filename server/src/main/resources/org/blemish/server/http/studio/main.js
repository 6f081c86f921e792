// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { attempt } from "./notes.js";
import { loginView } from "./login.js";
import { productsView } from "./products.js";
import { setupView } from "./setup.js";
import { liveView } from "./live.js";
import { historyView } from "./history.js";
import { modelsView } from "./models.js";
import { problemView } from "./problem.js";

const needs = { live: "inspect", setup: "manage", history: "inspect", models: "operate" };
const views = { live: liveView, setup: setupView, history: historyView, models: modelsView };
let leave = () => {};
let user;

/** #/ is the list of products, #/product/view/detail one view of a product. */
function place() {
  const [, product, view, detail] = location.hash.split("/").map(decoded);
  return { product: product || undefined, view: view in views ? view : "live", detail };
}

/** A part of the address; as it stands where its percent signs are no encoding. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function header(at, product) {
  const link = (view) => el("a", {
    href: `#/${at.product}/${view}`, "aria-current": at.view === view ? "page" : undefined }, t("nav." + view));
  document.getElementById("top").replaceChildren(
    el("a", { class: "brand", href: "#/" }, el("img", { src: "/studio/icon.svg", alt: "" }), "Blemish"),
    el("nav", { "aria-label": product ? product.name : t("products") },
      product ? Object.keys(views).filter((view) => api.may(needs[view])).map(link) : []),
    product ? el("span", { class: "muted" }, product.name) : "",
    user && user.csrf ? el("button", { type: "button", onclick: async () => {
      await attempt(api.logOut);
      location.reload();
    } }, t("login.out")) : "");
}

async function show() {
  leave();
  leave = () => {};
  const main = document.getElementById("main");
  user = user ?? await api.session();
  if (!user) {
    header({}, undefined);
    loginView(main, () => { user = undefined; show(); });
    return;
  }
  const at = place();
  if (!at.product) {
    header(at, undefined);
    await attempt(() => productsView(main));
    return;
  }
  try {
    const product = await api.get("/products/" + encodeURIComponent(at.product));
    if (!location.hash.split("/")[2]) {
      at.view = product.model || !api.may("manage") ? "live" : "setup";
    }
    header(at, product);
    document.title = `${product.name} - Blemish`;
    leave = (await views[at.view](main, product, at.detail)) ?? (() => {});
  } catch (failure) {
    header(at, undefined);
    problemView(main, at, failure, show);
  }
}

addEventListener("hashchange", show);
show();
