// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";
import { imagesStep } from "./setup-images.js";
import { areaStep } from "./setup-area.js";
import { trainStep } from "./setup-train.js";
import { checkStep } from "./setup-check.js";
import { activateStep } from "./setup-activate.js";

const steps = { images: imagesStep, area: areaStep, train: trainStep, check: checkStep, activate: activateStep };

/** From an empty product to an active model, in five steps. */
export async function setupView(main, product, detail) {
  const [{ images }, { models }] = await Promise.all([
    api.get(`/products/${product.id}/images`), api.get(`/products/${product.id}/models`)]);
  const done = {
    images: images.some((image) => image.purpose === "train"),
    area: product.ignored !== undefined,
    train: models.length > 0,
    check: images.some((image) => image.purpose === "test" && image.label !== "unknown"),
    activate: product.model !== undefined,
  };
  const current = steps[detail] ? detail : Object.keys(steps).find((step) => step !== "area" && !done[step]) ?? "activate";
  const body = el("div");
  main.replaceChildren(
    el("ol", { class: "steps", "aria-label": t("nav.setup") }, Object.keys(steps).map((step) => el("li", {},
      el("a", { href: `#/${product.id}/setup/${step}`, class: done[step] ? "done" : "",
        "aria-current": step === current ? "step" : undefined }, t("step." + step))))),
    body);
  const names = Object.keys(steps);
  const next = names[names.indexOf(current) + 1];
  const go = () => { location.hash = `#/${product.id}/setup/${next}`; };
  return steps[current]({ body, product, images, models, go });
}
