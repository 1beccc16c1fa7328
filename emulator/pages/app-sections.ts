import { html } from "hono/html";
import type { AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import type { AppFacts } from "./facts/app.ts";
import { deliveriesOf } from "./facts/receivers.ts";
import { releasesOf } from "./facts/releases.ts";
import type { Html } from "./html.ts";
import { appLink, codes, commas, count, dollars, section, table, tableSection, time } from "./parts.ts";
import { badge } from "./state.ts";

/** What was done to an app, and by whom. */
export function releaseSection(world: World, app: AppRow): Html {
  const rows = releasesOf(world, app).map(
    ({ version, description, by, at, state, code }) =>
      [`v${version}`, description, by, time(at, world.now()), code ?? "–", badge(state)] as const,
  );
  const columns = ["Release", "What", "Who", "When", "Code", "State"];
  const fold = { shown: 12, noun: ["release", "releases"] } as const;
  return tableSection("Releases", { ...wide, columns, rows, none: "None.", fold });
}

/** Webhooks, and what became of their deliveries. */
export function deliverySection(world: World, app: AppRow, { webhooks }: AppFacts): Html {
  const hooks = webhooks.map(({ include, to, level, state }) => [commas(include), to, level, badge(state)] as const);
  const deliveries = deliveriesOf(world, app).map(
    ({ include, to, at, attempts, nextAttemptAt, answer, state }) =>
      [
        include,
        to,
        time(at, world.now()),
        attempts,
        answer,
        html`${badge(state)}${nextAttemptAt !== null && html` <span class="quiet">next at ${time(nextAttemptAt, world.now())}</span>`}`,
      ] as const,
  );
  const delivered = table("Deliveries", {
    columns: ["Event", "Receiver", "When", "Attempts", "Response", "State"],
    rows: deliveries,
    none: "None yet.",
    fold: { shown: 8, noun: ["delivery", "deliveries"] },
  });
  const columns = ["Events", "Receiver", "Level", "Last response"];
  const content = [
    table("Webhooks", { columns, rows: hooks, none: "None." }),
    hooks.length + deliveries.length > 0 && html`<h3>Deliveries</h3>${delivered}`,
  ];
  return section("Webhooks", content, wide);
}

const wide = { wide: true };

/** Process types with their dynos. */
export function dynos({ dynos: rows }: AppFacts): Html {
  return tableSection("Dynos", {
    columns: ["Process", "Size", "Quantity", "State", "Cost per month"],
    rows: rows.map(({ type, size, quantity, state, cents }) => [type, size, quantity, badge(state), dollars(cents)]),
    none: "None: nothing has been released yet.",
  });
}

/** Add-ons, with the config vars that they set. */
export function addons({ addons: rows }: AppFacts): Html {
  return tableSection("Add-ons", {
    ...wide,
    columns: ["Add-on", "Plan", "State", "Attached as", "Sets", "Cost per month"],
    rows: rows.map(({ name, plan, state, attachments, keys, cents, sharedBy, sharedWith }) => [
      html`${name}${sharedBy !== undefined && html` <span class="quiet">of ${appLink(sharedBy)}</span>`}${sharedWith.length > 0 && html` <span class="quiet">shared with ${commas(sharedWith.map(appLink))}</span>`}`,
      plan,
      badge(state),
      commas(attachments),
      keys.length > 0 ? codes(keys) : "–",
      sharedBy === undefined ? dollars(cents) : "–",
    ]),
    none: "None.",
  });
}

/** Domains and the certificate. */
export function domains({ domains: rows, certificate }: AppFacts, now: number): Html {
  return tableSection("Domains", {
    ...wide,
    columns: ["Domain", "DNS target", "Certificate"],
    rows: rows.map(({ hostname, target, state, reason }) => [
      hostname,
      target ?? "not yet known",
      html`${badge(state)}${reason !== null && html` <span class="quiet">${reason}</span>`}`,
    ]),
    none: "None of its own.",
    more:
      certificate &&
      html`<p class="quiet">Automatic certificate ${certificate.name}, valid until ${time(certificate.expiresAt, now)}</p>`,
  });
}

/** Keys of config vars. */
export function configVars({ keys }: AppFacts): Html {
  const items = keys.map(
    ({ key, setBy }) =>
      html`<li><code>${key}</code>${setBy !== undefined && html` <span class="quiet">set by the add-on ${setBy}</span>`}</li>\n`,
  );
  const amount = html`<p class="quiet">${count(keys.length, "key")}; values are not shown.</p>`;
  const list = keys.length > 0 ? html`<ul class="keys">${items}</ul>` : html`<p class="quiet">None.</p>`;
  return section("Config vars", [amount, list], wide);
}

/** Who has access. */
export function people({ people: rows }: AppFacts): Html {
  return tableSection("People", {
    columns: ["Person", "Access"],
    rows: rows.map(({ email, role }) => [email, role]),
    none: "Nobody.",
  });
}

/** Where logs go. */
export function drains({ drains: rows }: AppFacts): Html {
  return tableSection("Log drains", {
    columns: ["Sends to", "Add-on"],
    rows: rows.map(({ to, addon }) => [to, addon ?? "–"]),
    none: "None.",
  });
}

/** Backup schedules, backups, restores and copies. */
export function backups({ schedules, transfers }: AppFacts, now: number): Html {
  const planned = table("Backup schedules", {
    columns: ["Database", "Schedule", "Next"],
    rows: schedules.map(({ addon, at, next }) => [addon, at, time(next, now)]),
    none: "No schedule.",
  });
  const made = table("Backups", {
    columns: ["Backup", "Database", "Why", "Started", "State"],
    rows: transfers.map(({ name, addon, isScheduled, at, state }) => [
      name,
      addon,
      isScheduled ? "schedule" : "manual",
      time(at, now),
      badge(state),
    ]),
    none: "No backup yet.",
    fold: { shown: 6, noun: ["backup", "backups"] },
  });
  return section("Backups", [planned, html`<h3>Backups and copies</h3>`, made], wide);
}
