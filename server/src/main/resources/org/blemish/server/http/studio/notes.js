// SPDX-License-Identifier: Apache-2.0
import { el } from "./dom.js";

/** Shows a short message; with an action, a button next to it. */
export function note(text, { error = false, action } = {}) {
  const box = el("div", { class: error ? "note error" : "note" }, el("span", {}, text));
  if (action) {
    box.append(el("button", { type: "button", onclick: () => { box.remove(); action.run(); } }, action.text));
  }
  document.getElementById("notes").append(box);
  setTimeout(() => box.remove(), error ? 12000 : 7000);
}

/** Runs work and shows its failure. */
export async function attempt(work) {
  try {
    return await work();
  } catch (failure) {
    note(failure.message, { error: true });
    return undefined;
  }
}
