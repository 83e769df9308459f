// How it was found: the steps from a picture to the 28 x 28 pixels, asked for only while they are open.

import { element } from "./films.js";

export class StepsView {
  constructor(details, ask) {
    Object.assign(this, { details, ask, busy: false, stale: true });
    this.list = details.querySelector("ol");
    this.trouble = details.querySelector("[role=alert]");
    details.addEventListener("toggle", () => this.load());
  }

  // There is another reading, to which what is shown no longer belongs.
  renew() {
    this.details.hidden = false;
    this.stale = true;
    this.load();
  }

  hide() {
    this.details.hidden = true;
    this.stale = true;
  }

  get isWanted() { return this.stale && this.details.open && !this.details.hidden; }

  // One request at a time, and always one for the latest picture.
  async load() {
    if (this.busy) return;
    this.busy = true;
    while (this.isWanted) {
      this.stale = false;
      try {
        this.show(await this.ask());
      } catch (error) {
        this.show([], error.message);
      }
    }
    this.busy = false;
  }

  show(steps, failure = "") {
    this.trouble.textContent = failure;
    this.list.replaceChildren(...steps.map(({ name, fact, sentence, picture }, n) => element(
      "li", {},
      element("h3", {}, `${n + 1}. ${name}`, element("small", { textContent: fact })),
      element("img", { src: picture, alt: name }),
      element("p", { textContent: sentence }),
    )));
  }
}
