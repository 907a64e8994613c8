// The overview: a link with `data-brush` leads to another view of the same page, which is shown without leaving it. On the
// timeline one can also draw over several bars; the days from the first to the last of them are asked for.

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-brush], #timeline a[data-since]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const wanted = new URL(link.getAttribute("href"), location.href).searchParams;
  const names = new Set([...wanted.keys(), ...new URLSearchParams(location.search).keys()]);
  ask(Object.fromEntries([...names].map((name) => [name, wanted.has(name) ? wanted.getAll(name) : null])));
});

let begun = null;

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("#timeline")) event.preventDefault();
});
document.addEventListener("pointerdown", (event) => {
  begun = event.pointerType === "touch" || event.button ? null : barOf(event);
});
document.addEventListener("pointermove", (event) => {
  if (begun) mark(begun, barOf(event) ?? begun);
});
document.addEventListener("pointerup", (event) => {
  const [first, last] = begun ? inOrder(begun, barOf(event) ?? begun) : [];
  begun = null;
  if (first === last) return mark();
  ask({ since: first.dataset.since, until: last.dataset.until });
});

function ask(change) {
  document.dispatchEvent(new CustomEvent("saksi:filter", { detail: { source: "overview", change } }));
}

function barOf(event) {
  return event.target.closest?.("#timeline a[data-since]") ?? null;
}

function inOrder(one, other) {
  return one.dataset.since <= other.dataset.since ? [one, other] : [other, one];
}

function mark(one, other) {
  const [first, last] = one ? inOrder(one, other) : [];
  for (const bar of document.querySelectorAll("#timeline a[data-since]")) {
    const within = first && bar.dataset.since >= first.dataset.since && bar.dataset.since <= last.dataset.since;
    bar.classList.toggle("picked", Boolean(within) && first !== last);
  }
}
