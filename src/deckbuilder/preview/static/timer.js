// A stopwatch that goes on when the window is loaded again.

export class Timer {
  constructor(tick) {
    this.tick = tick;
    const stored = JSON.parse(sessionStorage.getItem("timer") || "null");
    this.spoken = stored?.spoken ?? 0;
    this.since = stored?.since ?? null;
    setInterval(() => this.tick(), 250);
  }

  get running() { return this.since !== null; }

  get began() { return this.running || this.spoken > 0; }

  get minutes() {
    return (this.spoken + (this.running ? Date.now() - this.since : 0)) / 60000;
  }

  toggle() {
    if (this.running) {
      this.spoken += Date.now() - this.since;
      this.since = null;
    } else this.since = Date.now();
    this.keep();
  }

  reset() {
    this.spoken = 0;
    this.since = this.running ? Date.now() : null;
    this.keep();
  }

  keep() {
    sessionStorage.setItem("timer", JSON.stringify({ spoken: this.spoken, since: this.since }));
    this.tick();
  }
}
