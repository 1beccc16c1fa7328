import { isWord } from "./switch-words.ts";

/** Whether what a vendor's key or switch does is real. */
export type Mode = "live" | "test";

/** A vendor that has a mode for trials, and how its keys or switches show which one they are of. */
interface Vendor {
  readonly name: string;
  /** Config vars that are looked at; any where absent. */
  readonly key?: RegExp;
  isLive(value: string): boolean;
  isTest(value: string): boolean;
}

const beginsWith = (pattern: RegExp) => (value: string) => pattern.test(value.trim());

/** A switch between the modes, such as `PAYPAL_MODE`. */
const switchOf = (name: string, key: RegExp): Vendor => ({
  name,
  key,
  isLive: isWord("live", "production", "prod"),
  isTest: isWord("test", "sandbox", "development", "dev", "staging", "playground"),
});

/** To add a vendor, add an entry with the page that shows the form of its keys. */
const vendors: readonly Vendor[] = [
  // docs.paystack.com/docs/api/authentication has the forms of docs.stripe.com/keys
  { name: "Paystack", key: /PAYSTACK/, isLive: beginsWith(/^[sp]k_live_/), isTest: beginsWith(/^[sp]k_test_/) },
  { name: "Clerk", key: /CLERK/, isLive: beginsWith(/^[sp]k_live_/), isTest: beginsWith(/^[sp]k_test_/) },
  // docs.stripe.com/keys
  { name: "Stripe", isLive: beginsWith(/^[rsp]k_live_/), isTest: beginsWith(/^[rsp]k_test_/) },
  // razorpay.com/docs/api/authentication, docs.mollie.com/reference/authentication, developer.gocardless.com
  { name: "Razorpay", isLive: beginsWith(/^rzp_live_/), isTest: beginsWith(/^rzp_test_/) },
  { name: "Mollie", key: /MOLLIE/, isLive: beginsWith(/^live_/), isTest: beginsWith(/^test_/) },
  { name: "GoCardless", key: /GOCARDLESS/, isLive: beginsWith(/^live(_|$)/), isTest: beginsWith(/^sandbox(_|$)/) },
  // developer.flutterwave.com, docs.xendit.co, docs.opn.ooo, docs.lemonsqueezy.com
  { name: "Flutterwave", isLive: beginsWith(/^FLW(SECK|PUBK)-/), isTest: beginsWith(/^FLW(SECK|PUBK)_TEST-/) },
  {
    name: "Xendit",
    isLive: beginsWith(/^xnd_(public_)?production_/),
    isTest: beginsWith(/^xnd_(public_)?development_/),
  },
  { name: "Opn", key: /OMISE|OPN/, isLive: beginsWith(/^[sp]key_(?!test_)/), isTest: beginsWith(/^[sp]key_test_/) },
  // developer.paypal.com/api/rest, developer.squareup.com, plaid.com/docs/api, developer.paypal.com/braintree/docs, docs.adyen.com
  switchOf("PayPal", /PAYPAL_(MODE|ENV|ENVIRONMENT)$/),
  switchOf("Square", /SQUARE_(MODE|ENV|ENVIRONMENT)$/),
  switchOf("Plaid", /PLAID_(ENV|ENVIRONMENT)$/),
  switchOf("Braintree", /BRAINTREE_(ENV|ENVIRONMENT)$/),
  switchOf("Adyen", /ADYEN_(ENV|ENVIRONMENT|MODE)$/),
  switchOf("GoCardless", /GOCARDLESS_(ENV|ENVIRONMENT)$/),
  switchOf("a payment service", /^(PAYMENTS?|BILLING|CHECKOUT)_(MODE|ENV|ENVIRONMENT)$/),
  {
    name: "PayPal",
    isLive: beginsWith(/^https:\/\/(api-m|api|www)\.paypal\.com\b/),
    isTest: beginsWith(/^https:\/\/([\w-]+\.)*sandbox\.paypal\.com\b/),
  },
  {
    name: "Klarna",
    isLive: beginsWith(/^https:\/\/api(-na|-oc)?\.klarna\.com\b/),
    isTest: beginsWith(/^https:\/\/api(-na|-oc)?\.playground\.klarna\.com\b/),
  },
  {
    name: "Square",
    isLive: beginsWith(/^https:\/\/connect\.squareup\.com\b/),
    isTest: beginsWith(/^https:\/\/connect\.squareupsandbox\.com\b/),
  },
  { name: "Braintree", isLive: beginsWith(/^production_[a-z0-9]{8}_/), isTest: beginsWith(/^sandbox_[a-z0-9]{8}_/) },
];

/** The vendor and the mode that a value of a config var is of, if it shows them. */
export function modeOf(key: string, value: string): { readonly vendor: string; readonly mode: Mode } | undefined {
  for (const { name, key: keys, isLive, isTest } of vendors) {
    if (keys !== undefined && !keys.test(key)) continue;
    if (isTest(value)) return { vendor: name, mode: "test" };
    if (isLive(value)) return { vendor: name, mode: "live" };
  }
  return undefined;
}
