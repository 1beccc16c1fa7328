/**
 * Config vars that a build compiles into browser code. nextjs.org/docs/app/guides/environment-variables, vite.dev/guide/env-and-mode,
 * create-react-app.dev/docs/adding-custom-environment-variables, cli.vuejs.org/guide/mode-and-env, gatsbyjs.com/docs/how-to/local-development/environment-variables,
 * docs.expo.dev/guides/environment-variables
 */
export const isBuiltIn = (key: string): boolean => builtIn.test(key);

const builtIn = /^(NEXT_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|EXPO_PUBLIC|STORYBOOK)_/;

/** Config vars that browsers load and that are read when the app starts: nuxt.com/docs/guide/going-further/runtime-config, svelte.dev/docs/kit/$env-dynamic-public */
const shown = /^(NUXT_PUBLIC|PUBLIC|ASTRO_PUBLIC)_/;

/** Whether the key exposes a server-side secret to browsers; keys meant for browsers, such as Supabase's ANON_KEY, do not count. */
export function givesSecretToBrowsers(key: string): boolean {
  const rest = [builtIn, shown].find((prefix) => prefix.test(key)) && key.replace(builtIn, "").replace(shown, "");
  return rest !== undefined && (secretEnding.test(rest) || serversOnly.test(rest));
}

const secretEnding =
  /(^|_)(SECRET|(CLIENT|APP|API|WEBHOOK|SIGNING|JWT|SESSION)_SECRET|SECRET_(ACCESS_)?KEY|PRIVATE_KEY|(DB|DATABASE|SMTP|ADMIN)_PASSWORD|SERVICE_ROLE(_KEY)?|SERVICE_ACCOUNT(_KEY|_JSON)?)$/;

/** platform.openai.com/docs (key safety), docs.anthropic.com, sendgrid.com/docs, resend.com/docs, twilio.com/docs: keys that these vendors keep from browsers. */
const serversOnly =
  /^(OPENAI|ANTHROPIC|MISTRAL|COHERE|GROQ|REPLICATE|HUGGINGFACE|SENDGRID|RESEND|POSTMARK|MAILGUN|HUBSPOT|AIRTABLE|ELEVENLABS|DEEPL|GITHUB|NOTION)_(API_|ACCESS_)?(KEY|TOKEN)$|^(TWILIO|SENTRY)_AUTH_TOKEN$|^ALGOLIA_(ADMIN|WRITE)_(API_)?KEY$|^(CONTENTFUL_MANAGEMENT|SANITY_WRITE)_TOKEN$/;
