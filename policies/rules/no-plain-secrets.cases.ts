import type { Case } from "../test/case.ts";
import { marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const plain = (name: string, key: string, what: string) =>
  `${name}: ${key}: expected no secret in plain text, got what looks like ${what}: declare it as secret(), and make a new one`;

const reviewVar = (props: Readonly<Record<string, unknown>>) =>
  resource("staging", "PipelineConfigVar", "shop-review", { props: { pipelineStage: "review", ...props } });

export const cases: readonly Case[] = [
  { name: "settings in plain, secrets encrypted", resources: sampleEstate(), messages: [] },
  {
    name: "a password",
    resources: withVars(sampleEstate(), "vars", { SMTP_PASSWORD: marker, SMTP_HOST: marker }),
    messages: [plain("shop-app-config", "SMTP_PASSWORD", "a secret by its name")],
  },
  {
    name: "an address with a password",
    resources: withVars(sampleEstate(), "vars", { UPSTREAM: `https://app:${marker}@api.example.org` }),
    messages: [plain("shop-app-config", "UPSTREAM", "an address with a password")],
  },
  {
    name: "an encrypted password",
    resources: withVars(sampleEstate(), "sensitiveVars", { SMTP_PASSWORD: marker }),
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
    name: "what the stack file knows to be none",
    resources: withVars(sampleEstate(), "vars", { MAPS_API_KEY: marker }),
    settings: { except: ["MAPS_API_KEY"] },
    messages: [],
  },
];
