const THEMES = ["auto", "light", "dark"];

/** Button that cycles through the system's setting, light and dark; stored where the browser allows it. */
function themeButton() {
  let theme = remembered();
  const button = el("button", { type: "button", id: "theme", onclick: () => apply(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]) });
  function apply(name) {
    theme = name;
    document.documentElement.dataset.theme = name;
    button.textContent = "Colours: " + name;
    try {
      localStorage.setItem("blemish-theme", name);
    } catch {
      // A file opened from disk may have no storage; the choice is then not kept.
    }
  }
  apply(theme);
  return button;
}

function remembered() {
  try {
    const name = localStorage.getItem("blemish-theme");
    return THEMES.includes(name) ? name : "auto";
  } catch {
    return "auto";
  }
}
