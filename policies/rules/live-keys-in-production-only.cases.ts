import type { Case } from "../test/case.ts";
import { marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

// In parts, so that they are not mistaken for real ones.
const key = (...parts: readonly string[]) => [...parts, marker].join("_");
const wrong = (name: string, vendor: string, where: string, modes: readonly [expected: string, got: string]) =>
  `shop-app-config: ${name}: expected ${vendor}'s ${modes[0]} mode in ${where}, got its ${modes[1]} mode: set the ${modes[0]} value`;

const having = (vars: Readonly<Record<string, string>>, environment = "production") =>
  withVars(sampleEstate(environment), "sensitiveVars", vars);

export const cases: readonly Case[] = [
  {
    name: "a live key in staging",
    resources: having({ STRIPE_KEY: key("rk", "live") }, "staging"),
    messages: [wrong("STRIPE_KEY", "Stripe", "staging", ["test", "live"])],
  },
  {
    name: "a live switch in staging",
    resources: withVars(sampleEstate("staging"), "vars", { PAYPAL_MODE: "live" }),
    messages: [wrong("PAYPAL_MODE", "PayPal", "staging", ["test", "live"])],
  },
  {
    name: "a key of the test mode beside a live one in production",
    resources: withVars(having({ STRIPE_SECRET_KEY: key("sk", "live") }), "vars", {
      STRIPE_PUBLISHABLE_KEY: key("pk", "test"),
    }),
    messages: [wrong("STRIPE_PUBLISHABLE_KEY", "Stripe", "production", ["live", "test"])],
  },
  {
    name: "a vendor's own forms",
    resources: having({ RAZORPAY_KEY_ID: key("rzp", "live"), MOLLIE_API_KEY: key("live") }, "staging"),
    messages: [
      wrong("RAZORPAY_KEY_ID", "Razorpay", "staging", ["test", "live"]),
      wrong("MOLLIE_API_KEY", "Mollie", "staging", ["test", "live"]),
    ],
  },
  {
    name: "a live key of review apps",
    resources: [
      ...sampleEstate("staging"),
      resource("staging", "PipelineConfigVar", "shop-review", {
        props: { pipelineStage: "review", sensitiveVars: { STRIPE_KEY: key("sk", "live") } },
      }),
    ],
    messages: [
      "shop-review: STRIPE_KEY: expected Stripe's test mode in review apps, got its live mode: set the test value",
    ],
  },
  ...(
    [
      ["PAYPAL_SANDBOX", "false", "PayPal"],
      ["ADYEN_LIVE", "true", "Adyen"],
      ["SHOP_STRIPE_MODE", "live", "Stripe"],
      ["MPESA_ENV", "production", "M-Pesa"],
      ["PAYMENTS_TEST_MODE", "no", "a payment service"],
      ["SALESFORCE_HOST", "login.salesforce.com", "Salesforce"],
      ["DOCUSIGN_URL", "https://account.docusign.com", "DocuSign"],
      ["EASYPOST_API_KEY", ["EZ", "AK", "madeup"].join(""), "EasyPost"],
    ] as const
  ).map(
    ([name, value, vendor]): Case => ({
      name: `${name}=${value} in staging`,
      resources: having({ [name]: value }, "staging"),
      messages: [wrong(name, vendor, "staging", ["test", "live"])],
    }),
  ),
  ...(
    [
      ["QUICKBOOKS_ENVIRONMENT", "sandbox", "QuickBooks"],
      ["SALESFORCE_DOMAIN", "test", "Salesforce"],
      ["SALESFORCE_LOGIN_URL", "https://test.salesforce.com", "Salesforce"],
      ["HCAPTCHA_SITE_KEY", "10000000-ffff-ffff-ffff-000000000001", "the captcha"],
      ["TURNSTILE_SITE_KEY", "1x00000000000000000000AA", "the captcha"],
    ] as const
  ).map(
    ([name, value, vendor]): Case => ({
      name: `${name}=${value} in production`,
      resources: having({ [name]: value }),
      messages: [wrong(name, vendor, "production", ["live", "test"])],
    }),
  ),
  { name: "a live key in production", resources: having({ STRIPE_KEY: key("sk", "live") }), messages: [] },
  { name: "a test key in staging", resources: having({ STRIPE_KEY: key("sk", "test") }, "staging"), messages: [] },
  {
    name: "words that are of no vendor",
    resources: withVars(sampleEstate("staging"), "vars", {
      BROADCAST: "live",
      MODE: "production",
      CHECKOUT_LIVE: "true",
      CHECKOUT_TEST: "off",
      BLOB_KEY: "live_pages",
      DONATE_URL: "https://www.paypal.com/donate?hosted_button_id=ABC",
      CSP_FRAME_SRC: "api.paypal.com www.youtube.com",
    }),
    messages: [],
  },
];
