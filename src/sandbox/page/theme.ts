/** Light or dark: what was chosen here, else what the system asks for. Runs before anything is shown. */
const KEY = "theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => localStorage.getItem(KEY) ?? "system";

function show(): void {
  const said = chosen();
  const theme = said === "system" ? (dark.matches ? "dark" : "light") : said;
  if (document.documentElement.dataset.theme === theme) return;
  document.documentElement.dataset.theme = theme;
  for (const box of document.querySelectorAll(".chart-box")) box.dispatchEvent(new Event("themechange"));
}

show();
dark.addEventListener("change", show);
addEventListener("storage", show);
addEventListener("DOMContentLoaded", () => {
  const choice = document.querySelector<HTMLSelectElement>("#theme");
  if (!choice) return;
  choice.value = chosen();
  choice.addEventListener("change", () => {
    localStorage.setItem(KEY, choice.value);
    show();
  });
});

export type {};
