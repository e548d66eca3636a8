// Select2's boxes stand for a field and do not say which: they are given the name that its label has.
const name = () => {
  for (const field of document.querySelectorAll("select.select2-hidden-accessible:not([data-named])")) {
    const box = field.nextElementSibling?.querySelector("[role=combobox]");
    const label = field.labels[0];
    if (!box || !label) continue;
    const shown = box.querySelector(".select2-selection__rendered");
    label.id ||= `${field.id}-label`;
    shown.setAttribute("aria-labelledby", label.id);
    box.setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
    field.dataset.named = "";
  }
};

// They are made at moments of their own, and for rows that are added later.
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
// What opens is a window of its own, with a search among the values of its field.
document.addEventListener("focusin", ({ target }) => {
  const popup = target.matches(".select2-search__field") && target.closest(".select2-container");
  const field = document.querySelector("select:has(+ .select2-container--open)");
  if (!popup || !field?.labels[0]) return;
  const box = field.nextElementSibling.querySelector("[role=combobox]");
  box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
  popup.role = "dialog";
  popup.ariaLabel = target.ariaLabel = field.labels[0].textContent.trim();
});
