// What is wrong or doubtful, with its place and what to write instead.

import { element } from "./talk.js";

export class Problems {
  constructor(panel, button, talk) {
    Object.assign(this, { panel, button, talk, wanted: false, dismissed: new Set() });
  }

  update() {
    const { problems, blocked, unchecked, examined } = this.talk;
    const errors = problems.filter((one) => one.severity === "error").length;
    const warnings = problems.length - errors;
    const counts = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean);
    this.button.hidden = !problems.length;
    this.button.textContent = counts.join(", ");
    this.button.classList.toggle("bad", errors > 0);
    const before = this.panel.querySelector("ul")?.scrollTop ?? 0;
    const head = element("div", element("h2", heading(errors, blocked, this.talk.order.length)), closing(() => this.close()));
    head.className = "problems-head";
    const list = element("ul", ...problems.map(row));
    const parts = [head, list];
    if (blocked && unchecked) parts.push(Object.assign(element("p", `${capital(unchecked)}.`), { className: "small" }));
    this.panel.replaceChildren(...parts);
    list.scrollTop = before;
    // Errors come up by themselves, but once dismissed not again; warnings wait until somebody asks.
    const now = marks(problems);
    if (examined && !now.length) this.dismissed.clear();
    if (examined && !problems.length) this.wanted = false;
    this.show(this.wanted || now.some((mark) => !this.dismissed.has(mark)));
  }

  show(shown) {
    const open = shown && this.talk.problems.length > 0;
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  toggle() {
    if (this.close()) return;
    this.wanted = true;
    this.show(true);
  }

  close() {
    if (this.panel.hidden) return false;
    this.wanted = false;
    this.dismissed = new Set(marks(this.talk.problems));
    this.show(false);
    return true;
  }
}

// What tells errors apart from save to save: lines move, so the second of a kind is only counted.
function marks(problems) {
  const seen = new Map();
  return problems.filter((one) => one.severity === "error").map(({ file, message }) => {
    const said = `${file}\n${message}`;
    seen.set(said, (seen.get(said) ?? 0) + 1);
    return `${said}\n${seen.get(said)}`;
  });
}

function heading(errors, blocked, slides) {
  if (blocked) return slides ? "These have to be mended; you see the last slides that were in order" : "These have to be mended";
  return errors ? "Wrong in other variants of this outline" : "Worth a look";
}

function row(one) {
  const place = Object.assign(element("code", `${one.file}:${one.line}`), { title: `column ${one.column}` });
  const said = element("p", ...marked(one.message));
  const made = element("li", element("p", kind(one), " ", place), said);
  if (one.hint) made.append(Object.assign(element("p", ...marked(one.hint)), { className: "hint" }));
  made.className = one.severity;
  return made;
}

function kind(one) {
  return Object.assign(element("span", one.severity), { className: "kind" });
}

// `words` between backquotes as code.
function marked(text) {
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 ? element("code", part) : part));
}

function closing(close) {
  const button = Object.assign(element("button", "Close"), { className: "tool plain", type: "button" });
  button.addEventListener("click", close);
  return button;
}

export function counted(number, noun) { return number === 1 ? `1 ${noun}` : `${number} ${noun}s`; }

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
