// <ordered-rows> holds rows with a number each for their place. With scripts a row is dragged by its handle, or moved by
// buttons or the arrow keys on them; the numbers follow, and are what is sent.
const EDGE = 48;

class OrderedRows extends HTMLElement {
  connectedCallback() {
    if (this.said) return;
    this.said = this.querySelector("[role=status]");
    for (const row of this.rows()) this.equip(row);
    this.sort();
    this.addEventListener("click", (event) => {
      const button = event.target.closest(".order button");
      if (button) this.move(this.rowOf(button), Number(button.value));
    });
    this.addEventListener("keydown", (event) => {
      // Django's links that are buttons do not hear the key that presses buttons.
      if (event.key === " " && event.target.matches("a[role=button]")) {
        event.preventDefault();
        event.target.click();
        return;
      }
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const button = event.target.closest(".order button");
      if (!step || !button) return;
      event.preventDefault();
      this.move(this.rowOf(button), step);
    });
    this.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".order__handle") && event.isPrimary && event.button === 0) this.drag(event);
    });
    this.addEventListener("formset:added", ({ target }) => this.added(target));
    document.addEventListener("formset:removed", ({ detail }) => {
      if (this.querySelector(`#${detail.formsetName}-group`)) this.removed();
    });
  }

  rows() {
    return [...this.querySelectorAll(".inline-related:not(.empty-form), [data-row]")];
  }

  rowOf(part) {
    return part.closest(".inline-related, [data-row]");
  }

  number(row) {
    return row.querySelector("input[name$='position']");
  }

  equip(row) {
    const tools = document.createElement("span");
    tools.className = "order";
    const handle = document.createElement("span");
    handle.className = "order__handle";
    handle.setAttribute("aria-hidden", "true");
    tools.append(handle);
    for (const [value, sign] of [[-1, "↑"], [1, "↓"]]) {
      tools.append(Object.assign(document.createElement("button"), { type: "button", value, textContent: sign }));
    }
    row.prepend(tools);
  }

  // What the buttons say follows where their rows stand.
  label() {
    const rows = this.rows();
    rows.forEach((row, at) => {
      const label = row.querySelector(".inline_label, [data-name]");
      const [up, down] = row.querySelectorAll(".order button");
      const name = label.firstChild.textContent.trim();
      up.setAttribute("aria-label", `${this.dataset.up}: ${name}`);
      down.setAttribute("aria-label", `${this.dataset.down}: ${name}`);
      up.setAttribute("aria-disabled", at === 0);
      down.setAttribute("aria-disabled", at === rows.length - 1);
    });
  }

  put(rows) {
    const current = this.rows();
    const end = document.createComment("");
    current.at(-1)?.after(end);
    for (const row of rows) end.before(row);
    end.remove();
  }

  // A form that comes back refused has its rows as they were sent, in the order of their making.
  sort() {
    const place = (row) => (this.number(row).value === "" ? Infinity : Number(this.number(row).value));
    const rows = this.rows();
    const sorted = rows.toSorted((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
    if (sorted.some((row, at) => row !== rows[at])) this.put(sorted);
    this.label();
  }

  count() {
    this.rows().forEach((row, at) => {
      const number = this.number(row);
      if (number.value === String(at)) return;
      number.value = at;
      number.dispatchEvent(new Event("input", { bubbles: true }));
    });
    this.label();
  }

  // The neighbour goes to the other side, so that the row that is moved keeps the focus, or the pointer.
  step(row, step) {
    const rows = this.rows();
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step > 0) row.before(other);
    else row.after(other);
  }

  move(row, step) {
    this.step(row, step);
    this.count();
    this.say(row);
    row.scrollIntoView({ block: "nearest" });
  }

  say(row) {
    const rows = this.rows();
    this.said.textContent = this.dataset.said.replace("%at", rows.indexOf(row) + 1).replace("%of", rows.length);
  }

  drag(event) {
    event.preventDefault();
    const handle = event.target;
    const row = this.rowOf(handle);
    const before = this.rows();
    const over = new AbortController();
    const listen = { signal: over.signal };
    const height = handle.getBoundingClientRect().top;
    const middle = (other) => {
      const box = other.getBoundingClientRect();
      return box.top + box.height / 2;
    };
    const end = () => {
      over.abort();
      this.classList.remove("is-dragging");
      row.classList.remove("is-dragged");
      this.count();
      row.scrollIntoView({ block: "nearest" });
    };
    // While one is dragged all are as low as their headings.
    this.classList.add("is-dragging");
    row.classList.add("is-dragged");
    scrollBy(0, handle.getBoundingClientRect().top - height);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", ({ clientY }) => {
      if (clientY < EDGE) scrollBy(0, -EDGE / 4);
      if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 4);
      const rows = this.rows();
      const at = rows.indexOf(row);
      if (rows[at + 1] && clientY > middle(rows[at + 1])) this.step(row, 1);
      else if (rows[at - 1] && clientY < middle(rows[at - 1])) this.step(row, -1);
    }, listen);
    handle.addEventListener("pointerup", () => {
      end();
      this.say(row);
    }, listen);
    const back = () => {
      this.put(before);
      end();
    };
    handle.addEventListener("pointercancel", back, listen);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && back(), listen);
  }

  added(row) {
    const numbers = this.rows().filter((other) => other !== row).map((other) => Number(this.number(other).value));
    this.equip(row);
    this.number(row).value = Math.max(-1, ...numbers) + 1;
    this.label();
    // After the scripts that make its fields what they are.
    setTimeout(() => row.querySelector(".select2-selection, input:not([type=hidden]), textarea, select")?.focus());
  }

  // Django's script then numbers the fields' names anew from first to last, which must be the order they were made in.
  removed() {
    const made = (row) => Number(row.id.match(/\d+$/));
    this.put(this.rows().toSorted((one, other) => made(one) - made(other)));
    queueMicrotask(() => this.sort());
  }
}

customElements.define("ordered-rows", OrderedRows);
