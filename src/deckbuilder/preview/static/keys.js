// Keys as in every program that shows slides.

const STEPS = {
  ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
};
const FORGOTTEN_AFTER = 2500;

// Calls `does.step(by)`, `does.first()`, `does.last()`, `does.number(n)`, `does.typed(digits)`, and
// `does.letter[key]()`.
export function listen(does) {
  let digits = "";
  let timer = 0;
  const typed = (now) => {
    digits = now;
    clearTimeout(timer);
    if (digits) timer = setTimeout(() => typed(""), FORGOTTEN_AFTER);
    does.typed?.(digits);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const at = event.target;
    if (at.matches("input, select, textarea")) return;
    const presses = at.matches("button, a, [role=button]");
    const scrolls = at.matches(".notes") && at.scrollHeight > at.clientHeight;
    const { key } = event;
    if (/^[0-9]$/.test(key)) typed((digits + key).slice(-4));
    else if (key === "Enter" && digits) { const number = Number(digits); typed(""); does.number(number); }
    else if (key === "Escape" && digits) typed("");
    else if (key in STEPS) {
      if (key === " " && presses) return;
      if (scrolls && /^(Arrow(Up|Down)| |Page)/.test(key)) return;
      if (!does.step(key === " " && event.shiftKey ? -1 : STEPS[key], key)) return;
    } else if (key === "Home") does.first();
    else if (key === "End") does.last();
    else if (does.letter[key]) does.letter[key]();
    else return;
    event.preventDefault();
  });
}

// A sideways swipe of one finger turns the page.
export function swipe(place, step) {
  let begin = null;
  place.addEventListener("touchstart", (event) => {
    begin = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  place.addEventListener("touchend", (event) => {
    if (!begin) return;
    const end = event.changedTouches[0];
    const [across, down] = [end.clientX - begin.clientX, end.clientY - begin.clientY];
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
  }, { passive: true });
}
