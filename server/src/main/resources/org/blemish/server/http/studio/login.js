// SPDX-License-Identifier: Apache-2.0
import { el, field } from "./dom.js";
import { t } from "./texts.js";
import * as api from "./api.js";

/** Asks for name and password. */
export function loginView(main, done) {
  const name = el("input", { name: "name", autocomplete: "username", required: true, value: "admin" });
  const password = el("input", { name: "password", type: "password", autocomplete: "current-password", required: true });
  const problem = el("p", { class: "defective", role: "alert" });
  const form = el("form", { onsubmit: async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      await api.logIn(name.value, password.value);
      done();
    } catch (failure) {
      problem.textContent = failure.message;
      password.value = "";
      password.focus();
    }
  } },
    field(t("login.name"), name), field(t("login.password"), password), problem,
    el("button", { class: "primary" }, t("login.go")));
  main.replaceChildren(el("div", { class: "login card" }, el("h1", {}, t("login.title")), form,
    el("p", { class: "muted small" }, t("login.first"))));
  password.focus();
}
