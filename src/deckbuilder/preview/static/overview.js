// All slides at once, by sections.

import { clock, element, put } from "./talk.js";

export class Overview {
  constructor(place, talk, choose) {
    this.place = place;
    this.talk = talk;
    this.cells = new Map();
    this.stale = new Set();
    place.addEventListener("click", (event) => {
      const cell = event.target.closest("button.cell");
      if (cell) choose(cell.dataset.slide);
    });
  }

  // Only what changed is drawn again, and nothing while nobody looks.
  changed(ids) {
    for (const id of ids) this.stale.add(id);
    this.built = null;
    if (!this.place.hidden) this.build();
  }

  // Somebody who asks for the overview goes on with the arrow keys there; a save moves no focus.
  show(here, asked) {
    if (!this.built) this.build();
    this.mark(here, asked);
  }

  build() {
    const { talk } = this;
    this.place.replaceChildren(...talk.sections.filter((one) => one.slides.length).map((section) => {
      const minutes = section.slides.map((id) => talk.slide(id)).filter((one) => !one.hidden)
        .reduce((sum, one) => sum + one.minutes, 0);
      const heading = element("h2", section.name, Object.assign(element("span", `${clock(minutes)} min`), { className: "small" }));
      const grid = element("div", ...section.slides.map((id) => this.cell(id)));
      grid.className = "grid";
      return element("section", heading, grid);
    }));
    for (const id of [...this.cells.keys()]) if (!talk.slide(id)) this.cells.delete(id);
    this.stale.clear();
    this.built = true;
  }

  cell(id) {
    const slide = this.talk.slide(id);
    let cell = this.cells.get(id);
    if (!cell) {
      cell = element("button", element("span"), element("span"));
      cell.className = "cell";
      cell.type = "button";
      cell.dataset.slide = id;
      cell.children[0].className = "slide small-slide";
      // Links inside a button would be buttons in a button.
      cell.children[0].inert = true;
      cell.children[1].className = "caption";
      this.cells.set(id, cell);
      this.stale.add(id);
    }
    if (this.stale.has(id)) {
      const copy = slide.drawn.cloneNode(true);
      copy.setAttribute("aria-hidden", "true");
      put(cell.children[0], copy);
    }
    cell.setAttribute("aria-label", `Slide ${slide.number}: ${slide.title}`);
    cell.classList.toggle("hidden-slide", slide.hidden);
    cell.children[1].replaceChildren(element("b", String(slide.number)), ` ${slide.title}`);
    if (slide.hidden) cell.children[1].append(Object.assign(element("span", "hidden"), { className: "mark" }));
    return cell;
  }

  mark(here, asked = false) {
    this.here = here;
    for (const [id, cell] of this.cells) {
      if (id === here) cell.setAttribute("aria-current", "true");
      else cell.removeAttribute("aria-current");
    }
    const cell = this.cells.get(here);
    if (!this.place.hidden && cell?.isConnected) {
      if (asked) cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: "nearest" });
    }
  }

  // Arrows go from cell to cell, up and down to the nearest one in the next row.
  move(by, key) {
    const cells = [...this.place.querySelectorAll("button.cell")];
    const from = cells.findIndex((cell) => cell.dataset.slide === this.here);
    let to = from + by;
    if (/^Arrow(Up|Down)$/.test(key) && from >= 0) {
      const box = cells[from].getBoundingClientRect();
      const rows = cells.map((cell, index) => ({ index, box: cell.getBoundingClientRect() }))
        .filter((one) => by * (one.box.top - box.top) > 4);
      rows.sort((a, b) => by * (a.box.top - b.box.top) || Math.abs(a.box.left - box.left) - Math.abs(b.box.left - box.left));
      to = rows[0]?.index ?? from;
    }
    if (cells[to]) this.mark(cells[to].dataset.slide, true);
    return true;
  }
}
