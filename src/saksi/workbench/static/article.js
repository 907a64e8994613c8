// The article: marks are explained on hover and focus, kinds of marks switched on and off, events shown in the text.

const paper = document.getElementById("paper");
const region = document.getElementById("reading");
const bubble = document.getElementById("bubble");
const small = matchMedia("(max-width: 48rem)");
const LINGER = 200; // milliseconds in which the pointer may cross from a mark to its note

const list = (text) => (text ?? "").split(" ").filter(Boolean);

// Which kinds are hidden stands in the address, so that a view can be shared.

const hidden = new Set(list(paper.dataset.hide));
const switches = [...document.querySelectorAll("[data-switch]")];
// where a mark leads to; one that is switched off leads nowhere, and the keyboard passes it by
const reached = [...document.querySelectorAll("[data-begins]")].map((mark) => [mark, mark.getAttribute("href")]);
const noteOf = (number) => document.getElementById(`note-${number}`);
const isOn = (note) => !hidden.has(note.dataset.kind);
const notesOf = (mark) => list(mark.dataset.notes).map(noteOf).filter(isOn);

function applySwitches() {
  paper.dataset.hide = [...hidden].join(" ");
  for (const button of switches) button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.switch)));
  for (const [mark, to] of reached) {
    const begun = list(mark.dataset.begins).map(noteOf).filter(isOn);
    put(mark, "href", begun.length && to);
    put(mark, "aria-describedby", begun.map((note) => note.id).join(" "));
  }
}

function put(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

function turn(kind) {
  if (!hidden.delete(kind)) hidden.add(kind);
  applySwitches();
  hush();
  const asked = new URLSearchParams(location.search);
  asked.delete("hide");
  for (const one of hidden) asked.append("hide", one);
  const query = asked.toString();
  history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
}

for (const button of switches) button.addEventListener("click", () => turn(button.dataset.switch));

// The digits count only while the focus is in the text or on a switch, so that they are in nobody's way.
region.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const button = switches.find((one) => one.getAttribute("aria-keyshortcuts") === event.key);
  if (button) turn(button.dataset.switch);
});

// The note of the words that are pointed at or have the focus; it stays while the pointer is on it, and Escape puts it away.

let told = null;
let leaving = 0;

function tell(mark) {
  clearTimeout(leaving);
  const notes = notesOf(mark);
  if (!notes.length) return hush();
  if (told === mark) return;
  hush();
  told = mark;
  mark.classList.add("told-now");
  bubble.replaceChildren(...notes.map(copyOf));
  bubble.showPopover();
  place(mark);
  if (small.matches) unveil(mark);
  bubble.dataset.state = "open";
}

function copyOf(note) {
  const copy = document.createElement("div");
  copy.className = `note-on ${note.dataset.kind}`;
  copy.append(...[...note.cloneNode(true).childNodes].filter((child) => !child.classList?.contains("back")));
  return copy;
}

function hush() {
  clearTimeout(leaving);
  if (!told) return;
  told.classList.remove("told-now");
  told = null;
  bubble.hidePopover();
  bubble.dataset.state = "closed";
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hush, LINGER);
}

// Under the first line of the words, above them where there is no room; on small screens the style sheet has it at the bottom.
function place(mark) {
  bubble.style.left = bubble.style.top = "";
  if (small.matches) return;
  const [line] = mark.getClientRects();
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const below = line.bottom + 6 + height <= innerHeight;
  bubble.style.left = `${Math.max(8, Math.min(line.left, innerWidth - width - 8))}px`;
  bubble.style.top = `${below ? line.bottom + 6 : Math.max(8, line.top - height - 6)}px`;
}

function unveil(mark) {
  const under = mark.getBoundingClientRect().bottom - bubble.getBoundingClientRect().top;
  if (under > 0) scrollBy(0, under + 16);
}

const markAt = (event) => event.target.closest?.("#paper [data-notes]");

paper.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const mark = markAt(event);
  if (mark) tell(mark);
});
paper.addEventListener("pointerout", (event) => {
  if (markAt(event)) leave();
});
bubble.addEventListener("pointerenter", () => clearTimeout(leaving));
bubble.addEventListener("pointerleave", leave);
paper.addEventListener("focusin", (event) => {
  const mark = markAt(event);
  if (mark) tell(mark);
});
paper.addEventListener("focusout", (event) => {
  if (!bubble.contains(event.relatedTarget)) hush();
});
addEventListener("scroll", () => told && place(told), { passive: true, capture: true });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") told ? hush() : show(null);
});

// By keyboard a mark leads to its note below; a pointer has the note at hand already, and is led to events only.
paper.addEventListener("click", (event) => {
  const mark = markAt(event);
  if (!mark || event.detail === 0) return;
  if (!mark.hash?.startsWith("#event-")) event.preventDefault();
  tell(mark);
});
document.addEventListener("pointerdown", (event) => {
  if (!markAt(event) && !bubble.contains(event.target)) hush();
});

// The words of an event or a dispute, shown while a reader is at its card, and kept until another one is.

const linked = [...document.querySelectorAll("[data-links]")].map((element) => [
  element,
  list(element.dataset.links).map((link) => link.split(":")),
]);

function show(group) {
  if ((paper.dataset.shows ?? null) === group) return;
  for (const card of document.querySelectorAll("[data-group]")) {
    if (card.dataset.group === group) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
  for (const [element, links] of linked) {
    const roles = links.filter(([to]) => to === group).map(([, role]) => role);
    element.classList.toggle("lit", roles.length > 0);
    if (roles.length) element.dataset.roles = roles.join(" ");
    else delete element.dataset.roles;
  }
  if (group) paper.dataset.shows = group;
  else delete paper.dataset.shows;
}

for (const card of document.querySelectorAll("[data-group]")) {
  card.addEventListener("focusin", () => show(card.dataset.group));
  card.addEventListener("click", () => show(card.dataset.group));
}

for (const button of document.querySelectorAll("button[data-show]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    show(button.dataset.show);
    document.querySelector(".lit")?.scrollIntoView({ block: "center" });
  });
}

const atHash = () => {
  const group = location.hash.slice(1);
  if (document.querySelector(`[data-group="${CSS.escape(group)}"]`)) show(group);
};
addEventListener("hashchange", atHash);

for (const tool of region.querySelectorAll(".switches, .hint")) tool.hidden = false;
applySwitches();
atHash();
paper.dataset.state = "ready";
