// Shows the apps that somebody looks for. What is hidden is always counted. Event: "refreshed".

const bar = document.getElementById("filter");
const field = document.getElementById("find");
const troubled = document.getElementById("troubled");
const found = document.getElementById("found");
let cards = [];

function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

function apply() {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const isAll = wanted.length === 0 && !troubled.checked;
  const fits = ({ dataset }) =>
    wanted.every((word) => dataset.find.includes(word)) && (!troubled.checked || "troubled" in dataset);
  const shown = new Set(cards.filter(fits));
  const places = new Set([...shown].flatMap((card) => [card.closest(".lane"), card.closest(".board")]));
  for (const card of cards) setHidden(card, !shown.has(card));
  for (const place of document.querySelectorAll(".board, .lane")) setHidden(place, !isAll && !places.has(place));
  const apps = cards.length === 1 ? "1 app" : `${cards.length} apps`;
  found.textContent = isAll ? `All ${apps}` : `${shown.size} of ${apps}`;
}

function findCards() {
  cards = [...document.querySelectorAll(".card")];
  apply();
}

if (bar) {
  bar.addEventListener("input", apply);
  document.addEventListener("refreshed", findCards);
  bar.hidden = false;
  findCards();
}
