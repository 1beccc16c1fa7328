// Puts what has changed on the server in place of what is shown, part by part. Events: "stale" asks for it, "refreshed" follows.

const focusable = "a, summary, input, [tabindex]";
const find = (key) => document.querySelector(`[data-live="${CSS.escape(key)}"]`);

// What is on the page, by key, as the server wrote it.
const sources = new Map();
const remember = (element) => sources.set(element.dataset.live, element.outerHTML);
for (const element of document.querySelectorAll("[data-live]")) remember(element);

/** The element that is to stand for a new one: the one that stands there, unless something has changed. */
function settled(fresh, everything) {
  const key = fresh.dataset.live;
  const old = find(key);
  const isStream = "stream" in fresh.dataset && !everything;
  if (old && (isStream || sources.get(key) === fresh.outerHTML)) return old;
  remember(fresh);
  for (const { id } of old?.querySelectorAll("details[open]") ?? []) {
    const fold = fresh.querySelector(`#${CSS.escape(id)}`);
    if (fold) fold.open = true;
  }
  return fresh;
}

function replaceLists(next, everything) {
  for (const fresh of next.querySelectorAll("[data-list]")) {
    const items = [...fresh.children].map((child) => settled(child, everything));
    const list = document.getElementById(fresh.id);
    const isSame = items.length === list.children.length && items.every((item, at) => item === list.children[at]);
    if (!isSame) list.replaceChildren(...items);
  }
}

function replaceParts(next, everything) {
  for (const fresh of next.querySelectorAll("[data-live]:not([data-list] *)")) {
    const old = find(fresh.dataset.live);
    const item = settled(fresh, everything);
    if (old && item !== old) old.replaceWith(item);
  }
}

/** Answers a function that puts the focus back to where it is now, should its element be replaced. */
function keepFocus() {
  const part = document.activeElement?.closest("[data-live]");
  if (!part) return () => undefined;
  const key = part.dataset.live;
  const place = [...part.querySelectorAll(focusable)].indexOf(document.activeElement);
  return () => {
    if (document.activeElement === document.body) find(key)?.querySelectorAll(focusable)[place]?.focus();
  };
}

async function refresh(everything) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return location.reload();
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focus = keepFocus();
  replaceLists(next, everything);
  replaceParts(next, everything);
  focus();
  document.dispatchEvent(new Event("refreshed"));
}

// One refresh at a time, soon after something has changed, and again while something is in progress.
const soonMs = 700;
const progressMs = 2000;
let timer;
let isRefreshing = false;
let isStale = false;

function refreshIn(milliseconds) {
  if (document.hidden) return;
  timer ??= setTimeout(() => run(false), milliseconds);
}

async function run(everything) {
  clearTimeout(timer);
  timer = undefined;
  isStale = isRefreshing;
  if (isRefreshing) return;
  isRefreshing = true;
  // What cannot be had now is asked for again when something changes.
  await refresh(everything).catch(() => undefined);
  isRefreshing = false;
  if (isStale) refreshIn(soonMs);
  else if (document.querySelector("[data-busy]")) refreshIn(progressMs);
}

document.addEventListener("stale", ({ detail: when }) => {
  if (when !== "soon") return run(when === "everything");
  if (isRefreshing) isStale = true;
  else refreshIn(soonMs);
});
if (document.querySelector("[data-busy]")) refreshIn(progressMs);
