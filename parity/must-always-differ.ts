/**
 * Whether a config var signs or encrypts what an app hands out, by its name: `SECRET_KEY_BASE`, `DJANGO_SECRET_KEY`,
 * `SESSION_SECRET`, `ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY`. With the same key, staging could forge production's sessions: so no
 * reason makes it the same.
 */
export const mustAlwaysDiffer = (key: string): boolean =>
  /(^|_)SECRET_KEY_BASE$|^(APP_|DJANGO_|FLASK_|RAILS_)?SECRET_KEY$|^SECRET_TOKEN$/.test(key) ||
  /(^|_)(COOKIE|ENCRYPTION|JWT|SESSION|SIGNING)_(\w+_)?(KEY|KEYS|PASSWORD|SALT|SECRET|SECRETS)$/.test(key);
