import { isOff, isOn, isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const unchecked = "checks no certificate, so that anybody on the way can read and change what is sent";
const plain = "sends data, and often a password, in plain text";
const overHttp = "lets sessions and passwords travel over plain HTTP";

/**
 * The add-on service of Heroku that a client named in a key connects to. It signs its certificates itself, so that its own pages switch the
 * check off: devcenter.heroku.com/articles/connecting-heroku-postgres, …/connecting-heroku-redis, …/kafka-on-heroku.
 */
export const selfSignedAt = (key: string): string | undefined => selfSigned.find(([, client]) => client.test(key))?.[0];

const selfSigned: readonly (readonly [slug: string, client: RegExp])[] = [
  ["heroku-postgresql", /^(PG|POSTGRES|POSTGRESQL|DB|DATABASE)(_|SSL)/i],
  ["heroku-redis", /^(REDIS|VALKEY|KEY_VALUE|SIDEKIQ|RESQUE|CELERY|BROKER|CACHE|CABLE|QUEUE|BULL)_/i],
  ["heroku-kafka", /^KAFKA_/i],
];

/** Whether a URL leads over the internet and not to a local machine or private network. */
const isFar = (value: string): boolean => {
  const host = /^[a-z+]{1,20}:\/\/(?:[^\s/@]{0,1024}@)?([^\s/:?#]{1,253})/i.exec(value.trim())?.[1] ?? "";
  return (
    host.includes(".") &&
    !/^(10|127|0|192\.168|172\.(1[6-9]|2\d|3[01]))\.|\.(internal|local|localhost|lan|vpn|ts\.net)$/i.test(host)
  );
};

/** TLS that is off or verifies nothing. */
export const encryptionSwitches: readonly Omit<Switch, "kind">[] = [
  // nodejs.org/api/cli.html, peps.python.org/pep-0493, docs.npmjs.com/cli/using-npm/config#strict-ssl, git-scm.com/docs/git
  {
    key: /^(NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)$/,
    isWrong: (value) => value.trim() === "0",
    does: unchecked,
    isEverywhere: true,
  },
  {
    key: /^(NPM_CONFIG_STRICT_SSL|YARN_STRICT_SSL|(\w+_)?(VERIFY_(SSL|TLS|CERTS?|PEER)|(SSL|TLS)_(VERIFY|VERIFICATION|VERIFY_PEER|VERIFY_MODE|REJECT_UNAUTHORIZED|CHECK|CERT_REQS)|CERT_REQS)|(\w+_)?REJECT_UNAUTHORIZED|VAULT_VERIFY)$/i,
    isWrong: (value) => isOff(value) || isWord("none", "verify_none", "cert_none", "ssl.cert_none")(value),
    does: unchecked,
    isEverywhere: true,
    isOfCertificate: true,
  },
  // gdal.org/en/stable/user/configoptions.html, curl.se/docs
  {
    key: /^(GIT_SSL_NO_VERIFY|CURL_INSECURE|GDAL_HTTP_UNSAFESSL|VAULT_SKIP_VERIFY|(\w+_)?(SKIP_(SSL|TLS)_(VERIFY|VERIFICATION|VALIDATION)|(SSL|TLS)_(SKIP_VERIFY|INSECURE|NO_?VERIFY)|INSECURE_(SSL|TLS|SKIP_VERIFY)|ALLOW_INVALID_CERT(IFICATE)?S))$/i,
    isWrong: (value) => isOn(value),
    does: unchecked,
    isEverywhere: true,
    isOfCertificate: true,
  },
  // nodejs.org/api/cli.html#--tls-min-v10
  {
    key: /^NODE_OPTIONS$/,
    isWrong: (value) => /--tls-min-v1\.[01]\b|--openssl-legacy-provider\b/.test(value),
    does: "takes versions of TLS, or algorithms, that are broken",
    isAdvisory: true,
    isEverywhere: true,
  },
  // postgresql.org/docs/current/libpq-ssl.html; Heroku's databases ask for TLS
  {
    key: /^((\w+_)?(PG|POSTGRES|DB|DATABASE|MYSQL|PRISMA)_?SSL_?MODE|PGSSLMODE)$/i,
    isWrong: isWord("disable", "disabled", "allow"),
    does: plain,
    isEverywhere: true,
  },
  // node-postgres.com/features/ssl
  {
    key: /^((\w+_)?(PG|POSTGRES|DB|DATABASE)_?SSL_?MODE|PGSSLMODE)$/i,
    isWrong: isWord("no-verify"),
    does: unchecked,
    isOfCertificate: true,
    isAdvisory: true,
  },
  {
    key: /^((\w+_)?(PG|POSTGRES|DB|DATABASE|MYSQL|REDIS|MONGO|MONGODB|KAFKA|ELASTICSEARCH|OPENSEARCH|RABBITMQ|AMQP)_(USE_)?(SSL|TLS)(_ENABLED)?)$/i,
    isWrong: isOff,
    does: plain,
    isEverywhere: true,
  },
  {
    key: /^(\w+_)?(DB|DATABASE|PG|REDIS|KAFKA|SMTP|MAIL|EMAIL)_(DISABLE|NO|SKIP)_(SSL|TLS|STARTTLS)$/i,
    isWrong: isOn,
    does: plain,
    isEverywhere: true,
  },
  // An address that says it itself: ?sslmode=disable, ?ssl=false, ?tls=false, useSSL=false
  {
    key: /(_(URL|URI|DSN)|^DSN|CONNECTION_STRING)$/i,
    isWrong: (value) =>
      /[?&;]\s{0,4}(sslmode=(disable|allow)|(use)?(ssl|tls)(mode)?=(0|false|no|off|disabled)|tls(allow)?insecure=true|sslvalidate=false|ssl_cert_reqs=(none|cert_none))\b/i.test(
        value,
      ),
    does: plain,
    isEverywhere: true,
  },
  // docs.joinmastodon.org/admin/config, laravel.com/docs/mail
  {
    key: /^(SMTP_OPENSSL_VERIFY_MODE|SMTP_TLS_VERIFY|MAIL_TLS_VERIFY_PEER)$/,
    isWrong: (value) => isOff(value) || isWord("none")(value),
    does: unchecked,
  },
  // guides.rubyonrails.org/action_mailer_basics.html. Laravel's MAIL_ENCRYPTION=null is none: Symfony's mailer then takes STARTTLS where it can
  { key: /^(\w+_)?(MAIL|EMAIL|SMTP)_(ENCRYPTION|SECURITY)$/i, isWrong: isWord("none", "plain", "off"), does: plain },
  {
    key: /^(\w+_)?(MAIL|EMAIL|SMTP)_(USE_TLS|TLS|TLS_ENABLED|STARTTLS|ENABLE_STARTTLS(_AUTO)?)$/i,
    isWrong: isOff,
    does: plain,
    isAdvisory: true,
  },
  // An address over plain HTTP with a password in it, which those of proxies have, and one of what is mostly reached over TLS
  {
    key: /^(?!.*(PROXY|PROXIMO|FIXIE|QUOTAGUARD|STATICA))/i,
    isWrong: (value) => /^http:\/\/[^\s/@]{1,1024}@/i.test(value) && isFar(value),
    does: plain,
  },
  {
    key: /(URL|URI|DSN|ENDPOINT|SERVER|HOST|BROKER|API)$/i,
    isWrong: (value) =>
      /^(redis|valkey|amqp|ldap|ftp|mqtt|nats):\/\/|^http:\/\/[^\s@]{1,1024}$/i.test(value) && isFar(value),
    does: plain,
    isAdvisory: true,
  },
  // docs.djangoproject.com/en/stable/ref/middleware/#ssl-redirect, guides.rubyonrails.org/configuring.html#config-force-ssl
  {
    key: /^((RAILS|DJANGO|APP|FLASK)_)?(FORCE_(SSL|HTTPS|TLS)|(SECURE_)?(SSL|HTTPS)_REDIRECT|ENFORCE_(SSL|HTTPS)|REDIRECT_(TO_)?(SSL|HTTPS))$|_ENFORCE_SSL$/i,
    isWrong: isOff,
    does: overHttp,
  },
  {
    key: /^(INSECURE_USE_HTTP|DISABLE_(SSL|HTTPS|FORCE_SSL)|ALLOW_HTTP|OAUTHLIB_INSECURE_TRANSPORT)$/i,
    isWrong: isOn,
    does: overHttp,
  },
  // docs.djangoproject.com/en/stable/ref/settings/#session-cookie-secure, laravel.com/docs/session
  {
    key: /^(\w+_)?((SESSION|CSRF|AUTH|REMEMBER|LANGUAGE)_)?(COOKIES?_SECURE|SECURE_COOKIES?)$/i,
    isWrong: isOff,
    does: overHttp,
  },
];
