// <theme-switch> holds a form that keeps the theme and loads the page again. With scripts the page changes at once.
customElements.define("theme-switch", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      const form = event.target;
      const data = new FormData(form, event.submitter);
      document.documentElement.dataset.theme = data.get("theme");
      fetch(form.action, { method: "POST", body: new URLSearchParams(data), redirect: "manual" });
      this.querySelector(`button:not([value="${data.get("theme")}"])`).focus();
    });
  }
});
