// Filters of a review's page. Everything is shown until somebody chooses; what is hidden is always counted.
(() => {
  const byId = (id) => document.getElementById(id);
  const [bar, find, only, shown, all] = ["filters", "find", "only", "shown", "all"].map(byId);
  const boxes = [...bar.querySelectorAll("[data-shows]")];
  const services = [...document.querySelectorAll(".service")];
  const placed = [...document.querySelectorAll("[data-environment], [data-service], [data-quiet]")];
  const places = [...document.querySelectorAll(".part-of section, .part-of .framed, details.fold")];

  const isHidden = (element, { environments, wanted }) => {
    const { environment, service, quiet } = element.dataset;
    if (environment !== undefined && !environments.has(environment)) return true;
    if (wanted !== undefined && element.matches("tr, .finding, .service, .index li") && !wanted.has(service))
      return true;
    return only.checked && quiet !== undefined;
  };

  const chosen = () => {
    const text = find.value.trim().toLowerCase();
    const names = services.filter(({ dataset }) => dataset.name.includes(text)).map(({ dataset }) => dataset.service);
    const environments = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.shows));
    return { environments, wanted: text === "" ? undefined : new Set(names) };
  };

  const apply = () => {
    const choice = chosen();
    for (const element of placed) element.hidden = isHidden(element, choice);
    for (const place of places) {
      const items = [...place.querySelectorAll("tbody tr, .finding, .service")];
      place.classList.toggle("empty", items.length > 0 && items.every((item) => item.closest("[hidden]") !== null));
      if (place.matches("details") && choice.wanted !== undefined && !place.classList.contains("empty"))
        place.open = true;
    }
    const count = services.filter((service) => service.closest("[hidden]") === null).length;
    const isAll = choice.wanted === undefined && !only.checked && boxes.every((box) => box.checked);
    shown.textContent = isAll
      ? `All ${services.length} services`
      : `${count} of ${services.length} services; the rest is hidden`;
    bar.classList.toggle("hiding", !isAll);
    all.hidden = isAll;
  };

  all.addEventListener("click", () => {
    find.value = "";
    only.checked = false;
    for (const box of boxes) box.checked = true;
    apply();
    find.focus();
  });
  for (const input of [find, only, ...boxes]) input.addEventListener("input", apply);

  // Paper has no folds.
  const folds = [...document.querySelectorAll("details")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folds.filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });

  bar.hidden = false;
  apply();
})();
