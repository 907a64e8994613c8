// The filters of a page. Who wants others dispatches `saksi:filter` on the document, with the change as its detail:
// { change: { place: "Khartoum", since: null } }. The address is changed, every element with `data-follows` and an id is taken
// anew from the page at that address, and `saksi:filtered` tells the query to those that draw by themselves.

const form = document.querySelector("form[data-filters]");

document.addEventListener("saksi:filter", (event) => {
  const asked = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(event.detail.change)) {
    asked.delete(name);
    for (const one of value === null ? [] : [value].flat()) asked.append(name, one);
  }
  go(asked);
});

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "") asked.append(name, value);
  }
  go(asked);
});

// on a small screen what is found comes first
const box = form?.closest("details");
if (box && matchMedia("(max-width: 48rem)").matches) box.open = false;

addEventListener("popstate", () => follow());

function go(asked) {
  asked.delete("after");
  const query = asked.toString();
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  return follow();
}

let latest = 0;

async function follow() {
  const mine = (latest += 1);
  const following = [...document.querySelectorAll("[data-follows][id]")];
  for (const element of following) element.setAttribute("aria-busy", "true");
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return;
  if (!answer.ok) {
    const said = page.querySelector(".fault");
    document.getElementById("notice").textContent = said ? said.innerText : answer.statusText;
    for (const element of following) element.removeAttribute("aria-busy");
    return;
  }
  document.getElementById("notice").textContent = "";
  fill(page);
  for (const element of following) {
    const fresh = page.getElementById(element.id);
    if (!fresh) continue;
    element.replaceWith(fresh);
    window.htmx?.process(fresh);
  }
  document.dispatchEvent(new CustomEvent("saksi:filtered", { detail: { query: location.search } }));
}

// The fields of the form, as the page at the new address has them; the form itself stays, and with it the focus.
function fill(page) {
  for (const fresh of page.querySelectorAll("form[data-filters] [name]")) {
    const box = fresh.type === "checkbox";
    const value = box ? `[value="${CSS.escape(fresh.value)}"]` : "";
    const mine = form?.querySelector(`[name="${CSS.escape(fresh.name)}"]${value}`);
    if (mine && box) mine.checked = fresh.checked;
    else if (mine) mine.value = fresh.value;
  }
}
