/** What a vendor separates by a project or key, and what happens if two environments share one. */
interface Project {
  readonly name: string;
  /** What each environment should have; completes "expected a separate …". */
  readonly what: string;
  readonly key: RegExp;
  /** Completes "so …". */
  readonly harm: string;
}

const flags = { what: "environment", harm: "a flag that testers turn on is on for all users" };
const events = { what: "source", harm: "test events are counted with real events" };
const channels = { what: "app", harm: "messages of one environment reach browsers of the other" };
const people = { what: "application", harm: "test accounts are stored with production's users" };
const telephones = { what: "app", harm: "test messages reach real phones" };
const customers = { what: "test account", harm: "test contacts are mixed with real customers" };
const onCall = { what: "integration", harm: "a failed test pages the person on call" };
const hooks = { what: "hook", harm: "tests start production's automation" };

/** To add a vendor, add an entry with the page that documents what it separates. */
const projects: readonly Project[] = [
  // launchdarkly.com/docs/home/account/environment, docs.statsig.com, docs.flagsmith.com, docs.getunleash.io, configcat.com/docs, docs.growthbook.io
  {
    name: "LaunchDarkly",
    key: /(^|_)(LAUNCHDARKLY|LAUNCH_DARKLY|LD)_(SDK_KEY|CLIENT_(SIDE_)?ID|MOBILE_KEY)$/,
    ...flags,
  },
  { name: "Statsig", key: /(^|_)STATSIG_(SERVER_|CLIENT_)?(SECRET|SDK|API)?_?KEY$/, ...flags },
  { name: "Flagsmith", key: /(^|_)FLAGSMITH_(ENVIRONMENT_(KEY|ID)|SERVER_KEY|API_KEY)$/, ...flags },
  { name: "Unleash", key: /(^|_)UNLEASH_(API_TOKEN|CLIENT_KEY|INSTANCE_ID)$/, ...flags },
  { name: "Split", key: /(^|_)SPLIT(_IO)?_(API|SDK)_KEY$/, ...flags },
  { name: "ConfigCat", key: /(^|_)CONFIGCAT_(SDK_)?KEY$/, ...flags },
  { name: "GrowthBook", key: /(^|_)GROWTHBOOK_CLIENT_KEY$/, ...flags },
  // docs.developers.optimizely.com/feature-experimentation, docs.devcycle.com, developer.harness.io/docs/feature-flags, docs.geteppo.com
  { name: "Optimizely", key: /(^|_)OPTIMIZELY_SDK_KEY$/, ...flags },
  { name: "DevCycle", key: /(^|_)DEVCYCLE_(\w+_)?SDK_KEY$/, ...flags },
  { name: "Harness", key: /(^|_)HARNESS_(FF_|FME_)?SDK_KEY$/, ...flags },
  { name: "Eppo", key: /(^|_)EPPO_(SDK|API)_KEY$/, ...flags },
  // segment.com/docs/guides/best-practices/dev-prod, docs.mixpanel.com/docs/best-practices/developer-environments, amplitude.com/docs
  { name: "Segment", key: /(^|_)SEGMENT_(IO_)?(\w+_)?(WRITE_)?KEY$/, ...events },
  { name: "RudderStack", key: /(^|_)RUDDERSTACK_(\w+_)?(WRITE_)?KEY$/, ...events },
  { name: "Mixpanel", key: /(^|_)MIXPANEL_(PROJECT_)?TOKEN$/, ...events },
  { name: "Amplitude", key: /(^|_)AMPLITUDE_(API_)?KEY$/, ...events },
  { name: "Heap", key: /(^|_)HEAP_(APP|ENV|ENVIRONMENT)_ID$/, ...events },
  {
    name: "Google Analytics",
    key: /(^|_)(GA|GA4|GOOGLE_ANALYTICS)_((MEASUREMENT|TRACKING|PROPERTY)_)?ID$/,
    ...events,
  },
  // posthog.com/docs (a project for each environment), help.hotjar.com, help.fullstory.com, matomo.org/faq, usefathom.com/docs
  { name: "PostHog", key: /(^|_)POSTHOG_(PROJECT_)?(API_)?(KEY|TOKEN)$/, ...events },
  { name: "Hotjar", key: /(^|_)HOTJAR_(SITE_)?ID$/, ...events },
  { name: "FullStory", key: /(^|_)FULLSTORY_ORG(_ID)?$/, ...events },
  { name: "Matomo", key: /(^|_)(MATOMO|PIWIK)_SITE_?ID$/, ...events },
  { name: "Fathom", key: /(^|_)FATHOM_SITE_ID$/, ...events },
  // pusher.com/docs/channels, ably.com/docs, pubnub.com/docs, getstream.io/chat/docs
  { name: "Pusher", key: /(^|_)PUSHER_(APP_ID|URL)$/, ...channels },
  { name: "Ably", key: /(^|_)ABLY_(API_)?KEY$/, ...channels },
  { name: "LiveKit", key: /(^|_)LIVEKIT_API_KEY$/, ...channels },
  { name: "PubNub", key: /(^|_)PUBNUB_(PUBLISH|SUBSCRIBE)_KEY$/, ...channels },
  { name: "Stream", key: /(^|_)(GET)?STREAM_(IO_)?API_KEY$/, ...channels },
  // auth0.com/docs/get-started/auth0-overview/create-tenants/set-up-multiple-environments, docs.aws.amazon.com/cognito, clerk.com/docs
  { name: "Auth0", key: /(^|_)AUTH0_(\w+_)?CLIENT_ID$/, ...people },
  { name: "Cognito", key: /(^|_)COGNITO_(USER_)?POOL_ID$/, ...people },
  { name: "Okta", key: /(^|_)OKTA_(\w+_)?CLIENT_ID$/, ...people },
  { name: "WorkOS", key: /(^|_)WORKOS_CLIENT_ID$/, ...people },
  { name: "Stytch", key: /(^|_)STYTCH_PROJECT_ID$/, ...people },
  // documentation.onesignal.com/docs/apps-organizations, firebase.google.com/docs/projects/dev-workflows/overview-environments
  { name: "OneSignal", key: /(^|_)ONESIGNAL_APP_ID$/, ...telephones },
  { name: "Firebase Cloud Messaging", key: /(^|_)FCM_(SERVER_KEY|SENDER_ID|PROJECT_ID)$/, ...telephones },
  { name: "Airship", key: /(^|_)(AIRSHIP|URBAN_AIRSHIP)_APP_KEY$/, ...telephones },
  // intercom.com/help (test workspaces), developers.hubspot.com (test accounts), mailchimp.com/developer (audiences)
  { name: "Intercom", key: /(^|_)INTERCOM_(APP_ID|ACCESS_TOKEN)$/, ...customers },
  { name: "HubSpot", key: /(^|_)HUBSPOT_(ACCESS_TOKEN|API_KEY|PRIVATE_APP_TOKEN)$/, ...customers },
  { name: "Mailchimp", key: /(^|_)MAILCHIMP_(\w+_)?(LIST|AUDIENCE)_ID$/, ...customers },
  { name: "Klaviyo", key: /(^|_)KLAVIYO_(\w+_)?LIST_ID$/, ...customers },
  // support.pagerduty.com/main/docs/services-and-integrations, support.atlassian.com/opsgenie
  { name: "PagerDuty", key: /(^|_)PAGERDUTY_(\w+_)?(INTEGRATION|ROUTING|SERVICE)_KEY$/, ...onCall },
  { name: "Opsgenie", key: /(^|_)OPSGENIE_(API|INTEGRATION)_KEY$/, ...onCall },
  // help.zapier.com, help.make.com: posting to a hook starts its automation
  { name: "Zapier", key: /(^|_)ZAPIER_(\w+_)?(WEB)?HOOK(_URL)?$/, ...hooks },
  { name: "Make", key: /(^|_)(MAKE_COM|INTEGROMAT)_(\w+_)?(WEB)?HOOK(_URL)?$/, ...hooks },
  { name: "VictorOps", key: /(^|_)(VICTOROPS|SPLUNK_ON_?CALL)_(ROUTING_|API_)?KEY$/, ...onCall },
  // docs.stripe.com/webhooks#endpoint-secrets, docs.github.com/webhooks, docs.svix.com, shopify.dev/docs: a secret for each endpoint
  {
    name: "the sender",
    key: /(^|_)WEBHOOKS?_(\w+_)?(SECRET|SIGNING_KEY)$/,
    what: "endpoint secret",
    harm: "anyone with staging's secret can forge messages to production",
  },
  // inngest.com/docs/platform/environments
  {
    name: "Inngest",
    key: /(^|_)INNGEST_(EVENT|SIGNING)_KEY$/,
    what: "environment",
    harm: "test events start production's functions",
  },
  // deadmanssnitch.com/docs, healthchecks.io/docs, betterstack.com/docs/uptime/cron-and-heartbeat-monitor
  {
    name: "the monitor",
    key: /(^|_)((DEAD_?MANS?_?)?SNITCH|HEALTHCHECKS?_IO|HC_PING|HEALTHCHECKS?_PING|HEARTBEAT|CRONITOR_PING|CRON_MONITOR)(_\w+)?_(URL|UUID|ID|TOKEN)$/,
    what: "heartbeat",
    harm: "an outage of production goes unnoticed while the other environment reports",
  },
];

/** The vendor project that a config var's key identifies, which should be separate for each environment. */
export const projectOf = (key: string): Project | undefined => projects.find((each) => each.key.test(key));
