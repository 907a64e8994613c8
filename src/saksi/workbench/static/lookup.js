// Text fields that look their value up while one types: comboboxes with a list, as the ARIA Authoring Practices have them.
// `data-lookup` is the address that answers { found: [{ value, name, about }] } to ?q=.

let number = 0;
const PAUSE = 120;

export function boxesIn(element, words) {
  for (const input of element.querySelectorAll("input[data-lookup]:not([role])")) box(input, words);
}

function box(input, words) {
  const list = document.createElement("ul");
  const told = document.createElement("span");
  list.id = `found-${(number += 1)}`;
  list.className = "found";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
  told.className = "unseen";
  told.setAttribute("role", "status");
  const given = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(given)) input.setAttribute(name, value);
  input.after(list, told);

  let waiting = 0;
  let asking = null;
  let active = -1;

  /* of several with semicolons the last is looked up */
  const begins = () => (input.dataset.several === undefined ? 0 : input.value.lastIndexOf(";") + 1);
  const typed = () => input.value.slice(begins()).trim();

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(at) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (at + list.children.length) % list.children.length;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function take(option) {
    const before = input.value.slice(0, begins());
    input.value = before.trim() ? `${before.trim()} ${option.dataset.value}` : option.dataset.value;
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }

  function show(found) {
    list.replaceChildren(
      ...found.map((one, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.dataset.value = one.value;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        const value = document.createElement("span");
        value.className = "code";
        value.textContent = one.value;
        option.append(value, one.name === one.value ? "" : ` ${one.name}`, one.about ? ` · ${one.about}` : "");
        return option;
      }),
    );
    active = -1;
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    told.textContent = found.length ? words.found.replace("{}", found.length) : words.none;
    list.dataset.state = "ready";
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const answer = await fetch(`${input.dataset.lookup}?q=${encodeURIComponent(typed())}`, { signal });
      if (answer.ok) show((await answer.json()).found);
    } catch (problem) {
      if (problem.name !== "AbortError") told.textContent = words.unreached;
    }
  }

  input.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    clearTimeout(waiting);
    if (typed()) waiting = setTimeout(ask, PAUSE);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) ask();
      else point(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      take(list.children[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
