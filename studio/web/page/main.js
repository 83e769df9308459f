// Draw -> read -> film: joins the parts of the page to the server.

import { FilmShelf, RenderList, element, spokenName } from "./films.js";
import { NetworkView } from "./network.js";
import { Pad } from "./pad.js";
import { StepsView } from "./steps.js";

const find = (id) => document.getElementById(id);
const SLOWLY = 2000, OFTEN = 300; // milliseconds between two looks at the renders

const pad = new Pad(find("pad"), () => Number(find("pen").value), readSoon);
let view = null, pick = 1, busy = false, changed = false, renderable = false, watching = null;
const steps = new StepsView(find("found"), async () =>
  (await ask(`api/steps?pick=${pick}`, { method: "POST", body: await pad.picked() })).steps);
const announced = new Set(), ours = new Set();

async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch {
    throw new Error("The program behind this page has stopped. Start it again with: digitfilm draw");
  }
  if (answer.status === 403) throw new Error(`This page is out of date. ${await answer.text()}`);
  const facts = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(facts.error);
  return facts;
}

// One reading at a time, and always one of the latest picture.
async function readSoon() {
  find("invitation").hidden = !pad.isEmpty;
  changed = true;
  if (busy) return;
  busy = true;
  while (changed) {
    changed = false;
    await read();
  }
  busy = false;
}

async function read() {
  if (pad.isEmpty) return rest("Waiting for a digit.");
  try {
    const reading = await ask(`api/read?pick=${pick}`, { method: "POST", body: await pad.picked() });
    if (changed && pad.isEmpty) return;
    view.show(reading);
    say(reading);
    offer(reading.boxes);
    steps.renew();
    setRenderable(true);
  } catch (error) {
    if (pick > 1) { pick = 1; changed = true; } // the one picked is no longer there
    rest(error.message);
  }
}

function rest(words) {
  view?.show(null);
  offer([]);
  steps.hide();
  find("reading").textContent = words;
  delete find("reading").dataset.answer;
  setRenderable(false);
}

function say(reading) {
  const [value, next] = [reading.answer, reading.runner_up].map((digit) => reading.outputs[digit].toFixed(2));
  const words = find("reading");
  words.dataset.answer = reading.answer;
  words.replaceChildren(
    "It reads ", element("strong", { textContent: reading.answer }), ` (${value}). In second place is ${reading.runner_up} (${next}).`,
    ...reading.warnings.map((warning) => element("small", { textContent: warning })),
  );
}

// Where there are several digits, each has a box to pick it by.
function offer(boxes) {
  const share = (value) => `${100 * value}%`;
  find("boxes").replaceChildren(...(boxes.length < 2 ? [] : boxes.map((box, n) => {
    const [left, top, right, bottom] = pad.onPad(box);
    const button = element(
      "button", { type: "button", onclick: () => { pick = n + 1; readSoon(); } }, element("span", { textContent: n + 1 }));
    button.setAttribute("aria-label", `Read digit ${n + 1} of ${boxes.length}`);
    button.setAttribute("aria-pressed", String(pick === n + 1));
    Object.assign(button.style, { left: share(left), top: share(top), width: share(right - left), height: share(bottom - top) });
    return button;
  })));
}

function setRenderable(can) {
  renderable = can;
  find("render").disabled = !can;
}

async function order(event) {
  event.preventDefault();
  if (!renderable) return;
  const chapters = [...find("chapters").querySelectorAll("input:checked")].map(({ value }) => value);
  const film = find("films").querySelector("input:checked")?.value ?? "short";
  const query = new URLSearchParams({ quality: find("quality").value, format: find("format").value, pick });
  for (const { id, value } of find("looks").querySelectorAll("select")) query.set(id, value);
  for (const scene of chapters.length ? chapters : [film]) query.append("scene", scene);
  await attempt(async () => {
    const render = await ask(`api/renders?${query}`, { method: "POST", body: await pad.picked() });
    ours.add(render.id);
    await watch();
  });
}

async function attempt(action) {
  find("trouble").textContent = "";
  try {
    await action();
  } catch (error) {
    find("trouble").textContent = error.message;
  }
}

// Looks again and again, also after a failure: the program may recover.
async function watch() {
  clearTimeout(watching);
  const status = find("status");
  let wait = SLOWLY, failure = "";
  try {
    if (await look()) wait = OFTEN;
  } catch (error) {
    failure = error.message;
  }
  if (status.textContent !== failure) status.textContent = failure;
  clearTimeout(watching);
  watching = setTimeout(watch, wait);
}

async function look() {
  const { renders, films } = await ask("api/renders");
  list.show(renders);
  shelf.show(films);
  for (const { id, state, film } of renders) {
    if (state !== "done" || announced.has(id)) continue;
    announced.add(id);
    const made = films.find((one) => one.film === film);
    if (made && ours.has(id)) shelf.play(made);
  }
  return renders.some(({ state }) => ["waiting", "rendering", "cancelling"].includes(state));
}

async function take(file) {
  if (!file) return;
  pick = 1;
  try {
    pad.show(await createImageBitmap(file), file);
  } catch {
    pad.clear();
    await attempt(async () => pad.show(await shown(file), file));
  }
}

// Of a HEIC photo or a PDF, which browsers don't show, a picture; of what is none, an error says what it is.
async function shown(file) {
  const image = new Image();
  image.src = (await ask("api/shown", { method: "POST", body: file })).picture;
  await image.decode();
  return image;
}

const list = new RenderList(find("renders"), (id) =>
  attempt(async () => { await ask(`api/renders/${id}`, { method: "DELETE" }); await watch(); }));
const shelf = new FilmShelf({
  list: find("made"), player: find("player"), video: find("video"), picture: find("picture"), downloads: find("downloads"), none: find("none"),
});

function choice(type, name, value, words, checked = false) {
  return element("label", {}, element("input", { type, name, value, checked }), words);
}

// A film or single chapters: to choose one unchooses the other.
function chooseEither({ target }) {
  const others = target.name === "film" ? "chapters" : "films";
  for (const input of find(others).querySelectorAll("input")) input.checked = false;
  const chosen = document.querySelector("#films input:checked, #chapters input:checked");
  if (!chosen) find("films").querySelector("input").checked = true;
}

// What the film looks like: one list for each choice.
const PALETTES = { classic: "green and red", safe: "blue and orange (color-blind safe)" };

function offerLooks(looks) {
  const words = (name, value) => (name === "language" ? spokenName(value) : PALETTES[value] ?? value);
  find("looks").append(...Object.entries(looks).map(([name, values]) => {
    const options = values.map((value) => element("option", { value, textContent: words(name, value) }));
    return element("label", {}, `${name[0].toUpperCase()}${name.slice(1)} `, element("select", { id: name }, ...options));
  }));
}

function listen() {
  for (const id of ["films", "chapters"]) find(id).addEventListener("change", chooseEither);
  find("clear").addEventListener("click", () => { pick = 1; pad.clear(); });
  find("undo").addEventListener("click", () => pad.undo());
  find("order").addEventListener("submit", order);
  find("file").addEventListener("change", ({ target }) => { take(target.files[0]); target.value = ""; });
  const drop = find("drop");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("dropping"); });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("dropping"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files[0]); });
  addEventListener("paste", ({ clipboardData }) => take(clipboardData.files[0]));
}

async function begin() {
  const choices = await ask("api/choices");
  view = new NetworkView(find("network"), choices.network);
  const films = { short: "the short film (about two minutes)", full: "the full film (about twelve minutes, all chapters)" };
  find("films").append(...choices.films.map((name, n) => choice("radio", "film", name, films[name] ?? name, n === 0)));
  find("chapters").append(...choices.chapters.map(({ name, title }) => choice("checkbox", "chapter", name, title)));
  const options = (kinds) => Object.entries(kinds).map(([value, textContent]) => element("option", { value, textContent }));
  find("quality").append(...options(choices.qualities));
  find("format").append(...options(choices.forms));
  find("quality").value = "m";
  offerLooks(choices.looks);
  listen();
  view.show(null);
  await watch();
}

attempt(begin);
