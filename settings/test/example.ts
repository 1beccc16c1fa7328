import {
  autoscaler,
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  onlyIn,
  perEnvironment,
  promotion,
  reviewApps,
  secret,
  service,
} from "../declare.ts";
import { papertrail, postgres } from "../vendors.ts";

/** A service with most words of a declaration. */
export const shop = service({
  name: "shop",
  description: "What the library sells.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York"), version: "17" }),
    papertrail: papertrail(),
  },
  config: {
    HOST: fromDomain(),
    LABEL: environmentName(),
    LOG_LEVEL: perEnvironment(),
    MAIL_SINK: onlyIn("staging", perEnvironment(), "testers read the mail"),
    MODE: fixed("production"),
    SMTP_PASSWORD: secret(),
    SESSION_KEY: generated(),
  },
  autoscaling: { worker: onlyIn("production", autoscaler("Judoscale, 1 to 3 dynos"), "staging has one dyno") },
  broker: "postgres",
  data: "internal",
  domain: customDomain(),
  release: promotion(),
  reviewApps: reviewApps("example-library/shop", { config: { HOST: ".herokuapp.com" } }),
  drains: { archive: logDrain("https://logs.example.org") },
  notices: [email("list@example.org")],
  access: [
    collaborator("ana@example.org", "deploy", "operate"),
    onlyIn("staging", collaborator("intern@example.org", "deploy"), "interns learn on staging"),
  ],
});

/** A service with nothing but a process. */
export const page = service({ name: "page", processes: ["web"] });

/** Both, in two environments. */
export const example = { environments: ["staging", "production"], services: [shop, page] } as const;

const estateKeys = `config:
  estate:team: example-library
  estate:noticeRelay: https://notices.example.org/heroku
  estate:services:
    page:
      processes:
        web: { quantity: 0, size: eco }
`;

/** Their stack files, without the secrets. */
export const exampleFiles = {
  staging: `${estateKeys}    shop:
      processes:
        web: { quantity: 1, size: Basic }
        worker: { quantity: 1, size: basic }
      addons:
        postgres: { plan: essential-0 }
        papertrail: { plan: papertrail:choklad }
      config:
        LOG_LEVEL: debug
        MAIL_SINK: testers@example.org
      domain: shop-staging.example.org
`,
  production: `${estateKeys}    shop:
      processes:
        web: { quantity: 2, size: Standard-1X }
        worker: { quantity: 1, size: Standard-2X }
      addons:
        postgres: { plan: standard-0 }
        papertrail: { plan: fixa }
      config:
        LOG_LEVEL: info
      domain: shop.example.org
`,
};

/** Their secrets, as the engine hands them over. */
export const exampleSecrets = {
  "shop:SMTP_PASSWORD": "marker-3f1c",
  "shop:drains.archive": "https://logs.example.org/marker-7e2d",
};
