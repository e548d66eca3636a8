// <search-palette> holds a link to search and a dialog. With scripts the dialog opens in place of the link, and on / and
// Ctrl-K; htmx fills it as one types. A page that has a field of its own for this gets that focused instead.
const FIELDS = "input, textarea, select, [contenteditable]";

customElements.define("search-palette", class extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.field = this.querySelector("input");
    this.status = this.querySelector("[role=status]");
    this.found = this.querySelector("#palette-found");
    this.onKeyAnywhere = (event) => {
      if (!this.isOurs(event)) return;
      event.preventDefault();
      this.open();
    };
    document.addEventListener("keydown", this.onKeyAnywhere);
    this.querySelector("a").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.open();
    });
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.dialog.close();
    });
    this.dialog.addEventListener("keydown", (event) => this.onArrow(event));
    this.found.addEventListener("htmx:afterSwap", () => this.sayCount());
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKeyAnywhere);
  }

  isOurs(event) {
    if (event.key?.toLowerCase() === "k") return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(FIELDS);
  }

  open() {
    const own = document.querySelector("main .search__form [name=q]");
    if (!own && !this.dialog.open) this.dialog.showModal();
    (own ?? this.field).focus();
    (own ?? this.field).select();
  }

  // From the field down into what was found, along it, and back up into the field.
  onArrow(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.field, ...this.found.querySelectorAll(".result__title")];
    const here = stops.indexOf(document.activeElement);
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
  }

  sayCount() {
    this.status.textContent = this.found.querySelector(".found__count")?.textContent.trim() ?? "";
  }
});
