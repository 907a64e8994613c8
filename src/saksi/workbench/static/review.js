// The review queue without loading pages: keys and buttons send the forms of the page, and what comes next is there before it is
// asked for. A decision counts when the workbench has confirmed it; only then the next event is shown.

import { boxesIn } from "./lookup.js";
import "./select_words.js";

const root = document.querySelector("[data-review]");
const words = JSON.parse(root.dataset.told);
const told = document.getElementById("told");
const undo = document.getElementById("undo");
const notice = document.getElementById("notice");
const done = [];
let busy = false;
let coming = null;

const queue = () => document.getElementById("queue");

/* What comes next */

function ask(address) {
  return fetch(address, { headers: { Accept: "text/html" } }).then(async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("queue");
    if (!found) throw new Error(page.querySelector(".fault")?.innerText ?? answer.statusText);
    return found;
  });
}

function prepare() {
  boxesIn(queue(), words);
  const following = queue().dataset.following;
  coming = following ? { address: following, page: ask(following).catch(() => null) } : null;
}

async function show(address) {
  const ready = coming?.address === address ? await coming.page : null;
  const fresh = document.importNode(ready ?? (await ask(address)), true);
  queue().replaceWith(fresh);
  history.replaceState(null, "", fresh.dataset.event ? withEvent(address, fresh.dataset.event) : address);
  (document.getElementById("event-heading") ?? fresh).focus({ preventScroll: true });
  scrollTo({ top: 0 });
  notice.replaceChildren();
  prepare();
}

function withEvent(address, event) {
  const asked = new URL(address, location.href);
  for (const name of ["after", "done", "event"]) asked.searchParams.delete(name);
  asked.searchParams.append("event", event);
  return asked.pathname + asked.search;
}

/* Deciding */

// a form has a field that is called action, so that its address is told by the attribute alone
async function send(form, submitter) {
  if (busy) return;
  busy = true;
  const short = queue().dataset.short;
  const sent = new FormData(form, submitter);
  const following = queue().dataset.following;
  queue().dataset.state = "sending";
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(sent), headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) throw new Error([said.error.message, said.error.hint].filter(Boolean).join(" "));
    count(said.progress);
    remember(sent.get("action"), said.review, short);
    await show(said.stays ? said.go : following);
  } catch (problem) {
    fault(problem instanceof TypeError ? words.unreached : problem.message);
  } finally {
    busy = false;
    queue().dataset.state = "ready";
  }
}

function remember(action, review, short) {
  const back = action === "withdraw" ? done.pop() : null;
  if (!back) done.push({ event: review.event, review: review.id, said: `${words[action]}: ${short}` });
  const last = done.at(-1);
  told.textContent = back ? `${words.withdraw}. ${back.said}` : last.said;
  undo.hidden = !last;
  if (last) aim(last);
}

function aim(last) {
  undo.setAttribute("action", `/review/${last.event}`);
  undo.elements.given.value = last.review;
}

function count(progress) {
  if (!progress) return;
  const written = new Intl.NumberFormat(document.documentElement.lang);
  for (const [name, value] of Object.entries(progress)) {
    document.querySelector(`[data-number=${name}]`).textContent = written.format(value);
  }
  const bar = document.getElementById("progress");
  bar.max = progress.done + progress.left;
  bar.value = progress.done;
}

function fault(message) {
  const said = document.createElement("p");
  said.className = "notice";
  said.textContent = message;
  notice.replaceChildren(said);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form !== undo && !form.matches("[data-decision]")) return;
  event.preventDefault();
  const sent = new FormData(form, event.submitter);
  if (form.dataset.decision && form.dataset.decision !== "accept" && !`${sent.get("reason")}${sent.get("quick") ?? ""}`.trim()) {
    fault(words.why);
    form.dataset.step = "reason";
    form.elements.reason.focus();
    return;
  }
  send(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (link.dataset.key === "e") edit(1);
  else skip();
});

async function skip() {
  if (busy || !queue().dataset.following) return;
  busy = true;
  try {
    await show(queue().dataset.following);
  } catch {
    fault(words.unreached);
  } finally {
    busy = false;
  }
}

/* What is open: a field, or an action that asks for a reason */

const asking = () => queue().querySelector("details[name=asks][open]");

function open(details) {
  details.open = true;
  details.querySelector("form").dataset.step = details.querySelector("[data-digits=value]") ? "value" : "reason";
  details.querySelector("summary").focus();
  details.scrollIntoView({ block: "nearest" });
}

function edit(step) {
  const fields = [...queue().querySelectorAll("details.field")];
  if (fields.length === 0) return;
  const focused = document.activeElement?.closest("details.field");
  const at = fields.indexOf(focused ?? queue().querySelector("details.field[open]"));
  open(at < 0 ? fields[step > 0 ? 0 : fields.length - 1] : focused && !focused.open ? focused : fields[(at + step + fields.length) % fields.length]);
}

function choose(digit) {
  const form = asking()?.querySelector("form");
  if (!form) return;
  const group = form.querySelector(`[data-digits=${form.dataset.step ?? "value"}]`) ?? form.querySelector("[data-digits]");
  const chosen = group && [...group.querySelectorAll("label, button")].find((one) => one.querySelector("kbd")?.textContent === digit);
  if (!chosen) return;
  if (group.dataset.digits === "reason") {
    chosen.click();
    return;
  }
  chosen.querySelector("input").checked = true;
  form.dataset.step = "reason";
  told.textContent = words.chosen;
}

// whoever writes a value means it, and not one of those offered
document.addEventListener("input", (event) => {
  if (event.target.matches(".typed input, .rows input")) {
    const typed = event.target.form?.querySelector("[data-typed]");
    if (typed) typed.checked = true;
  } else if (event.target.matches("[data-digits=value] input")) {
    event.target.form.dataset.step = "reason";
  }
});

/* Keys */

const ACTIONS = { x: "reject", f: "flag", c: "comment" };
const keysOn = () => !document.cookie.split("; ").includes("saksi_keys=off");
const toggle = document.querySelector("[data-keys]");
toggle.closest("label").hidden = false;
toggle.checked = keysOn();
toggle.addEventListener("change", () => {
  document.cookie = `saksi_keys=${toggle.checked ? "on" : "off"}; path=/; max-age=31536000; samesite=lax`;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const at = event.target;
  if (event.key === "Escape") {
    const details = asking();
    if (details) {
      details.open = false;
      details.querySelector("summary").focus();
    }
    return;
  }
  if (!keysOn() || at.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return;
  if (event.repeat || (event.key === " " && at.matches("summary, button, a, input"))) return;
  if (act(event.key)) event.preventDefault();
});

function act(key) {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (name === "a") queue().querySelector("[data-decision=accept]")?.requestSubmit();
  else if (name in ACTIONS) ask_why(ACTIONS[name]);
  else if (name === " ") skip();
  else if (name === "Backspace") take_back();
  else if (key === "e" || key === "E") edit(key === "e" ? 1 : -1);
  else if (name === "?") help();
  else if (/^[1-9]$/.test(name) && asking()) choose(name);
  else return false;
  return true;
}

function ask_why(action) {
  const details = queue().querySelector(`details[data-action=${action}]`);
  if (!details) return;
  open(details);
  if (action === "comment") details.querySelector("input[name=reason]").focus();
}

function take_back() {
  if (undo.hidden) told.textContent = words.nothing;
  else undo.requestSubmit();
}

function help() {
  const shown = document.getElementById("help");
  shown.open = !shown.open;
  if (shown.open) shown.querySelector("summary").focus();
}

if (!undo.hidden) done.push({ event: undo.getAttribute("action").split("/").at(-1), review: undo.elements.given.value, said: told.textContent.trim() });
prepare();
root.dataset.state = "ready";
