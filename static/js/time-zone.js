// <time-zone> holds the choice of a time zone. With scripts a button offers the browser's own, where another is chosen.
customElements.define("time-zone", class extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector("select");
    this.button = this.querySelector("button");
    this.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    this.button.querySelector("span").textContent = this.zone;
    this.button.addEventListener("click", () => {
      this.select.value = this.zone;
      this.offer();
      this.select.focus();
    });
    this.addEventListener("change", () => this.offer());
    this.offer();
  }

  offer() {
    const known = [...this.select.options].some((option) => option.value === this.zone);
    this.button.hidden = !known || this.select.value === this.zone;
  }
});
