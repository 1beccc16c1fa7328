import { isOff, isOn, isWord } from "./switch-words.ts";

/** The mode of a vendor's key or setting. */
type Mode = "live" | "test";

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

/** A vendor whose values show their mode by how they begin. */
const byKey = (name: string, live: RegExp, test: RegExp, key?: RegExp): Vendor => ({
  name,
  ...(key !== undefined && { key }),
  isLive: (value) => live.test(value.trim()),
  isTest: (value) => test.test(value.trim()),
});

/** A vendor with a host for each mode, in a single URL: a list of hosts, as in a content security policy, makes no calls. */
function byHost(name: string, live: string, test: string): Vendor {
  const isAt = (host: string) => {
    const pattern = new RegExp(`^(https://)?(${host})\\b`);
    return (value: string) => pattern.test(value.trim()) && !/[\s,;]/.test(value.trim());
  };
  return { name, isLive: isAt(live), isTest: isAt(test) };
}

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

/** No value shows this mode. */
const never = /(?!)/;

/** To add a vendor, add an entry with the page that shows the form of its keys. */
const vendors: readonly Vendor[] = [
  // docs.paystack.com/docs/api/authentication has the forms of docs.stripe.com/keys
  byKey("Paystack", /^[sp]k_live_/, /^[sp]k_test_/, /PAYSTACK/),
  byKey("Clerk", /^[sp]k_live_/, /^[sp]k_test_/, /CLERK/),
  // docs.stripe.com/keys
  byKey("Stripe", /^[rsp]k_live_/, /^[rsp]k_test_/),
  // razorpay.com/docs/api/authentication, docs.mollie.com/reference/authentication, developer.gocardless.com
  byKey("Razorpay", /^rzp_live_/, /^rzp_test_/),
  byKey("Mollie", /^live_/, /^test_/, /MOLLIE/),
  byKey("GoCardless", /^live(_|$)/, /^sandbox(_|$)/, /GOCARDLESS/),
  // developer.flutterwave.com, docs.xendit.co, docs.opn.ooo, docs.lemonsqueezy.com
  byKey("Flutterwave", /^FLW(SECK|PUBK)-/, /^FLW(SECK|PUBK)_TEST-/),
  byKey("Xendit", /^xnd_(public_)?production_/, /^xnd_(public_)?development_/),
  byKey("Opn", /^[sp]key_(?!test_)/, /^[sp]key_test_/, /OMISE|OPN/),
  // goshippo.com/docs, docs.lob.com, docs.easypost.com, checkout.com/docs, mercadopago.com/developers
  byKey("Shippo", /^shippo_live_/, /^shippo_test_/),
  byKey("Lob", /^live_/, /^test_/, /(^|_)LOB_/),
  byKey("EasyPost", /^EZAK[A-Za-z0-9]/, /^EZTK[A-Za-z0-9]/),
  byKey("Checkout.com", /^[sp]k_(?!sbox_)/, /^[sp]k_sbox_/, /CHECKOUT/),
  byKey("Mercado Pago", /^APP_USR-/, /^TEST-/, /MERCADO_?PAGO|^MP_/),
  ...moneySwitches,
  // docs.hcaptcha.com, developers.google.com/recaptcha, developers.cloudflare.com/turnstile: keys that accept everyone
  byKey(
    "the captcha",
    never,
    /^(10000000-ffff-ffff-ffff-0{11}1|0x0{40}|6LeIxAcTAAAAA(JcZVRqyHh71UMIEGNQ_MXjiZKhI|GG-vFI1TnRWxMZNFuojJ4WifJWe)|[123]x0{18,32}[A-Z]{2})$/,
    /CAPTCHA|TURNSTILE/,
  ),
  byHost("PayPal", "(api-m|api|api-3t|ipnpb)\\.paypal\\.com", "([\\w-]+\\.)*sandbox\\.paypal\\.com"),
  // A donation page is the same for all environments: developer.paypal.com/api/nvp-soap/ipn lists the URLs that programs call
  {
    ...byKey("PayPal", /^https:\/\/www\.paypal\.com\/(cgi-bin|checkoutnow|sdk)\b[^\s,;]*$/, never),
    isAdvisory: true,
  },
  byHost("Klarna", "api(-na|-oc)?\\.klarna\\.com", "api(-na|-oc)?\\.playground\\.klarna\\.com"),
  // developers.docusign.com, developer.salesforce.com, developer.authorize.net, docs.mangopay.com
  byHost(
    "DocuSign",
    "account\\.docusign\\.com|(www|na\\d|eu|au|ca)\\.docusign\\.net",
    "demo\\.docusign\\.net|account-d\\.docusign\\.com",
  ),
  // Developer Edition accounts also sign in at login.salesforce.com: help.salesforce.com, "My Domain login"
  {
    ...byHost(
      "Salesforce",
      "login\\.salesforce\\.com",
      "test\\.salesforce\\.com|[\\w-]+--[\\w-]+\\.sandbox\\.my\\.salesforce\\.com",
    ),
    isAdvisory: true,
  },
  // simple-salesforce.readthedocs.io: domain is login or test
  { ...byKey("Salesforce", /^login$/i, /^test$/i, /(^|_)(SALESFORCE|SFDC)_DOMAIN$/), isAdvisory: true },
  byHost("Authorize.net", "api2?\\.authorize\\.net", "apitest\\.authorize\\.net"),
  byHost("Mangopay", "api\\.mangopay\\.com", "api\\.sandbox\\.mangopay\\.com"),
  byHost("Square", "connect\\.squareup\\.com", "connect\\.squareupsandbox\\.com"),
  byKey("Braintree", /^production_[a-z0-9]{8}_/, /^sandbox_[a-z0-9]{8}_/),
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
