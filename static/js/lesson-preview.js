// <lesson-preview> holds a button that shows the lesson in a new tab. With scripts it stands beside the text, and follows it.
customElements.define("lesson-preview", class extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    const text = document.querySelector("#id_body");
    const button = this.querySelector("button");
    this.frame = Object.assign(document.createElement("iframe"), { name: "preview", title: button.textContent });
    this.frame.addEventListener("load", () => {
      this.frame.contentWindow.scrollTo(0, this.at ?? 0);
      this.lead(text);
    });
    this.append(this.frame);
    button.formTarget = "preview";
    text.closest(".form-row").append(this);
    text.form.addEventListener("input", () => {
      clearTimeout(this.waits);
      this.waits = setTimeout(() => this.show(button), 500);
    });
    this.show(button);
  }

  // What is said of a line becomes a button that leads to it in the text.
  lead(text) {
    for (const said of this.frame.contentDocument.querySelectorAll("[data-line]")) {
      const button = this.frame.contentDocument.createElement("button");
      button.type = "button";
      button.append(...said.childNodes);
      said.append(button);
      button.addEventListener("click", () => this.goTo(text, Number(said.dataset.line)));
    }
  }

  goTo(text, line) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    // How high the lines before it are, wrapped as they are in the text.
    const before = text.cloneNode();
    before.removeAttribute("id");
    before.removeAttribute("name");
    before.value = text.value.slice(0, start);
    before.style.cssText = `position: absolute; visibility: hidden; min-block-size: 0; block-size: 0; inline-size: ${text.offsetWidth}px; font: ${getComputedStyle(text).font}`;
    text.after(before);
    const height = before.scrollHeight;
    before.remove();
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    text.scrollTop = height - text.clientHeight / 2;
  }

  show(button) {
    this.at = this.frame.contentWindow?.scrollY;
    button.form.requestSubmit(button);
  }
});
