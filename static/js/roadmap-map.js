// The drawn map: zoom and pan, what a station builds on and leads to, arrow keys along the tracks, marks in place.
// Without it the map is a drawing of links, with its filters.
const STEP = 1.25;
const MOST = 3;
const LEAST = 0.3;

class RoadmapMap extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector(".map__box");
    this.drawing = this.querySelector(".map__drawing");
    this.lit = this.querySelector(".map__lit");
    this.card = this.querySelector(".map__card");
    this.width = Number(this.drawing.getAttribute("width"));
    this.height = Number(this.drawing.getAttribute("height"));
    this.on = this.card.querySelector(".map__card-on ul");
    this.to = this.card.querySelector(".map__card-to p");
    [this.onNothing, this.toNothing] = [this.on.firstElementChild, this.to.firstElementChild];
    this.zoom = 1;
    this.readTracks();
    this.rove();
    for (const hidden of this.querySelectorAll(".map__section, .map__zoom")) hidden.hidden = false;
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    this.addEventListener("change", (event) => event.target.matches("select") && this.only(event.target.value));
    this.addEventListener("submit", (event) => this.onSubmit(event));
    this.box.addEventListener("focusin", (event) => this.light(event.target.closest(".stop")));
    this.box.addEventListener("pointerover", (event) => this.point(event.target.closest(".stop")));
    this.addEventListener("pointerleave", () => this.point(null));
    this.box.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
    this.followPointers();
    // The stations come anew after a mark; what was lit stays so.
    document.addEventListener("htmx:oobAfterSwap", () => {
      this.rove(this.topic);
      this.only(this.querySelector("select").value);
      if (this.topic) this.light(this.stop(this.topic));
    });
  }

  stop(topic) {
    return this.querySelector(`.stop[data-topic="${topic}"]`);
  }

  readTracks() {
    this.before = new Map();
    this.after = new Map();
    for (const path of this.querySelectorAll(".map__tracks path")) {
      const { from, to } = path.dataset;
      const track = { from, to, path, reason: path.textContent, along: path.matches(".track--along") };
      this.before.set(to, [...(this.before.get(to) ?? []), track]);
      this.after.set(from, [...(this.after.get(from) ?? []), track]);
    }
  }

  // One stop for the Tab key; the arrows reach the others.
  rove(topic) {
    const stops = [...this.querySelectorAll(".stop")];
    for (const stop of stops) stop.setAttribute("tabindex", "-1");
    (topic ? this.stop(topic) : stops[0])?.setAttribute("tabindex", "0");
  }

  // A pointer shows a station after a moment; one that only passes changes nothing.
  point(stop) {
    clearTimeout(this.pointing);
    const focused = this.box.querySelector(".stop:focus-visible");
    if (stop || !this.card.contains(document.activeElement)) {
      this.pointing = setTimeout(() => this.light(stop ?? focused), stop ? 80 : 400);
    }
  }

  light(stop) {
    if (!stop && this.box.contains(document.activeElement) && document.activeElement === this.box) return;
    this.topic = stop?.dataset.topic;
    this.classList.toggle("map--lit", Boolean(stop));
    for (const each of this.querySelectorAll(".stop.is-lit")) each.classList.remove("is-lit");
    this.lit.replaceChildren();
    this.card.hidden = !stop;
    if (!stop) return;
    const shown = [...this.reach(this.before, "from"), ...(this.after.get(this.topic) ?? [])];
    for (const { from, to, path } of shown) {
      const copy = path.cloneNode();
      copy.setAttribute("class", from === this.topic ? "track track--to" : "track");
      this.lit.append(copy);
      for (const topic of [from, to]) this.stop(topic)?.classList.add("is-lit");
    }
    stop.classList.add("is-lit");
    this.tell(stop);
  }

  // The tracks that lead to the topic, from all its ancestors.
  reach(tracks, end) {
    const found = new Set();
    const waiting = [this.topic];
    while (waiting.length) {
      for (const track of tracks.get(waiting.pop()) ?? []) {
        if (!found.has(track)) {
          found.add(track);
          waiting.push(track[end]);
        }
      }
    }
    return found;
  }

  tell(stop) {
    const link = (topic) => {
      const other = this.stop(topic);
      const anchor = document.createElement("a");
      anchor.href = other.getAttribute("href");
      anchor.textContent = other.dataset.title;
      return anchor;
    };
    this.card.classList.toggle("map__card--top", stop.getBoundingClientRect().bottom > innerHeight * 0.55);
    this.card.querySelector(".map__card-title").textContent = stop.dataset.title;
    const form = this.card.querySelector("form");
    form.action = `${stop.getAttribute("href")}status/`;
    form.querySelector("a").href = stop.getAttribute("href");
    for (const button of form.elements) button.hidden = button.value === stop.dataset.status;
    const reasons = (this.before.get(this.topic) ?? []).map(({ from, reason }) => {
      const item = document.createElement("li");
      item.append(link(from), ` — ${reason}`);
      return item;
    });
    this.on.replaceChildren(...(reasons.length ? reasons : [this.onNothing]));
    const to = (this.after.get(this.topic) ?? []).flatMap((track) => [", ", link(track.to)]).slice(1);
    this.to.replaceChildren(...(to.length ? to : [this.toNothing]));
  }

  only(section) {
    this.toggleAttribute("data-only", Boolean(section));
    for (const stop of this.querySelectorAll(".stop")) {
      stop.classList.toggle("in-section", stop.closest("[data-section]").dataset.section === section);
    }
  }

  onKey(event) {
    if (event.key === "Escape") return this.light(null);
    if (!this.box.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const zoom = { "+": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (zoom) this.setZoom(this.zoom * zoom);
    else if (event.key === "0") this.setZoom(1);
    else if (!this.walk(event.target.closest(".stop"), event.key)) return;
    event.preventDefault();
  }

  // Left and right along the line; up to what a topic builds on and down to what it leads to, off the line if possible.
  walk(stop, key) {
    if (!stop) return false;
    const line = [...this.querySelectorAll(".stop")];
    const place = line.indexOf(stop);
    const { topic } = stop.dataset;
    const off = (tracks = []) => tracks.find(({ along }) => !along) ?? tracks[0];
    const next = {
      ArrowLeft: () => line[place - 1],
      ArrowRight: () => line[place + 1],
      ArrowUp: () => this.stop(off(this.before.get(topic))?.from),
      ArrowDown: () => this.stop(off(this.after.get(topic))?.to),
      Home: () => line[0],
      End: () => line.at(-1),
    }[key];
    if (!next) return false;
    const target = next();
    if (target) {
      this.rove(target.dataset.topic);
      target.focus();
      target.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    return true;
  }

  async onSubmit(event) {
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    try {
      const answer = await fetch(event.target.action, { method: "POST", body, redirect: "manual" });
      if (answer.type === "opaqueredirect") document.body.dispatchEvent(new CustomEvent("marked"));
      else document.dispatchEvent(new CustomEvent("mark:unkept"));
    } catch {
      document.dispatchEvent(new CustomEvent("mark:unsent"));
    }
  }

  onClick(event) {
    const button = event.target.closest("[data-zoom]");
    if (button) {
      const fit = Math.min(this.box.clientWidth / this.width, (innerHeight * 0.9) / this.height);
      this.setZoom({ in: this.zoom * STEP, out: this.zoom / STEP, fit }[button.dataset.zoom]);
    }
  }

  onWheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.setZoom(this.zoom * Math.exp(-event.deltaY / 300), event);
  }

  // Zooms about a point of the screen, or about the middle of the box.
  setZoom(zoom, at) {
    const box = this.box.getBoundingClientRect();
    const x = (at?.clientX ?? box.left + box.width / 2) - box.left;
    const y = (at?.clientY ?? box.top) - box.top;
    const before = this.zoom;
    this.zoom = Math.min(MOST, Math.max(LEAST, zoom));
    const ratio = this.zoom / before;
    this.drawing.setAttribute("width", this.width * this.zoom);
    this.drawing.setAttribute("height", this.height * this.zoom);
    this.box.scrollLeft = (this.box.scrollLeft + x) * ratio - x;
    if (at) scrollBy(0, y * ratio - y);
  }

  // A mouse drags the map; two fingers zoom it. One finger scrolls, as everywhere.
  followPointers() {
    const down = new Map();
    const spread = () => {
      const [a, b] = [...down.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    this.box.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.target.closest("a")) return;
      down.set(event.pointerId, event);
    });
    this.box.addEventListener("pointermove", (event) => {
      const last = down.get(event.pointerId);
      if (!last) return;
      const before = down.size === 2 ? spread() : 0;
      down.set(event.pointerId, event);
      if (before) this.setZoom((this.zoom * spread()) / before, event);
      else if (event.pointerType === "mouse") this.box.scrollLeft -= event.clientX - last.clientX;
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
      this.box.addEventListener(end, (event) => down.delete(event.pointerId));
    }
  }
}

customElements.define("roadmap-map", RoadmapMap);
