// What is being rendered, and what is finished.

const STATES = {
  waiting: "waiting for its turn", rendering: "rendering", cancelling: "cancelling", cancelled: "cancelled",
  failed: "failed", done: "done",
};

export function element(tag, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

export class RenderList {
  constructor(list, onCancel) {
    Object.assign(this, { list, onCancel });
    this.rows = new Map();
  }

  show(renders) {
    const current = renders.filter(({ state }) => state !== "done").slice(0, 8);
    const known = new Set(current.map(({ id }) => id));
    for (const [id, row] of this.rows) if (!known.has(id)) { row.item.remove(); this.rows.delete(id); }
    for (const render of current) this.row(render.id).update(render);
  }

  row(id) {
    if (!this.rows.has(id)) {
      const title = element("span"), note = element("small"), bar = element("progress", { max: 1, value: 0 });
      const cancel = element("button", { type: "button", textContent: "Cancel", onclick: () => this.onCancel(id) });
      const item = element("li", {}, element("span", {}, title, note), cancel, bar);
      const update = (render) => {
        title.textContent = `${render.title} (${render.quality})`;
        note.textContent = line(render);
        bar.value = render.done;
        bar.setAttribute("aria-label", `${render.title}: ${Math.round(100 * render.done)}%`);
        const over = !["waiting", "rendering"].includes(render.state);
        cancel.hidden = over;
        bar.hidden = ["cancelled", "failed"].includes(render.state);
        item.dataset.state = render.state;
      };
      this.rows.set(id, { item, update });
      this.list.append(item);
    }
    return this.rows.get(id);
  }
}

function line({ state, done, doing, seconds_left: left }) {
  if (state === "failed") return doing;
  if (state !== "rendering") return STATES[state];
  const time = left === null ? "" : left < 90 ? `, about ${left} s left` : `, about ${Math.round(left / 60)} min left`;
  return `${Math.round(100 * done)}%${time}${doing ? ` · ${doing}` : ""}`;
}

// A language in its own words.
export function spokenName(code) {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code);
  } catch {
    return code; // a film's file says what no language is called
  }
}

export class FilmShelf {
  constructor(parts) {
    Object.assign(this, parts); // list, player, video, picture, downloads, none
    this.known = "";
    this.playing = null;
  }

  show(films) {
    const seen = JSON.stringify(films);
    if (seen === this.known) return;
    this.known = seen;
    this.none.hidden = films.length > 0;
    this.list.replaceChildren(...films.map((film) => element("li", {}, this.card(film))));
    this.mark();
  }

  card(film) {
    const button = element(
      "button", { type: "button", onclick: () => this.play(film) },
      element("img", { src: `api/films/${film.film}/poster`, alt: "", loading: "lazy" }),
      element("span", {}, film.title, element("small", { textContent: film.note })),
    );
    button.dataset.film = film.film;
    return button;
  }

  play(film) {
    const address = `api/films/${film.film}`;
    const isFilm = film.form === "mp4";
    this.video.pause();
    this.video.hidden = !isFilm;
    this.picture.hidden = isFilm;
    if (isFilm) {
      const label = spokenName(film.language);
      const track = { kind: "captions", label, srclang: film.language, src: `${address}/vtt`, default: true };
      this.video.replaceChildren(element("track", track));
      this.video.poster = `${address}/poster`;
      this.video.src = `${address}/mp4`;
      this.video.play().catch(() => {}); // a browser may want a click first
    } else this.picture.src = `${address}/png`;
    const link = (kind, words) => element("a", { href: `${address}/${kind}?download`, textContent: words, download: "" });
    const size = `${(film.bytes / 1e6).toFixed(1)} MB`;
    this.downloads.replaceChildren(...(isFilm
      ? [link("mp4", `Download the film (${size})`), link("srt", "captions .srt"), link("vtt", "captions .vtt"), link("poster", "poster .png")]
      : [link("png", `Download the pictures (${size})`)]));
    this.player.hidden = false;
    this.playing = film.film;
    this.mark();
    this.player.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  mark() {
    for (const button of this.list.querySelectorAll("button")) {
      button.toggleAttribute("aria-current", button.dataset.film === this.playing);
    }
  }
}
