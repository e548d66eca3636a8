// <lesson-preview> holds a button that shows the lesson in a new tab. With scripts it stands beside the text, and follows it.
customElements.define("lesson-preview", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    const text = document.querySelector("#id_body");
    const button = this.querySelector("button");
    this.frame = Object.assign(document.createElement("iframe"), { name: "preview", title: button.textContent });
    this.frame.addEventListener("load", () => this.frame.contentWindow.scrollTo(0, this.at ?? 0));
    this.append(this.frame);
    button.formTarget = "preview";
    text.closest(".form-row").append(this);
    text.form.addEventListener("input", () => {
      clearTimeout(this.waits);
      this.waits = setTimeout(() => this.show(button), 500);
    });
    this.show(button);
  }

  show(button) {
    this.at = this.frame.contentWindow?.scrollY;
    button.form.requestSubmit(button);
  }
});
