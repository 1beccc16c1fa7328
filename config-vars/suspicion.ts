/**
 * What a plain value that should be a secret looks like, without the value; undefined when it does not look like one.
 *
 * @example suspicionOf("DATABASE", "postgres://app:hunter2@db/main") // "a URL with a password"
 */
export function suspicionOf(key: string, value: string): Suspicion | undefined {
  const text = value.trim();
  const look = looks.find(([, pattern]) => pattern.test(text))?.[0];
  if (look !== undefined) return look;
  if (isPublicName.test(key)) return undefined;
  if (isRandom(text)) return "a random string";
  return isSecretName(key) && !isNoSecret(key, text) ? "a secret by its name" : undefined;
}

// Every repetition has a bound, so that the time grows with the length of a value and no faster.
const looks = [
  ["a private key", /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/],
  ["a URL with a password", /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@?#]{0,256}:[^\s/@?#]{1,512}@/i],
  [
    "a webhook URL, which is its key",
    /:\/\/hooks\.slack\.com\/services\/\w|:\/\/discord(app)?\.com\/api\/webhooks\/\d|\.webhook\.office\.com\/webhookb2\/\w|:\/\/outlook\.office(365)?\.com\/webhook\/\w|:\/\/chat\.googleapis\.com\/v1\/spaces\/|:\/\/hooks\.zapier\.com\/hooks\/catch\/\d|:\/\/api\.telegram\.org\/bot\d+:/,
  ],
  ["a URL with a key", /[?&#](access_token|api_?key|auth|key|password|secret|sig|signature|token)=[^&#\s]{8}/i],
  [
    "a connection string with a password",
    /(^|;) {0,4}(AccountKey|Password|Pwd|SharedAccessKey|SharedAccessSignature) {0,4}= {0,4}[^;\s]/i,
  ],
  ["an AWS access key", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  [
    "a vendor's key",
    /\b([sr]k_(live|test)_|whsec_|gh[opsur]_|github_pat_|glpat-|npm_|pypi-|HRKU-|sk-ant-|shpat_|dop_v1_)[\w-]{10}/,
  ],
  [
    "a vendor's key",
    /\bxox[abeoprs]-[\w-]{10}|\bSG\.[\w-]{16,64}\.[\w-]{16}|\bAIza[\w-]{35}|\bkey-[0-9a-f]{32}\b|\bsk\.eyJ[\w-]{10}|\bpat\w{14}\.[0-9a-f]{32}/,
  ],
  ["a signed token", /\beyJ[\w-]{5,256}\.eyJ[\w-]{5,2048}\.[\w-]{5}/],
  ["an authorization header", /^(Basic|Bearer) +[\w+/=.-]{8}/i],
] as const;

/** Descriptions of a suspicious value. */
type Suspicion = (typeof looks)[number][0] | "a random string" | "a secret by its name";

/** 32 hexadecimal digits, or 40 characters of base 64, with enough different ones among them. */
function isRandom(text: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(text)) return /\d/.test(text) && /[a-f]/i.test(text);
  if (!/^[A-Za-z0-9+/_-]{40,}={0,2}$/.test(text)) return false;
  return [/[a-z]/, /[A-Z]/, /\d.*\d.*\d/].every((pattern) => pattern.test(text)) && new Set(text).size >= 20;
}

const isSecretName = (key: string): boolean => secretName.test(key) || secretEnding.test(key);

const secretName =
  /(^|_)(SECRETS?|TOKENS?|CREDENTIALS?|PASSPHRASE|(API|ACCESS|AUTH|PRIVATE|SIGNING|ENCRYPTION|MASTER|APP|SERVICE|ACCOUNT|LICENSE|SHARED|STORAGE)_?KEYS?)(_|$)/i;

/** With any prefix: `PGPASSWORD`. */
const secretEnding =
  /PASSWORDS?$|PASSWD$|(^|_)(BASIC|HTTP)_AUTH$|^(PASS|PEPPER)$|_(PASS|PWD|PEPPER)$|(API|AUTH|ACCESS)TOKEN$|APIKEY$|SECRET$/i;

/** Describes a secret, or is public: `TOKEN_TTL`, `RECAPTCHA_SITE_KEY`, `SOURCE_COMMIT`, `TWILIO_ACCOUNT_SID`. */
const isPublicName =
  /(^|_)(PUBLIC|PUBLISHABLE|SITE_KEY)(_|$)|(^|_)(S?ID|[GU]UID|NAME|FILE|PATH|DIR|URL|URI|HOST|ENDPOINT|ISSUER|AUDIENCE|SCOPES?|TTL|AGE|LIFETIME|TIMEOUT|EXPIRY|EXPIRES?|EXPIRATION|HEADER|PREFIX|ALGORITHM|TYPE|LENGTH|COUNT|LIMIT|SHA|COMMIT|REVISION|CHECKSUM|DIGEST|INTEGRITY|FINGERPRINT|ENABLED|REQUIRED|ROTATION|POLICY)$/i;

/** A switch or a number; a password may be digits alone. */
const isNoSecret = (key: string, text: string): boolean =>
  /^(|true|false|on|off|yes|no|none|null|enabled|disabled|required|optional)$/i.test(text) ||
  (/^\d{1,9}$/.test(text) && !/PASS|PWD/i.test(key));
