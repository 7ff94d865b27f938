// Which variant and which language is shown; the address of the page says so too.

export class Choices {
  constructor(talk) {
    this.talk = talk;
    this.variant = document.getElementById("variant");
    this.language = document.getElementById("language");
    this.onchange = () => {};
    for (const select of [this.variant, this.language]) {
      select.addEventListener("change", () => this.choose());
    }
  }

  update() {
    const { variants, languages, choice } = this.talk;
    const several = choice.variants.join("+");
    const known = several && !variants.includes(several) ? [...variants, several] : variants;
    options(this.variant, ["", ...known], several, "as it stands");
    const spoken = choice.language && !languages.includes(choice.language) ? [...languages, choice.language] : languages;
    options(this.language, ["", ...spoken], choice.language, "as written");
  }

  choose() {
    const asked = new URLSearchParams({ variant: this.variant.value, lang: this.language.value });
    this.follow(String(asked));
    this.onchange(String(asked));
  }

  follow(query) {
    if (location.search === `?${query}`) return;
    history.replaceState(null, "", `?${query}${location.hash}`);
    this.talk.follow(new URLSearchParams(query));
  }
}

function options(select, values, chosen, none) {
  const label = select.closest("label");
  label.hidden = values.length < 2;
  const there = [...select.options].map((option) => option.value);
  if (there.join("\n") !== values.join("\n") || !there.length) {
    select.replaceChildren(...values.map((value) => new Option(value ? named(select, value) : none, value)));
  }
  select.value = chosen;
}

function named(select, value) {
  if (select.id !== "language") return value;
  try { return new Intl.DisplayNames([navigator.language, "en"], { type: "language" }).of(value); }
  catch { return value; }
}
