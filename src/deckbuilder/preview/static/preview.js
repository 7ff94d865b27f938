// The page of the preview: one slide with its notes, the overview, and what is wrong.

import { Partner, Talk, addressOf, clock, clickOf, element, idInAddress, notesOf, put, still } from "./talk.js";
import { Choices } from "./choices.js";
import { Overview } from "./overview.js";
import { Problems } from "./problems.js";
import { Search } from "./search.js";
import { listen, swipe } from "./keys.js";

const $ = (id) => document.getElementById(id);
const kept = {
  get notes() { return localStorage.getItem("notes") !== "no"; },
  set notes(shown) { localStorage.setItem("notes", shown ? "yes" : "no"); },
};

let here = idInAddress();
let before = 0;
let clicks = Infinity; // How many are made on this slide; outside a show all of it is there.
let view = "one";
const talk = new Talk(changed, (lost) => { $("lost").hidden = !lost; });
const overview = new Overview($("overview"), talk, (id) => { show("one"); go(id); $("slide").focus(); });
const problems = new Problems($("problems"), $("show-problems"), talk);
const search = new Search($("search"), $("query"), $("hits"), talk, (id) => { show("one"); go(id); });
const choices = new Choices(talk);
const partner = new Partner((told) => {
  if (told.ask) partner.tell({ slide: here });
  else if (told.choice !== undefined) choices.follow(told.choice);
  else if (told.slide && talk.slide(told.slide) && (told.slide !== here || told.clicks !== clicks)) {
    go(told.slide, true, told.clicks ?? Infinity);
  }
});

function changed({ ids, focus, fresh }) {
  const { heading } = talk;
  document.title = heading.title ? `${heading.title} · preview` : "Preview";
  $("title").textContent = heading.title || "Preview";
  document.documentElement.style.setProperty("--wide", heading.width);
  document.documentElement.style.setProperty("--high", heading.height);
  choices.update();
  problems.update();
  overview.changed(ids);
  $("empty").hidden = talk.order.length > 0;
  if (!talk.order.length) $("empty").textContent = talk.blocked ? "Nothing to show yet: the talk has errors." : "Building the talk …";
  if (focus && !fresh && talk.slide(focus) && !document.fullscreenElement) go(focus);
  else if (!talk.slide(here)) go(talk.order[Math.min(before, talk.order.length - 1)]);
  else draw();
  show(view);
}

function go(id, told = false, made = document.fullscreenElement ? 0 : Infinity) {
  if (!talk.slide(id)) return;
  here = id;
  clicks = made;
  history.replaceState(null, "", `${location.search}#${encodeURIComponent(id)}`);
  draw();
  overview.mark(id);
  const slide = talk.slide(id);
  $("announce").textContent = `Slide ${slide.number} of ${talk.order.length}: ${slide.title}${clickOf(slide, clicks)}`;
  if (!told) partner.tell({ slide: id, clicks });
}

function draw() {
  const slide = talk.slide(here);
  if (!slide) return;
  before = talk.order.indexOf(here);
  put($("slide"), still(slide, clicks));
  $("slide").lang = slide.language;
  $("slide").setAttribute("aria-label", slide.title);
  $("position").textContent = `${slide.number} / ${talk.order.length}`;
  $("section").textContent = talk.sectionOf(here);
  $("time").textContent = slide.minutes ? `${clock(slide.minutes)} min` : "";
  $("hidden-mark").hidden = !slide.hidden;
  $("previous").disabled = before === 0;
  $("next").disabled = before === talk.order.length - 1;
  $("notes").replaceChildren(notesOf(slide));
  $("notes").lang = slide.language;
  if (!slide.notes.length) $("notes").append(Object.assign(element("p", "No notes."), { className: "none" }));
}

function step(by) {
  if (document.fullscreenElement) {
    const to = talk.onward(here, clicks, by);
    if (to) go(to.id, false, to.clicks);
  } else {
    const to = talk.step(here, by);
    if (to) go(to);
  }
}

function show(wanted, asked = false) {
  view = wanted;
  const some = talk.order.length > 0;
  $("one").hidden = view !== "one" || !some;
  $("overview").hidden = view !== "overview" || !some;
  $("show-overview").setAttribute("aria-pressed", String(view === "overview"));
  if (view === "overview" && some) overview.show(here, asked);
}

function showNotes(shown) {
  kept.notes = shown;
  document.body.classList.toggle("without-notes", !shown);
  $("show-notes").setAttribute("aria-pressed", String(shown));
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else { show("one"); $("stage").requestFullscreen?.(); }
}

function presenter() {
  const address = `/presenter${location.search}#${encodeURIComponent(here)}`;
  window.open(address, "deckbuilder-presenter", "popup,width=1280,height=800");
}

const letter = {
  o: () => show(view === "overview" ? "one" : "overview", true),
  n: () => showNotes(!kept.notes),
  p: presenter,
  f: full,
  e: () => problems.toggle(),
  "/": () => search.open(),
  "?": () => $("help").showModal(),
  Escape: () => { if (!problems.close()) show("one"); },
};

listen({
  step(by, key) {
    if (view !== "overview") { step(by); return true; }
    return overview.move(by, key);
  },
  first: () => go(talk.order[0]),
  last: () => go(talk.order.at(-1)),
  number: (number) => go(talk.order[Math.min(Math.max(number, 1), talk.order.length) - 1]),
  typed: (digits) => { $("typed").hidden = !digits; $("typed").textContent = `Slide ${digits}`; },
  letter,
});

for (const [id, does] of Object.entries({
  "show-overview": letter.o, "show-notes": letter.n, "show-presenter": presenter, "show-full": full,
  "show-search": letter["/"], "show-help": letter["?"], "show-problems": letter.e,
  previous: () => step(-1), next: () => step(1),
})) $(id).addEventListener("click", does);

// Jumps to slides stay on this page; in a show, a click beside a link turns the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link) {
    event.preventDefault();
    const to = addressOf(link);
    if (talk.slide(to)) { show("one"); go(to); }
  } else if (document.fullscreenElement && !event.target.closest?.("a")) step(1);
});
// A show begins with what is there before the first click, and ends with the whole slide.
// Clicks that are made already stay made, as when an arrow key comes before the screen has changed.
const atFullScreen = () => (document.fullscreenElement ? (Number.isFinite(clicks) ? clicks : 0) : Infinity);
document.addEventListener("fullscreenchange", () => { if (talk.slide(here)) go(here, false, atFullScreen()); });
window.addEventListener("hashchange", () => { if (idInAddress() !== here) go(idInAddress()); });
swipe($("stage"), step);
showNotes(kept.notes);
choices.onchange = (chosen) => partner.tell({ choice: chosen });
