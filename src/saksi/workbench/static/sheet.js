// Sheets for coding a sentence: words that are selected in it go into the field written in last, codes are looked up.

import { boxesIn } from "./lookup.js";
import "./select_words.js";

for (const form of document.querySelectorAll("[data-sheet]")) {
  boxesIn(form, JSON.parse(form.dataset.told));
  form.dataset.state = "ready";
}
