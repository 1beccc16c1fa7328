/**
 * Whether a config var holds a signing or encryption key, by its name: `SECRET_KEY_BASE`, `DJANGO_SECRET_KEY`,
 * `SESSION_SECRET`, `ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY`. With the same key, staging could forge production's sessions, so
 * no reason allows it.
 */
export const mustAlwaysDiffer = (key: string): boolean => signing.some((pattern) => pattern.test(key));

const signing = [
  /(^|_)SECRET_KEY_BASE$|^SECRET(_KEY|_TOKEN)?$|^APP_KEY$/i,
  /^(APP|APPLICATION|AUTH|DJANGO|FLASK|LARAVEL|NEXTAUTH|RAILS)_SECRET(_KEY|_TOKEN)?$/i,
  // docs.strapi.io, payloadcms.com/docs, better-auth.com/docs, superset.apache.org/docs, github.com/heartcombo/devise, docs.joinmastodon.org
  /^(BETTER_AUTH|PAYLOAD|DIRECTUS|OTP)_SECRET$|^DEVISE_(SECRET_KEY|PEPPER)$|^SUPERSET_SECRET_KEY$|^(API|TRANSFER)_TOKEN_SALT$|^REFRESH_TOKEN_SECRET$/i,
  // airflow.apache.org/docs, github.com/ankane/lockbox, flask-security.readthedocs.io, hexdocs.pm/phoenix_live_view
  /^(AIRFLOW__CORE__)?FERNET_KEY$|^(LOCKBOX_MASTER|BLIND_INDEX_MASTER)_KEY$|^SECURITY_PASSWORD_SALT$|^LIVE_?VIEW_(SIGNING_)?SALT$/i,
  /(^|_)(COOKIE|CSRF|ENCRYPTION|JWT|SESSION|SIGNING)S?_(\w{1,40}_)?(KEY|PASSWORD|SALT|SECRET)S?$/i,
];
