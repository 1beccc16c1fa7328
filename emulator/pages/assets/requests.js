// Adds requests to the list as they arrive. Events: "request", "pulse".

const element = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });

function about({ app, by }, withApp) {
  const made = element("span", "", { className: "about" });
  if (withApp && app !== null)
    made.append(element("a", app, { href: `/_local/apps/${encodeURIComponent(app)}` }), ", ");
  made.append(by ?? "nobody");
  return made;
}

/** A long path goes on in the next line between its parts. */
function breakable(path) {
  const code = element("code", "");
  for (const part of path.split(/(?<=\/)/)) code.append(part, element("wbr", ""));
  return code;
}

function itemOf(request, number, withApp) {
  const { at, method, path, status } = request;
  const item = element("li", "", { className: status === null || status >= 400 ? "refused" : "" });
  item.dataset.number = number;
  const asked = element("span", "", { className: "asked" });
  asked.append(element("b", method), " ", breakable(path));
  const answer = element("span", status ?? "no answer", { className: "answer" });
  const taken = element("span", `${request.ms} ms`, { className: "ms" });
  item.append(element("time", at.slice(11, 19), { dateTime: at }), asked, answer, about(request, withApp), taken);
  return item;
}

function show(request, number) {
  const list = document.getElementById("requests-list");
  const { app, most } = list.dataset;
  if (number <= Number(list.firstElementChild?.dataset.number ?? 0)) return;
  if (app !== undefined && app !== request.app) return;
  list.prepend(itemOf(request, number, app === undefined));
  while (list.children.length > Number(most)) list.lastElementChild.remove();
  document.getElementById("no-requests").hidden = true;
}

function budget({ remaining }) {
  document.getElementById("budget").value = remaining;
  document.getElementById("remaining").textContent = remaining.toLocaleString("en-US");
}

document.addEventListener("request", ({ detail: { request, number } }) => {
  show(request, number);
  budget(request);
});
document.addEventListener("pulse", ({ detail }) => budget(detail));
