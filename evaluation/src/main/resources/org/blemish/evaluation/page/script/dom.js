/** Creates an element. Children are elements or text; text is never parsed as markup. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Creates an SVG element. */
function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return element;
}

/** A section of the page with its heading, a landmark for screen readers. */
function section(id, heading, ...children) {
  return el("section", { id, "aria-labelledby": id + "-heading" },
    el("h2", { id: id + "-heading" }, heading), ...children);
}

/** A table. Cells are text or elements; the first cell of a row is its heading. */
function table(caption, headings, rows, attributes = {}) {
  return scrollable(caption, el("table", attributes,
    el("caption", {}, caption),
    headings.some((text) => text) ? el("thead", {}, el("tr", {}, headings.map((text) => (text ? el("th", { scope: "col" }, text) : el("td", {}))))) : undefined,
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, i) =>
      i === 0 ? el("th", { scope: "row" }, cell) : el("td", {}, cell)))))));
}

/** A holder that scrolls sideways; it gets keyboard focus only where it must scroll. */
function scrollable(name, child) {
  const holder = el("div", { class: "scroll" }, child);
  const update = () => {
    const scrolls = holder.scrollWidth > holder.clientWidth;
    for (const [attribute, value] of Object.entries({ tabindex: "0", role: "group", "aria-label": name })) {
      if (scrolls) {
        holder.setAttribute(attribute, value);
      } else {
        holder.removeAttribute(attribute);
      }
    }
  };
  new ResizeObserver(update).observe(holder);
  return holder;
}

/** A labelled form control. */
function field(label, control) {
  return el("label", { class: "field" }, el("span", {}, label), control);
}

/** A drop-down list; `options` are [value, text]. */
function select(options, onchange) {
  return el("select", { onchange: (event) => onchange(event.target.value) },
    options.map(([value, text]) => el("option", { value }, text)));
}

function checkbox(label, checked, onchange) {
  return el("label", { class: "check" },
    el("input", { type: "checkbox", checked, onchange: (event) => onchange(event.target.checked) }),
    label);
}
