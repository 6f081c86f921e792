setOpacity(layers.opacity);
loadCorrections();
const sections = [verdict(), decisions(), metrics(), losses(), gallery(), background()].filter((part) => part);
showPage(header(), sections, viewer);
// The print shows the first images, which may not have been near the window.
addEventListener("beforeprint", () => [...document.querySelectorAll(".cards li")].slice(0, 32).forEach((item) => {
  if (!item.filled) {
    item.filled = true;
    item.fill(true);
  }
}));
