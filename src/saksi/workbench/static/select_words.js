// Words that are selected in a text with `data-words` are written into the field with `data-takes-words` that was written in
// last. A word that stands in the text before is numbered, word#2, as forms take it.

let field = null;

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-takes-words]")) field = event.target;
});

document.addEventListener("pointerup", () => setTimeout(write));
document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.key === "Shift") write();
});

function write() {
  const chosen = getSelection();
  const text = chosen.anchorNode?.parentElement?.closest("[data-words]");
  if (!field?.isConnected || chosen.isCollapsed || !text || !text.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  const plain = plainText(text, null);
  const [start, end] = whole(plain, plainText(text, range.startContainer, range.startOffset).length, plainText(text, range.endContainer, range.endOffset).length);
  if (start >= end) return;
  const said = numbered(plain, start, end);
  const before = field.dataset.takesWords === "several" ? field.value.split(";").map((words) => words.trim()).filter(Boolean) : [];
  field.value = [...new Set([...before, said])].join("; ");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new CustomEvent("saksi:words", { bubbles: true }));
}

/** The text up to a place, without the notes of marks. */
function plainText(element, container, offset = 0) {
  const range = document.createRange();
  range.selectNodeContents(element);
  if (container) range.setEnd(container, offset);
  const copy = range.cloneContents();
  for (const note of copy.querySelectorAll(".note")) note.remove();
  return copy.textContent;
}

function whole(text, start, end) {
  const inWord = (at) => /[\p{L}\p{N}]/u.test(text[at] ?? "");
  while (start < end && !inWord(start)) start += 1;
  while (end > start && !inWord(end - 1)) end -= 1;
  while (start > 0 && inWord(start - 1) && inWord(start)) start -= 1;
  while (end < text.length && inWord(end) && inWord(end - 1)) end += 1;
  return [start, end];
}

function numbered(text, start, end) {
  const words = text.slice(start, end);
  let times = 1;
  for (let at = text.indexOf(words); at >= 0 && at < start; at = text.indexOf(words, at + 1)) times += 1;
  return times === 1 ? words : `${words}#${times}`;
}
