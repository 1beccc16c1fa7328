import type { Case } from "../test/case.ts";
import { declaring, resource, sampleEstate } from "../test/sample-estate.ts";

const daily = { kind: "daily", at: "02:00", timezone: "UTC", keepDays: 7 } as const;

const unstated = (name: string) =>
  `${name}: expected a copy outside Heroku, got none: declare where with daily(…, { offSite: "where" })`;

export const cases: readonly Case[] = [
  { name: "a copy elsewhere", resources: sampleEstate(), messages: [] },
  {
    name: "none",
    resources: sampleEstate("production", declaring("postgres", { backup: daily })),
    messages: [unstated("shop-postgres")],
  },
  ...["TODO ask Sam", "none", "somewhere", "tbd"].map(
    (offSite): Case => ({
      name: `${offSite} for where`,
      resources: sampleEstate("production", declaring("postgres", { backup: { ...daily, offSite } })),
      messages: [
        `shop-postgres: expected a copy outside Heroku, got "${offSite}", which is a placeholder: declare where with daily(…, { offSite: "where" })`,
      ],
    }),
  ),
  {
    name: "words that only begin like it",
    resources: sampleEstate(
      "production",
      declaring("postgres", { backup: { ...daily, offSite: "TodoMVC's own archive" } }),
    ),
    messages: [],
  },
  {
    name: "an empty word for where",
    resources: sampleEstate("production", declaring("postgres", { backup: { ...daily, offSite: " " } })),
    messages: [unstated("shop-postgres")],
  },
  {
    name: "a database that no service declares",
    resources: [
      ...sampleEstate(),
      resource("production", "Addon", "shop-archive", { props: { plan: "heroku-postgresql:standard-0" } }),
    ],
    messages: [unstated("shop-archive")],
  },
  {
    name: "none in staging",
    resources: sampleEstate("staging", declaring("postgres", { backup: daily })),
    messages: [],
  },
  {
    name: "no backup at all, of which another rule speaks",
    resources: sampleEstate("production", declaring("postgres", { backup: { kind: "noBackup", reason: "rebuilt" } })),
    messages: [],
  },
];
