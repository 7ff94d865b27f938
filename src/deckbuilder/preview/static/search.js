// Finding slides by the words on them and in their notes.

import { element } from "./talk.js";

const MOST = 50;
const AROUND = 40;

export class Search {
  constructor(dialog, query, hits, talk, choose) {
    Object.assign(this, { dialog, query, hits, talk, choose });
    query.addEventListener("input", () => this.find());
    dialog.addEventListener("keydown", (event) => this.key(event));
    hits.addEventListener("click", (event) => this.take(event.target.closest("button")));
    dialog.addEventListener("click", (event) => { if (event.target === dialog) this.close(); });
  }

  open() {
    this.query.value = "";
    this.find();
    this.dialog.showModal();
    this.query.focus();
  }

  // The field keeps the keys otherwise, where what had them before is no longer to be seen.
  close() {
    this.dialog.close();
    this.query.blur();
  }

  find() {
    const wanted = plain(this.query.value).split(/\s+/).filter(Boolean);
    const found = [];
    for (const id of wanted.length ? this.talk.order : []) {
      const slide = this.talk.slide(id);
      const text = words(slide);
      const flat = plain(text);
      if (wanted.every((word) => flat.includes(word))) {
        found.push({ slide, text, at: flat.indexOf(wanted[0]), titled: wanted.every((word) => plain(slide.title).includes(word)) });
      }
    }
    found.sort((a, b) => b.titled - a.titled);
    this.hits.replaceChildren(...found.slice(0, MOST).map(row));
    if (wanted.length && !found.length) this.hits.append(Object.assign(element("li", "No slide says that."), { className: "none" }));
  }

  key(event) {
    const rows = [...this.hits.querySelectorAll("button")];
    const at = rows.indexOf(document.activeElement);
    // In a search field Escape would only empty it.
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.query) this.take(rows[0]);
    else if (event.key === "ArrowDown") rows[Math.min(at + 1, rows.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? rows[at - 1] : this.query).focus();
    else return;
    event.preventDefault();
  }

  take(button) {
    if (!button) return;
    this.close();
    this.choose(button.dataset.slide);
  }
}

function words(slide) {
  const notes = slide.notes.map((one) => one.runs.map((run) => run.text).join("")).join(" ");
  const shown = [...slide.drawn.querySelectorAll("text")].map((one) => one.textContent).join(" ");
  return `${shown} ${notes}`.replace(/[\u2067\u2069]/g, "");
}

// Without capitals and accents, letter for letter, so that places in both texts agree.
function plain(text) {
  return [...text].map((one) => one.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().slice(0, one.length) || one).join("");
}

function row({ slide, text, at }) {
  const from = Math.max(0, at - AROUND);
  const part = (from ? "…" : "") + text.slice(from, at + 2 * AROUND) + (at + 2 * AROUND < text.length ? "…" : "");
  const title = element("span", element("b", String(slide.number)), ` ${slide.title}`);
  const said = Object.assign(element("span", part), { className: "small" });
  const button = Object.assign(element("button", title, said), { className: "hit", type: "button" });
  button.dataset.slide = slide.id;
  return element("li", button);
}
