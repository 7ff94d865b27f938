// The presenter's window: this slide, the next one, the notes, and the clock against the plan.

import { Partner, Talk, addressOf, clock, clickOf, element, idInAddress, notesOf, put, still } from "./talk.js";
import { Timer } from "./timer.js";
import { counted } from "./problems.js";
import { listen, swipe } from "./keys.js";

const $ = (id) => document.getElementById(id);
const CLOSE = 0.25; // Minutes that count as being on time.

let here = idInAddress();
let clicks = 0; // How many are made on this slide.
let begun = false;
const timer = new Timer(tick);
const talk = new Talk(changed, (lost) => { $("lost").hidden = !lost; });
const partner = new Partner((told) => {
  if (told.choice !== undefined) {
    history.replaceState(null, "", `?${told.choice}${location.hash}`);
    talk.follow(new URLSearchParams(told.choice));
  } else if (told.slide && talk.slide(told.slide) && (told.slide !== here || (told.clicks ?? clicks) !== clicks)) {
    go(told.slide, true, told.clicks);
  }
});

function changed() {
  const { heading } = talk;
  document.title = `Presenter · ${heading.title}`;
  document.documentElement.style.setProperty("--wide", heading.width);
  document.documentElement.style.setProperty("--high", heading.height);
  trouble();
  if (!talk.slide(here)) go(talk.order[0], true);
  else if (begun) draw();
  else go(here); // The other window shows the slide before its first click, too.
  begun ||= Boolean(talk.slide(here));
}

// Errors of other variants are no matter of this show.
function trouble() {
  const errors = talk.problems.filter((one) => one.severity === "error").length;
  const shown = talk.order.length ? "these are the last good slides" : "nothing to show yet";
  const said = talk.blocked ? `${counted(errors, "error")}, ${shown}` : "";
  // What is written again is read out again, at every save.
  if ($("trouble").textContent !== said) $("trouble").textContent = said;
  $("trouble").hidden = !said;
}

function go(id, told = false, made = 0) {
  if (!talk.slide(id)) return;
  const turned = id !== here;
  here = id;
  clicks = made;
  history.replaceState(null, "", `${location.search}#${encodeURIComponent(id)}`);
  draw();
  const slide = talk.slide(id);
  $("announce").textContent = `Slide ${slide.number} of ${talk.order.length}: ${slide.title}${clickOf(slide, clicks)}`;
  if (turned) $("notes").scrollTop = 0;
  if (!told) partner.tell({ slide: id, clicks });
}

function draw() {
  const slide = talk.slide(here);
  const next = talk.onward(here, clicks, 1);
  const after = next && talk.slide(next.id);
  put($("current"), still(slide, clicks));
  put($("after"), after ? copied(after, next.clicks) : element("p", "The end"));
  const builds = after === slide ? `click ${next.clicks} of ${slide.stills.length}` : after?.number;
  $("after-label").textContent = after ? `Next: ${builds}` : "Next";
  $("position").textContent = `${slide.number} / ${talk.order.length}`;
  $("section").textContent = talk.sectionOf(here);
  $("time").textContent = slide.minutes ? `${clock(slide.minutes)} min planned` : "";
  $("previous").disabled = !talk.onward(here, clicks, -1);
  $("next").disabled = !after;
  $("notes").replaceChildren(notesOf(slide));
  $("notes").lang = slide.language;
  tick();
}

function copied(slide, made) {
  const copy = still(slide, made).cloneNode(true);
  copy.setAttribute("aria-label", slide.title);
  copy.setAttribute("inert", "");
  return copy;
}

function tick() {
  const spoken = timer.minutes;
  const whole = talk.heading.minutes || talk.planned;
  $("elapsed").textContent = clock(spoken);
  $("now").textContent = new Date().toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  $("start").textContent = timer.running ? "Pause" : spoken ? "Go on" : "Start";
  $("plan").textContent = `of ${clock(whole)}`;
  $("plan").className = "plan";
  if (!timer.began || !talk.slide(here)) return;
  // On time is whoever leaves a slide when the plan does; there is a slide's time to be in it.
  const end = talk.plannedUntil(here);
  const begin = end - (talk.slide(here).hidden ? 0 : talk.slide(here).minutes);
  const late = spoken - end;
  const early = begin - spoken;
  const said = late > CLOSE ? `${clock(late)} behind` : early > CLOSE ? `${clock(early)} ahead` : "on time";
  $("plan").textContent = `of ${clock(whole)} · ${said}`;
  $("plan").classList.toggle("late", late > CLOSE);
  $("plan").classList.toggle("early", early > CLOSE && late <= CLOSE);
}

function step(by) {
  const to = talk.onward(here, clicks, by);
  if (to) go(to.id, false, to.clicks);
  return true;
}

function size(by) {
  const now = Number(localStorage.getItem("notes-size") || 20) + by;
  const fine = Math.min(48, Math.max(14, now));
  localStorage.setItem("notes-size", String(fine));
  $("notes").style.fontSize = `${fine}px`;
}

listen({
  step,
  first: () => go(talk.order[0]),
  last: () => go(talk.order.at(-1)),
  number: (number) => go(talk.order[Math.min(Math.max(number, 1), talk.order.length) - 1]),
  letter: { "+": () => size(2), "-": () => size(-2), f: () => document.documentElement.requestFullscreen?.() },
});
for (const [id, does] of Object.entries({
  start: () => timer.toggle(), reset: () => timer.reset(), previous: () => step(-1), next: () => step(1),
  smaller: () => size(-2), larger: () => size(2),
})) $(id).addEventListener("click", does);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  go(addressOf(link));
});
window.addEventListener("hashchange", () => { if (idInAddress() !== here) go(idInAddress(), true); });
swipe($("current"), step);
size(0);
partner.tell({ ask: true });
