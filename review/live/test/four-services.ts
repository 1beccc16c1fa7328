import { checkSettings } from "../../../settings/check-settings.ts";
import {
  branches,
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  reviewApps,
  secret,
  service,
} from "../../../settings/declare.ts";
import type { EstateSettings } from "../../../settings/settings.ts";
import { handOver } from "../../../settings/test/hand-over.ts";
import { grapheneDb, papertrail, postgres, redis, redisCloud, rollbar } from "../../../settings/vendors.ts";

const backup = daily("02:00", "America/New_York");

const catalog = service({
  name: "catalog",
  processes: ["web", "worker"],
  addons: { postgres: postgres({ backup }), papertrail: papertrail(), rollbar: rollbar() },
  broker: "postgres",
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_LOG_LEVEL: perEnvironment(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("catalog.settings.heroku"),
    EMAIL_HOST_PASSWORD: secret(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-library/catalog", { config: { ALLOWED_HOSTS: ".herokuapp.com" } }),
  notices: [email("catalog-deploys@example.org")],
  access: [collaborator("developer@example.org", "deploy", "operate")],
});

const bookings = service({
  name: "bookings",
  processes: ["web", "worker"],
  addons: { postgres: postgres({ backup }), papertrail: papertrail(), rollbar: rollbar() },
  broker: "postgres",
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    RACK_ENV: fixed("production"),
    SECRET_KEY_BASE: generated(),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain(),
  notices: [email("bookings-deploys@example.org")],
});

const trails = service({
  name: "trails",
  release: branches({ staging: "main", production: "production" }),
  processes: ["web", "worker"],
  addons: { postgres: postgres({ backup }), redis: redis(), rollbar: rollbar() },
  config: { DJANGO_SECRET_KEY: generated() },
});

const credits = service({
  name: "credits",
  processes: ["web"],
  addons: { graph: grapheneDb(), redis: redisCloud(), rollbar: rollbar() },
  config: { SECRET_KEY_BASE: generated(), ROLLBAR_ENV: environmentName() },
});

const declaration = {
  environments: ["staging", "production"],
  services: [catalog, bookings, trails, credits],
} as const;

const knobsOf = (
  host: string,
  size: string,
  plan: string,
  graph: string,
  cloud: string,
  sink: string,
): string => `config:
  estate:team: example-library
  estate:noticeRelay: https://notices.example.org/heroku
  estate:services:
    catalog:
      domain: catalog${host}.example.org
      processes: { web: { quantity: 1, size: ${size} }, worker: { quantity: 1, size: ${size} } }
      addons: { postgres: { plan: ${plan} }, papertrail: { plan: fixa }, rollbar: { plan: free } }
      config: { DJANGO_LOG_LEVEL: INFO${sink} }
    bookings:
      domain: bookings${host}.example.org
      processes: { web: { quantity: 1, size: ${size} }, worker: { quantity: 1, size: ${size} } }
      addons: { postgres: { plan: ${plan} }, papertrail: { plan: fixa }, rollbar: { plan: free } }${sink === "" ? "" : `\n      config: { ${sink.slice(2)} }`}
    trails:
      processes: { web: { quantity: 1, size: ${size} }, worker: { quantity: 1, size: ${size} } }
      addons: { postgres: { plan: ${plan} }, redis: { plan: premium-0 }, rollbar: { plan: free } }
    credits:
      processes: { web: { quantity: 1, size: ${size} } }
      addons: { graph: { plan: ${graph} }, redis: { plan: ${cloud} }, rollbar: { plan: free } }
`;

const files = {
  staging: knobsOf("-staging", "Basic", "essential-0", "dev-free", "30", ", EMAIL_RECIPIENTS: testers@example.org"),
  production: knobsOf("", "Standard-1X", "standard-0", "hobby-1", "250", ""),
};

const secrets = { "catalog:EMAIL_HOST_PASSWORD": "marker-a", "bookings:SMTP_PASSWORD": "marker-b" };

const settingsOf = (environment: string): EstateSettings => {
  const checked = checkSettings(declaration, handOver(environment, files, secrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
};

/** Four services of different kinds, in two environments. */
export const fourServices: readonly [EstateSettings, EstateSettings] = [
  settingsOf("staging"),
  settingsOf("production"),
];
