// What every page needs: the token in what htmx sends, the switch of light and dark, and notes that Escape sends away.

const root = document.documentElement;
const token = document.querySelector('meta[name="saksi-token"]')?.content ?? "";

document.addEventListener("htmx:config:request", (event) => {
  event.detail.ctx.request.headers["X-Saksi-Token"] = token;
});

const dark = matchMedia("(prefers-color-scheme: dark)");

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = root.dataset.theme ?? (dark.matches ? "dark" : "light");
    root.dataset.theme = shown === "dark" ? "light" : "dark";
    document.cookie = `saksi_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    document.dispatchEvent(new CustomEvent("saksi:theme"));
  });
}

dark.addEventListener("change", () => document.dispatchEvent(new CustomEvent("saksi:theme")));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") root.dataset.hushed = "";
});
for (const again of ["focusin", "pointermove"]) {
  document.addEventListener(again, () => delete root.dataset.hushed);
}

root.dataset.state = "ready";
