import { html } from "hono/html";
import type { AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import type { AppFacts } from "./facts/app.ts";
import { deliveriesOf } from "./facts/receivers.ts";
import { releasesOf } from "./facts/releases.ts";
import type { Content, Html } from "./html.ts";
import { appLink, codes, commas, dollars, foldedTable, section, table, time } from "./parts.ts";
import { badge } from "./state.ts";

/** What was done to an app, and by whom. */
export function releaseSection(world: World, app: AppRow): Html {
  const rows = releasesOf(world, app).map(
    ({ version, description, by, at, state, code }) =>
      [`v${version}`, description, by, time(at, world.now()), code ?? "–", badge(state)] as const,
  );
  const columns = ["Release", "What", "Who", "When", "Code", "State"];
  return wide(
    "Releases",
    foldedTable("Releases", { columns, rows, none: "None.", shown: 12, noun: ["release", "releases"] }),
  );
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
  return wide("Webhooks", [
    table("Webhooks", {
      columns: ["Events", "Receiver", "Level", "Last response"],
      rows: hooks,
      none: "None.",
    }),
    hooks.length + deliveries.length > 0 && html`<h3>Deliveries</h3>`,
    hooks.length + deliveries.length > 0 &&
      foldedTable("Deliveries", {
        columns: ["Event", "Receiver", "When", "Attempts", "Response", "State"],
        rows: deliveries,
        none: "None yet.",
        shown: 8,
        noun: ["delivery", "deliveries"],
      }),
  ]);
}

function wide(title: string, content: Content): Html {
  return section(title, content, { wide: true });
}

/** Process types with their dynos. */
export function dynos({ dynos: rows }: AppFacts): Html {
  const content = table("Dynos", {
    columns: ["Process", "Size", "Quantity", "State", "Cost per month"],
    rows: rows.map(({ type, size, quantity, state, cents }) => [type, size, quantity, badge(state), dollars(cents)]),
    none: "None: nothing has been released yet.",
  });
  return section("Dynos", content);
}

/** Add-ons, with the config vars that they set. */
export function addons({ addons: rows }: AppFacts): Html {
  const content = table("Add-ons", {
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
  return wide("Add-ons", content);
}

/** Domains and the certificate. */
export function domains({ domains: rows, certificate }: AppFacts, now: number): Html {
  const content = table("Domains", {
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
  return wide("Domains", content);
}

/** Keys of config vars. */
export function configVars({ keys }: AppFacts): Html {
  const items = keys.map(
    ({ key, setBy }) =>
      html`<li><code>${key}</code>${setBy !== undefined && html` <span class="quiet">by ${setBy}</span>`}</li>\n`,
  );
  const content = keys.length > 0 ? html`<ul class="keys">${items}</ul>` : html`<p class="quiet">None.</p>`;
  return wide("Config vars", [
    html`<p class="quiet">${keys.length} ${keys.length === 1 ? "key" : "keys"}; values are not shown.</p>`,
    content,
  ]);
}

/** Who has access. */
export function people({ people: rows }: AppFacts): Html {
  const content = table("People", {
    columns: ["Person", "Access"],
    rows: rows.map(({ email, role }) => [email, role]),
    none: "Nobody.",
  });
  return section("People", content);
}

/** Where logs go. */
export function drains({ drains: rows }: AppFacts): Html {
  const content = table("Log drains", {
    columns: ["Sends to", "Add-on"],
    rows: rows.map(({ to, addon }) => [to, addon ?? "–"]),
    none: "None.",
  });
  return section("Log drains", content);
}

/** Backup schedules, backups, restores and copies. */
export function backups({ schedules, transfers }: AppFacts, now: number): Html {
  const planned = table("Backup schedules", {
    columns: ["Database", "Schedule", "Next"],
    rows: schedules.map(({ addon, at, next }) => [addon, at, time(next, now)]),
    none: "No schedule.",
  });
  const made = foldedTable("Backups", {
    columns: ["Backup", "Database", "Why", "Started", "State"],
    rows: transfers.map(({ name, addon, isScheduled, at, state }) => [
      name,
      addon,
      isScheduled ? "schedule" : "manual",
      time(at, now),
      badge(state),
    ]),
    none: "No backup yet.",
    shown: 6,
    noun: ["backup", "backups"],
  });
  return wide("Backups", [planned, html`<h3>Backups and copies</h3>`, made]);
}
