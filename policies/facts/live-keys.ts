import { isOff, isOn, isWord } from "./switch-words.ts";

/** The mode of a vendor's key or setting. */
export type Mode = "live" | "test";

/** A vendor with a test mode, and how its keys or settings show their mode. */
interface Vendor {
  readonly name: string;
  /** Whether it is a weaker sign of the mode than a key. */
  readonly isAdvisory?: boolean;
  /** Config vars to check; all if absent. */
  readonly key?: RegExp;
  isLive(value: string): boolean;
  isTest(value: string): boolean;
}

const beginsWith = (pattern: RegExp) => (value: string) => pattern.test(value.trim());

/** A single URL: a list of hosts, as in a content security policy, makes no calls. */
const atHost = (pattern: RegExp) => (value: string) => pattern.test(value.trim()) && !/[\s,;]/.test(value.trim());

/** A switch between the modes, such as `PAYPAL_MODE`. */
const switchOf = (name: string, key: RegExp): Vendor => ({
  name,
  key,
  isLive: isWord("live", "production", "prod"),
  isTest: isWord("test", "sandbox", "development", "dev", "staging", "playground"),
});

/**
 * Vendors that move money or goods, by what their config vars begin with: `PAYPAL_MODE`, `PAYPAL_SANDBOX`, `ADYEN_LIVE`.
 * developer.paypal.com/api/rest, developer.squareup.com, plaid.com/docs/api, developer.paypal.com/braintree/docs, docs.adyen.com
 */
const moneyVendors = [
  ["PayPal", "PAYPAL"],
  ["Stripe", "STRIPE"],
  ["Square", "SQUARE"],
  ["Plaid", "PLAID"],
  ["Braintree", "BRAINTREE"],
  ["Adyen", "ADYEN"],
  ["GoCardless", "GOCARDLESS"],
  ["Klarna", "KLARNA"],
  ["Dwolla", "DWOLLA"],
  ["M-Pesa", "MPESA"],
  ["PayU", "PAYU"],
  ["Worldpay", "WORLDPAY"],
  ["Authorize.net", "AUTHORIZE_?NET"],
  ["Mangopay", "MANGOPAY"],
  ["QuickBooks", "(QUICKBOOKS|QBO|INTUIT)"],
  ["FedEx", "FEDEX"],
  ["DocuSign", "DOCUSIGN"],
] as const;

/** Generic names for payments: `CHECKOUT_TEST` may be a test of something else. */
const ownName = "(PAYMENTS?|BILLING|CHECKOUT)";

const moneySwitches = [
  ...moneyVendors.flatMap(([name, start]): Vendor[] => [
    switchOf(name, new RegExp(`^(\\w+_)?${start}_(MODE|ENV|ENVIRONMENT)$`)),
    { name, key: new RegExp(`^(\\w+_)?${start}_(SANDBOX|TEST)(_?MODE)?(_ENABLED)?$`), isLive: isOff, isTest: isOn },
    { name, key: new RegExp(`^(\\w+_)?${start}_(LIVE|PRODUCTION)(_?MODE)?(_ENABLED)?$`), isLive: isOn, isTest: isOff },
  ]),
  switchOf("a payment service", new RegExp(`^${ownName}_(MODE|ENV|ENVIRONMENT)$`)),
  {
    name: "a payment service",
    key: new RegExp(`^${ownName}_(SANDBOX(_?MODE)?|TEST_?MODE)(_ENABLED)?$`),
    isLive: isOff,
    isTest: isOn,
  },
];

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
  // goshippo.com/docs, docs.lob.com, docs.easypost.com, checkout.com/docs, mercadopago.com/developers
  { name: "Shippo", isLive: beginsWith(/^shippo_live_/), isTest: beginsWith(/^shippo_test_/) },
  { name: "Lob", key: /(^|_)LOB_/, isLive: beginsWith(/^live_/), isTest: beginsWith(/^test_/) },
  { name: "EasyPost", isLive: beginsWith(/^EZAK[A-Za-z0-9]/), isTest: beginsWith(/^EZTK[A-Za-z0-9]/) },
  { name: "Checkout.com", key: /CHECKOUT/, isLive: beginsWith(/^[sp]k_(?!sbox_)/), isTest: beginsWith(/^[sp]k_sbox_/) },
  { name: "Mercado Pago", key: /MERCADO_?PAGO|^MP_/, isLive: beginsWith(/^APP_USR-/), isTest: beginsWith(/^TEST-/) },
  ...moneySwitches,
  // docs.hcaptcha.com, developers.google.com/recaptcha, developers.cloudflare.com/turnstile: keys that accept everyone
  {
    name: "the captcha",
    key: /CAPTCHA|TURNSTILE/,
    isLive: () => false,
    isTest: beginsWith(
      /^(10000000-ffff-ffff-ffff-0{11}1|0x0{40}|6LeIxAcTAAAAA(JcZVRqyHh71UMIEGNQ_MXjiZKhI|GG-vFI1TnRWxMZNFuojJ4WifJWe)|[123]x0{18,32}[A-Z]{2})$/,
    ),
  },
  {
    name: "PayPal",
    isLive: atHost(/^(https:\/\/)?(api-m|api|api-3t|ipnpb)\.paypal\.com\b/),
    isTest: atHost(/^(https:\/\/)?([\w-]+\.)*sandbox\.paypal\.com\b/),
  },
  // A donation page is the same for all environments: developer.paypal.com/api/nvp-soap/ipn lists the URLs that programs call
  {
    name: "PayPal",
    isAdvisory: true,
    isLive: atHost(/^https:\/\/www\.paypal\.com\/(cgi-bin|checkoutnow|sdk)\b/),
    isTest: () => false,
  },
  {
    name: "Klarna",
    isLive: atHost(/^(https:\/\/)?api(-na|-oc)?\.klarna\.com\b/),
    isTest: atHost(/^(https:\/\/)?api(-na|-oc)?\.playground\.klarna\.com\b/),
  },
  // developers.docusign.com, developer.salesforce.com, developer.authorize.net, docs.mangopay.com
  {
    name: "DocuSign",
    isLive: atHost(/^(https:\/\/)?(account\.docusign\.com|(www|na\d|eu|au|ca)\.docusign\.net)\b/),
    isTest: atHost(/^(https:\/\/)?(demo\.docusign\.net|account-d\.docusign\.com)\b/),
  },
  // Developer Edition accounts also sign in at login.salesforce.com: help.salesforce.com, "My Domain login"
  {
    name: "Salesforce",
    isAdvisory: true,
    isLive: atHost(/^(https:\/\/)?login\.salesforce\.com\b/),
    isTest: atHost(/^(https:\/\/)?(test\.salesforce\.com|[\w-]+--[\w-]+\.sandbox\.my\.salesforce\.com)\b/),
  },
  // simple-salesforce.readthedocs.io: domain is login or test
  {
    name: "Salesforce",
    key: /(^|_)(SALESFORCE|SFDC)_DOMAIN$/,
    isAdvisory: true,
    isLive: isWord("login"),
    isTest: isWord("test"),
  },
  {
    name: "Authorize.net",
    isLive: atHost(/^(https:\/\/)?api2?\.authorize\.net\b/),
    isTest: atHost(/^(https:\/\/)?apitest\.authorize\.net\b/),
  },
  {
    name: "Mangopay",
    isLive: atHost(/^(https:\/\/)?api\.mangopay\.com\b/),
    isTest: atHost(/^(https:\/\/)?api\.sandbox\.mangopay\.com\b/),
  },
  {
    name: "Square",
    isLive: atHost(/^(https:\/\/)?connect\.squareup\.com\b/),
    isTest: atHost(/^(https:\/\/)?connect\.squareupsandbox\.com\b/),
  },
  { name: "Braintree", isLive: beginsWith(/^production_[a-z0-9]{8}_/), isTest: beginsWith(/^sandbox_[a-z0-9]{8}_/) },
];

/** The vendor and mode of a config var's value, if it shows them. */
export function modeOf(
  key: string,
  value: string,
): { readonly vendor: string; readonly mode: Mode; readonly isAdvisory?: boolean } | undefined {
  for (const { name, key: keys, isLive, isTest, isAdvisory = false } of vendors) {
    if (keys !== undefined && !keys.test(key)) continue;
    if (isTest(value)) return { vendor: name, mode: "test", isAdvisory };
    if (isLive(value)) return { vendor: name, mode: "live", isAdvisory };
  }
  return undefined;
}
