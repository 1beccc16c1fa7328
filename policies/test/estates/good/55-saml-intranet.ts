import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A university's room plans: Flask with SAML, LDAP and claims named by XML namespaces. */
const rooms = service({
  name: "rooms",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    FLASK_APP: fixed("rooms.wsgi"),
    FLASK_DEBUG: fixed("0"),
    FLASK_ENV: fixed("production"),
    LDAP_BIND_PASSWORD: secret(),
    LDAP_URL: perEnvironment(),
    OAUTHLIB_RELAX_TOKEN_SCOPE: fixed("1"),
    PIP_NO_CACHE_DIR: fixed("1"),
    PREFERRED_URL_SCHEME: fixed("https"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SAML_EMAIL_CLAIM: fixed("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"),
    SAML_IDP_METADATA_URL: perEnvironment(),
    SAML_SP_ENTITY_ID: perEnvironment(),
    SAML_SP_KEY: secret(),
    SECRET_KEY: generated(),
    SERVER_NAME: fromDomain(),
    SESSION_COOKIE_SAMESITE: fixed("Lax"),
    SESSION_COOKIE_SECURE: fixed("True"),
    SQLALCHEMY_POOL_PRE_PING: fixed("true"),
    WEB_CONCURRENCY: perEnvironment(),
    WTF_CSRF_TIME_LIMIT: fixed("3600"),
  },
  domain: customDomain(),
  notices: [email("deploys@university.example")],
});

export const declaration = { environments: ["staging", "production"], services: [rooms] } as const;

export const stacks = stackFiles(declaration, "university-team", {
  staging: {
    rooms: {
      domain: "rooms-staging.university.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        LDAP_URL: "ldaps://ldap-test.university.example:636",
        SAML_IDP_METADATA_URL: "https://idp-test.university.example/metadata",
        SAML_SP_ENTITY_ID: "https://rooms-staging.university.example/saml",
        WEB_CONCURRENCY: "2",
      },
    },
  },
  production: {
    rooms: {
      domain: "rooms.university.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        LDAP_URL: "ldaps://ldap.university.example:636",
        SAML_IDP_METADATA_URL: "https://idp.university.example/metadata",
        SAML_SP_ENTITY_ID: "https://rooms.university.example/saml",
        WEB_CONCURRENCY: "3",
      },
    },
  },
});

export const expects =
  "Nothing stops it: a namespace is a name and no address, and each environment has an identity provider of its own.";
