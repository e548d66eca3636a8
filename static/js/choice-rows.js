// <choice-rows> holds a question's choices, with empty rows to fill in. With scripts there are as many rows as are wanted.
class ChoiceRows extends HTMLElement {
  connectedCallback() {
    // What stands in the hidden row of new questions is equipped when it has become one.
    if (this.add || this.closest(".empty-form")) return;
    const isEmpty = (row) => ![...row.querySelectorAll("textarea")].some(({ value }) => value) && !row.querySelector(":checked");
    this.words = this.rows()[0].getAttribute("aria-label").replace(/\d+/, "%");
    for (const row of this.rows().reverse()) {
      if (isEmpty(row) && this.rows().length > this.dataset.least) row.remove();
    }
    for (const row of this.rows()) this.equip(row);
    this.add = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: this.dataset.add });
    this.append(this.add);
    this.label();
    this.addEventListener("click", ({ target }) => {
      if (target === this.add) this.more();
      if (target.matches(".choice__remove")) this.remove_(target.closest(".choice"));
    });
  }

  rows() {
    return [...this.querySelectorAll(".choice")];
  }

  equip(row) {
    const button = { type: "button", className: "choice__remove", textContent: this.dataset.remove };
    row.append(Object.assign(document.createElement("button"), button));
  }

  label() {
    const rows = this.rows();
    rows.forEach((row, at) => {
      const name = this.words.replace("%", at + 1);
      row.setAttribute("aria-label", name);
      const button = row.querySelector(".choice__remove");
      button.setAttribute("aria-label", `${this.dataset.remove}: ${name}`);
      button.hidden = rows.length <= this.dataset.least;
    });
    this.add.hidden = rows.length >= this.dataset.most;
  }

  more() {
    const last = this.rows().at(-1);
    const row = last.cloneNode(true);
    const next = 1 + Math.max(...[...this.querySelectorAll("[type=radio]")].map(({ value }) => Number(value)));
    for (const part of row.querySelectorAll("input, textarea, label")) {
      for (const name of ["id", "name", "for"]) {
        const said = part.getAttribute(name);
        if (said) part.setAttribute(name, said.replace(/\d+(-\w+)$/, `${next}$1`));
      }
      if (part.type === "radio") Object.assign(part, { value: next, checked: false });
      if (part.matches("textarea")) part.value = "";
    }
    last.after(row);
    this.label();
    row.querySelector("textarea").focus();
  }

  remove_(row) {
    const rows = this.rows();
    const near = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    row.remove();
    this.label();
    near.querySelector("textarea").focus();
  }
}

customElements.define("choice-rows", ChoiceRows);
