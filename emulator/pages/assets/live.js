// Listens to the server while somebody looks. Events: "request", "pulse" and "stale" for the other scripts.

const status = document.getElementById("live");
let source;
let newest = document.body.dataset.after;

const tell = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));

function say(text, isLive) {
  if (status.textContent === text) return;
  status.textContent = text;
  status.classList.toggle("off", !isLive);
}

function watch() {
  if (source || document.hidden) return;
  let wasOpen = false;
  source = new EventSource(`/_local/events?after=${encodeURIComponent(newest)}`);
  source.addEventListener("open", () => {
    say("Live", true);
    if (wasOpen) tell("stale", "everything");
    wasOpen = true;
  });
  source.addEventListener("error", ({ target }) => {
    const isOver = target.readyState === EventSource.CLOSED;
    say(isOver ? "Not live: reload this page" : "Not connected: trying again", false);
  });
  source.addEventListener("request", ({ data, lastEventId }) => {
    newest = lastEventId;
    tell("request", { request: JSON.parse(data), number: Number(lastEventId.split(".").at(-1)) });
  });
  source.addEventListener("change", () => tell("stale", "soon"));
  source.addEventListener("pulse", ({ data }) => tell("pulse", JSON.parse(data)));
}

function pause() {
  source?.close();
  source = undefined;
}

function resume() {
  watch();
  tell("stale", "now");
}

// A page that nobody looks at does not stay connected: a browser keeps few connections to a server.
document.addEventListener("visibilitychange", () => (document.hidden ? pause() : resume()));
addEventListener("pagehide", pause);
addEventListener("pageshow", ({ persisted }) => persisted && resume());
if (status) watch();
