import type { Case } from "../test/case.ts";
import { changed, marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const plain = (name: string, key: string, what: string) =>
  `${name}: ${key}: expected no secret in plain text, got what looks like ${what}: declare it as secret(), and rotate it`;

const reviewVar = (props: Readonly<Record<string, unknown>>) =>
  resource("staging", "PipelineConfigVar", "shop-review", { props: { pipelineStage: "review", ...props } });

const drain = (props: Readonly<Record<string, unknown>>) => resource("production", "Drain", "shop-drain", { props });

export const cases: readonly Case[] = [
  { name: "settings in plain, secrets encrypted", resources: sampleEstate(), messages: [] },
  {
    name: "a password",
    resources: withVars(sampleEstate(), "vars", { SMTP_PASSWORD: marker, SMTP_HOST: marker }),
    messages: [plain("shop-app-config", "SMTP_PASSWORD", "a secret by its name")],
  },
  {
    name: "a URL with a password",
    resources: withVars(sampleEstate(), "vars", { UPSTREAM: `https://app:${marker}@api.example.org` }),
    messages: [plain("shop-app-config", "UPSTREAM", "a URL with a password")],
  },
  {
    name: "an encrypted password",
    resources: withVars(sampleEstate(), "sensitiveVars", { SMTP_PASSWORD: marker }),
    messages: [],
  },
  ...[
    "NEXT_PUBLIC_OPENAI_API_KEY",
    "VITE_STRIPE_SECRET_KEY",
    "REACT_APP_CLIENT_SECRET",
    "NUXT_PUBLIC_DB_PASSWORD",
    "VITE_ALGOLIA_ADMIN_KEY",
  ].map(
    (key): Case => ({
      name: `an encrypted secret that browsers load: ${key}`,
      resources: withVars(sampleEstate(), "sensitiveVars", { [key]: marker }),
      messages: [
        `shop-app-config: ${key}: expected no secret in browser code, got a name that the framework exposes to browsers: rename it, use it only on the server, and rotate it`,
      ],
    }),
  ),
  {
    name: "encrypted keys that are made for browsers",
    resources: withVars(sampleEstate(), "sensitiveVars", {
      NEXT_PUBLIC_SUPABASE_ANON_KEY: marker,
      VITE_STRIPE_PUBLISHABLE_KEY: marker,
      NEXT_PUBLIC_SENTRY_DSN: marker,
      EXPO_PUBLIC_FIREBASE_API_KEY: marker,
      NEXT_PUBLIC_SECRET_SANTA: marker,
    }),
    messages: [],
  },
  {
    name: "a password for review apps",
    resources: [...sampleEstate("staging"), reviewVar({ vars: { SMTP_PASSWORD: marker } })],
    messages: [plain("shop-review", "SMTP_PASSWORD", "a secret by its name")],
  },
  {
    name: "an encrypted password for review apps",
    resources: [...sampleEstate("staging"), reviewVar({ sensitiveVars: { SMTP_PASSWORD: marker } })],
    messages: [],
  },
  {
    name: "a password in the address of a webhook",
    resources: changed(sampleEstate(), "shop-notice", {
      props: { url: `https://relay:${marker}@notices.example.org/heroku?to=list@example.org` },
    }),
    messages: [
      "shop-notice: url: expected no secret in plain text, got what looks like a URL with a password: remove it from the URL, and rotate it",
    ],
  },
  {
    name: "a key in the plain address of a drain",
    resources: [...sampleEstate(), drain({ url: `https://logs.example.org/in?token=${marker}` })],
    messages: [
      "shop-drain: url: expected no secret in plain text, got what looks like a URL with a key: set it as sensitiveUrl, and rotate it",
    ],
  },
  {
    name: "a key in the encrypted address of a drain",
    resources: [...sampleEstate(), drain({ sensitiveUrl: `https://logs.example.org/in?token=${marker}` })],
    messages: [],
  },
  {
    name: "what the stack file knows to be none",
    resources: withVars(sampleEstate(), "vars", { MAPS_API_KEY: marker }),
    settings: { except: ["MAPS_API_KEY"] },
    messages: [],
  },
];
