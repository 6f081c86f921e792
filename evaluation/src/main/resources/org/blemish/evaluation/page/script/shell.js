/** Reads a JSON block of the page. */
function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** Title and header fields. */
function pageHeader(title, fields) {
  const shown = Object.entries(fields).filter(([, value]) => value);
  return el("header", {},
    el("div", { class: "bar" }, el("h1", {}, title), themeButton()),
    shown.length === 0 ? undefined : el("dl", { class: "header-fields" }, shown.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))));
}

/** Builds the page: header, contents and sections, which have an id and a heading. */
function showPage(header, sections, ...others) {
  const links = sections.filter((part) => part.id).map((part) => el("li", {}, el("a", { href: "#" + part.id }, part.dataset.short || part.querySelector("h2").textContent)));
  document.body.prepend(
    el("a", { class: "skip", href: "#main" }, "Skip to the content"),
    header,
    el("nav", { "aria-label": "Contents" }, el("ul", {}, links)),
    el("main", { id: "main", tabindex: -1 }, sections),
    ...others);
}

/** A text whose numbers stay on one line with their per cent signs. */
function unbroken(text) {
  return text.replaceAll(" %", "\u00a0%");
}

/** Remarks about the results; nothing where there are none. */
function notes(texts) {
  return texts.length === 0 ? undefined : el("ul", { class: "notes", "aria-label": "Remarks" }, texts.map((text) => el("li", {}, unbroken(text))));
}

function badge(verdict) {
  return el("span", { class: "badge " + verdict.toLowerCase() }, verdict === "NONE" ? "no verdict" : verdict);
}

/** A command with a button that copies it. */
function commandLine(text) {
  const button = el("button", { type: "button", onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
  } }, "Copy");
  const code = el("code", {}, text);
  return el("div", { class: "command" }, code, button);
}
