setOpacity(layers.opacity);
const sections = [summary(), metrics(), defectTable(), variantChoice(), decisions(), curves(), losses(), gallery(), background()].filter((part) => part);
const links = sections.filter((part) => part.id).map((part) => el("li", {}, el("a", { href: "#" + part.id }, part.querySelector("h2").textContent)));
document.body.prepend(
  el("a", { class: "skip", href: "#main" }, "Skip to the report"),
  header(),
  el("nav", { "aria-label": "Parts of this report" }, el("ul", {}, links)),
  el("main", { id: "main", tabindex: -1 }, sections),
  viewer,
);
