// Keeps what is being written in a note until the server has said that it is saved, and puts it back on the next visit.
const area = document.getElementById("notes-text");
// A draft is for whoever wrote it; one that was written without an account is for whoever signs in, as marks are.
const anyones = `note:${area.form.action}`;
const key = area.dataset.whose ? `${anyones}:${area.dataset.whose}` : anyones;
const forget = () => {
  localStorage.removeItem(key);
  localStorage.removeItem(anyones);
};
const base = () => area.form.elements.base;

const draft = () => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? localStorage.getItem(anyones));
  } catch {
    return null;
  }
};
const keep = () => {
  try {
    localStorage.setItem(key, JSON.stringify({ text: area.value, base: base().value, at: Date.now() }));
  } catch {
    // Without a store, or with a full one, the note is saved by the server alone.
  }
};
// What was typed after the text was sent goes on from the text that is now saved.
const saved = (text) => {
  if (text === area.value) forget();
  else keep();
};

// The state that a draft began from goes with it, so that what was saved elsewhere meanwhile is kept, too.
const putBack = () => {
  const left = draft();
  if (!left) return;
  if (left.text === area.value || (left.base !== base().value && left.at < Number(base().value) / 1000)) {
    forget();
    return;
  }
  area.value = left.text;
  base().value = left.base;
  area.closest("#notes").open = true;
  area.closest(".notes__edit").open = true;
  area.dispatchEvent(new Event("input", { bubbles: true }));
};

const sayInTheReadersOwnTime = () => {
  for (const time of document.querySelectorAll("#notes-said time")) {
    const at = new Date(time.dateTime);
    const today = at.toDateString() === new Date().toDateString();
    time.textContent = today
      ? at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
      : at.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  }
};

area.addEventListener("input", keep);
area.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) saved(event.detail.requestConfig.parameters.text);
});
document.addEventListener("htmx:afterSwap", sayInTheReadersOwnTime);
addEventListener("load", putBack);
sayInTheReadersOwnTime();
