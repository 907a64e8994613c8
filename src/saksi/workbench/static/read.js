// The page of reading: files are sent one after the other with their progress, and what becomes of them comes in as it happens.

const jobs = document.querySelector("[data-jobs]");
const told = document.querySelector("[data-told]");
const form = document.querySelector("[data-drop]");
const token = document.querySelector('meta[name="saksi-token"]').content;

// What is read: each message is the piece of the page that shows a job.
const show = (piece) => {
  const made = document.createElement("template");
  made.innerHTML = piece;
  const card = made.content.querySelector("[data-job]");
  const old = document.getElementById(card.id);
  if (old) old.replaceWith(card);
  else jobs.prepend(card);
  document.querySelector("[data-none]").hidden = true;
  jobs.dataset.state = jobs.querySelector('[data-state="waiting"], [data-state="reading"]') ? "busy" : "still";
  if (card.dataset.state === "ended") {
    told.textContent = card.querySelector("header").innerText.replace(/\s+/g, " ");
  }
};

const progress = new EventSource(`/read/progress?after=${jobs.dataset.after}`);
progress.addEventListener("job", (event) => show(event.data));
addEventListener("pagehide", () => progress.close());

// What is sent: one request a file, so that each is confirmed by itself.
const from = (kind, file) => {
  const card = document.querySelector(`[data-${kind}]`).content.firstElementChild.cloneNode(true);
  card.querySelector(".job-name").textContent = file.name;
  jobs.prepend(card);
  document.querySelector("[data-none]").hidden = true;
  return card;
};

const send = (file) =>
  new Promise((sent) => {
    const card = from("sending", file);
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/readings?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-Saksi-Token", token);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total) card.querySelector("progress").value = event.loaded / event.total;
    });
    request.addEventListener("loadend", () => {
      card.remove();
      if (request.status !== 202) {
        const refused = from("refused", file);
        const fault = request.response?.error;
        if (fault) refused.querySelector("[data-why]").textContent = `${fault.title}. ${fault.message} ${fault.hint}`;
      }
      sent();
    });
    request.send(file);
  });

const sendAll = async (files) => {
  form.dataset.state = "sending";
  for (const file of files) await send(file);
  form.dataset.state = "idle";
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const files = [...form.elements.files.files];
  form.reset();
  sendAll(files);
});

// Files may be dropped anywhere on the page; a browser would open them instead.
form.querySelector("[data-droppable]").hidden = false;
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  form.dataset.over = "yes";
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) delete form.dataset.over;
});
addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  delete form.dataset.over;
  sendAll([...event.dataTransfer.files]);
});
