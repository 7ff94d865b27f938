// The talk as the server tells it: slides by id, kept up to date by one stream of events.

const WORTHY = new Set(["svg", "g", "title", "rect", "path", "circle", "ellipse", "text", "tspan", "a", "image"]);
const SVG = "http://www.w3.org/2000/svg";

// Slides come from our own writer, which escapes every word of the outline, and the policy of the
// page lets nothing inline run. `cleaned` is the third wall: only the elements we draw with remain.
const policy = globalThis.trustedTypes?.createPolicy("slides", { createHTML: (text) => text });

export function drawing(markup) {
  const text = policy ? policy.createHTML(markup) : markup;
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  cleaned(root);
  root.removeAttribute("width");
  root.removeAttribute("height");
  return document.importNode(root, true);
}

function cleaned(element) {
  for (const child of [...element.children]) {
    if (child.namespaceURI === SVG && WORTHY.has(child.localName)) cleaned(child);
    else child.remove();
  }
  for (const { name, value } of [...element.attributes]) {
    const leads = name === "href" || name.endsWith(":href");
    const fine = element.localName === "image" ? value.startsWith("/pictures/") : isAddress(value);
    if (name.startsWith("on") || name === "style" || (leads && !fine)) element.removeAttribute(name);
  }
  if (element.localName === "a" && !element.getAttribute("href")?.startsWith("#")) leadsOut(element);
}

export function isAddress(link) {
  return /^(https?:\/\/|mailto:|#)/i.test(link);
}

export function leadsOut(link) {
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer");
}

export class Talk {
  constructor(changed, lost) {
    this.slides = new Map();
    this.order = [];
    this.sections = [];
    this.heading = { title: "", minutes: 0, width: 960, height: 540, language: "en", rtl: false };
    this.problems = [];
    this.examined = false; // False while errors of other variants are still being looked for.
    this.unchecked = "";
    this.blocked = false;
    this.variants = [];
    this.languages = [];
    this.choice = { variants: [], language: "" };
    this.changed = changed;
    this.lost = lost;
    this.follow();
  }

  // Where `chosen` says which variant and language, as in the address of the page.
  follow(chosen = new URLSearchParams(location.search)) {
    this.stream?.close();
    const asked = new URLSearchParams();
    for (const key of ["variant", "lang"]) if (chosen.has(key)) asked.set(key, chosen.get(key));
    this.stream = new EventSource(`/events?${asked}`);
    let fresh = true;
    this.stream.onopen = () => { fresh = true; this.lost(false); };
    this.stream.onerror = () => this.lost(true);
    this.stream.onmessage = (event) => {
      this.take(JSON.parse(event.data), fresh);
      fresh = false;
    };
  }

  take(told, fresh) {
    if (fresh) this.slides.clear();
    const { heading, sections, slides, focus, problems, ...rest } = told;
    Object.assign(this, rest, { heading });
    const order = sections.flatMap((section) => section.slides);
    for (const [id, slide] of Object.entries(slides)) {
      // The old drawing stays in every place until the new one stands there.
      this.slides.set(id, { ...slide, id, drawn: drawing(slide.svg) });
    }
    for (const id of [...this.slides.keys()]) if (!order.includes(id)) this.slides.delete(id);
    this.order = order;
    this.sections = sections;
    this.examined = problems !== null;
    if (problems) this.problems = problems;
    else this.problems = this.problems.filter((one) => one.severity !== "error");
    this.changed({ ids: new Set(Object.keys(slides)), focus, fresh });
  }

  slide(id) { return this.slides.get(id); }

  sectionOf(id) { return this.sections.find((section) => section.slides.includes(id))?.name ?? ""; }

  // The slide `by` steps from `id`; in a show those that are hidden are passed over.
  step(id, by, show = false) {
    let place = this.order.indexOf(id) + by;
    while (show && this.slide(this.order[place])?.hidden) place += Math.sign(by);
    return this.order[place];
  }

  // Where a click forwards or backwards leads in a show, and how many clicks of that slide are made
  // then: all of them when one comes back to it.
  onward(id, clicks, by) {
    const count = this.slide(id)?.stills.length ?? 0;
    const made = Math.min(clicks, count) + by;
    if (made >= 0 && made <= count) return { id, clicks: made };
    const to = this.step(id, by, true);
    return to && { id: to, clicks: by > 0 ? 0 : Infinity };
  }

  // Minutes planned from the start of the show to the end of the slide `id`.
  plannedUntil(id) {
    let sum = 0;
    for (const each of this.order) {
      const slide = this.slide(each);
      if (!slide.hidden) sum += slide.minutes;
      if (each === id) break;
    }
    return sum;
  }

  get planned() { return this.plannedUntil(null); }
}

// The slide as it is after so many clicks.
export function still(slide, clicks) {
  if (clicks >= slide.stills.length) return slide.drawn;
  slide.before ??= [];
  return (slide.before[clicks] ??= drawing(slide.stills[clicks]));
}

// `, click 2 of 3` where a slide builds and not all of it is there.
export function clickOf(slide, clicks) {
  const count = slide.stills.length;
  return clicks < count ? `, click ${clicks} of ${count}` : "";
}

export function clock(minutes) {
  const whole = Math.round(Math.abs(minutes) * 60);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// Notes as elements, made from plain values: nothing in them is ever read as markup.
export function notesOf(slide) {
  const whole = document.createDocumentFragment();
  let list = null;
  for (const paragraph of slide?.notes ?? []) {
    const listed = { dot: "UL", number: "OL" }[paragraph.bullet];
    const made = element(listed ? "li" : "p");
    made.dir = paragraph.rtl ? "rtl" : "auto";
    if (paragraph.level) made.classList.add(`level-${Math.min(paragraph.level, 2)}`);
    if (paragraph.bullet === "number") made.value = paragraph.number;
    for (const run of paragraph.runs) made.append(words(run));
    if (!listed) {
      list = null;
      whole.append(made);
    } else {
      if (list?.tagName !== listed) whole.append((list = element(listed)));
      list.append(made);
    }
  }
  return whole;
}

function words(run) {
  let made = document.createTextNode(run.text);
  for (const mark of run.marks) made = element({ b: "strong", i: "em", code: "code", click: "mark" }[mark], made);
  if (run.link && isAddress(run.link)) {
    made = element("a", made);
    made.href = run.link;
    if (!run.link.startsWith("#")) leadsOut(made);
  }
  return made;
}

export function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

export function put(place, drawn) {
  if (place.firstElementChild !== drawn) place.replaceChildren(...(drawn ? [drawn] : []));
}

export function idInAddress() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
}

export function addressOf(link) {
  try { return decodeURIComponent(link.getAttribute("href").slice(1)); } catch { return ""; }
}

// The two windows of one browser, each told where the other one goes.
export class Partner {
  constructor(told) {
    this.channel = new BroadcastChannel(`deckbuilder ${location.host}`);
    this.channel.onmessage = (event) => told(event.data);
  }
  tell(what) { this.channel.postMessage(what); }
}
