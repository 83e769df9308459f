// One beat a slide: it plays when it is arrived at and rests at its end. One step back runs the beat backwards.
"use strict";

const LONGEST_WAY_BACK = 3; // seconds; longer beats run backwards faster
const FASTEST = 8;
const IS_UPCOMING = /receiver/.test(location.search) && !/postMessageEvents/.test(location.search); // in the speaker view

const number = (slide) => Number(slide.dataset.number);
const videos = (slide) => [...slide.querySelectorAll("video")];

function show(slide, state) {
  slide.classList.remove("playing", "going-back");
  if (state) slide.classList.add(state);
}

function rest(slide) {
  videos(slide).forEach((video) => video.pause());
  show(slide, null); // the still of its end
}

async function run(slide, video, state) {
  videos(slide).forEach((other) => other !== video && other.pause());
  video.currentTime = 0;
  show(slide, state);
  try {
    await video.play();
  } catch (refused) {
    if (refused.name !== "AbortError") rest(slide); // the browser does not play it: its end tells the same
  }
}

function play(slide) {
  run(slide, slide.querySelector("video.beat"), "playing");
}

function goBack(slide) {
  const video = slide.querySelector("video.back");
  video.playbackRate = Math.min(FASTEST, Math.max(1, (video.duration || 1) / LONGEST_WAY_BACK));
  run(slide, video, "going-back");
}

function arrive(slide, from) {
  if (from) rest(from);
  const isOneBack = from && number(from) === number(slide) + 1;
  if (IS_UPCOMING) rest(slide);
  else if (isOneBack) goBack(slide);
  else play(slide);
  tellNotes(slide);
}

// ---- notes under the slide ----

const beneath = document.createElement("div");
beneath.id = "beneath";
beneath.hidden = true;
document.body.append(beneath);

function tellNotes(slide) {
  beneath.innerHTML = slide.querySelector("aside.notes").innerHTML;
}

// ---- the deck ----

const keys = {
  82: ["R", "Play the beat again", () => play(Reveal.getCurrentSlide())],
  87: ["W", "Pause or resume the beat", pause],
  67: ["C", "Show or hide the notes below the slide", () => { beneath.hidden = !beneath.hidden; }],
};

function pause() {
  const video = videos(Reveal.getCurrentSlide()).find((one) => getComputedStyle(one).visibility === "visible");
  if (video && video.paused && !video.ended) video.play();
  else if (video) video.pause();
}

document.querySelectorAll("video.back").forEach((video) => {
  video.addEventListener("ended", () => rest(video.closest("section")));
});
document.querySelector(".slides").addEventListener("error", (event) => {
  const slide = event.target.closest("section");
  if (slide === Reveal.getCurrentSlide()) rest(slide); // a file that is damaged
}, true);
document.querySelector(".slides").addEventListener("click", () => {
  if (!Reveal.isOverview()) Reveal.next();
});

Reveal.on("ready", (event) => {
  for (const [code, [key, description, act]] of Object.entries(keys)) {
    Reveal.addKeyBinding({ keyCode: Number(code), key, description }, act);
  }
  arrive(event.currentSlide, null);
});
Reveal.on("slidechanged", (event) => arrive(event.currentSlide, event.previousSlide));
Reveal.initialize({
  width: Number(document.body.dataset.width),
  height: Number(document.body.dataset.height),
  margin: 0,
  minScale: 0.05,
  maxScale: 10,
  center: false,
  controls: false,
  progress: false,
  hash: true,
  navigationMode: "linear",
  transition: "none",
  backgroundTransition: "none",
  autoPlayMedia: false,
  viewDistance: 3,
  mobileViewDistance: 2,
  hideInactiveCursor: true,
  scrollActivationWidth: 0,
  plugins: [RevealNotes],
});
