import { onlyIn, perEnvironment, secret } from "../../../settings/declare.ts";
import { type Edit, type Remedies, withKnobs, withSecret, withVar } from "../edited-estate.ts";

/** A config var with a value of its own in each environment. */
const apart = (key: string, staging: string, production: string): Edit => [
  withVar(key, perEnvironment()),
  withKnobs("staging", { config: { [key]: staging } }),
  withKnobs("production", { config: { [key]: production } }),
];

/** Of estates in which a vendor takes both environments for one, or staging for production. */
export const vendorRemedies: Remedies = {
  "79-one-launchdarkly-environment": [
    withVar("LAUNCHDARKLY_SDK_KEY", secret()),
    withSecret("staging"),
    withSecret("production"),
  ],
  "80-one-segment-source": [
    ...apart("SEGMENT_WRITE_KEY", "Qw1staging0source", "Zx8production0source"),
    withVar("SEGMENT_WRITE_KEY", perEnvironment({ public: "it stands in every page" })),
  ],
  "81-one-pusher-app": [...apart("PUSHER_APP_ID", "1482930", "1482931"), withVar("PUSHER_SECRET", secret())],
  "82-one-firebase-project": [...apart("FIREBASE_PROJECT_ID", "clinic-trial", "clinic-prod")],
  "83-one-auth0-tenant": [
    ...apart("AUTH0_DOMAIN", "gym-staging.eu.auth0.com", "gym.eu.auth0.com"),
    withVar("AUTH0_CLIENT_ID", secret()),
    withVar("AUTH0_CLIENT_SECRET", secret()),
  ],
  "87-one-salesforce-org": [
    ...apart("SALESFORCE_HOST", "test.salesforce.com", "login.salesforce.com"),
    withVar("SALESFORCE_PASSWORD", secret()),
  ],
  "92-one-onesignal-app": [
    ...apart("ONESIGNAL_APP_ID", "00000000-b458-11e3-ac11-000c2940e62c", "5eb5a37e-b458-11e3-ac11-000c2940e62c"),
    withVar("ONESIGNAL_REST_API_KEY", secret()),
  ],
  "93-live-browser-key-in-staging": [
    withKnobs("staging", { config: { STRIPE_PUBLISHABLE_KEY: ["pk", "test", "51SeatsMadeUp"].join("_") } }),
  ],
  "94-paypal-live-everywhere": [...apart("PAYPAL_MODE", "sandbox", "live")],
  "98-traces-called-production": [
    ...apart(
      "OTEL_RESOURCE_ATTRIBUTES",
      "deployment.environment=staging,service.namespace=courier",
      "deployment.environment=production,service.namespace=courier",
    ),
  ],
  "99-one-temporal-namespace": [...apart("TEMPORAL_NAMESPACE", "trips-staging.a1b2c", "trips.a1b2c")],
  "103-one-heartbeat": [...apart("DEADMANSSNITCH_URL", "https://nosnch.in/0a1b2c3d4e", "https://nosnch.in/c2354d53d2")],
  "103-one-heartbeat: production alone": [
    withVar("DEADMANSSNITCH_URL", onlyIn("production", secret(), "staging's import is not monitored")),
  ],
};
