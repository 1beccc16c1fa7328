/** A service that sends messages to people. */
interface Mailer {
  readonly name: string;
  readonly slugs?: readonly string[];
  /** Config vars needed for sending; a display name such as `MAIL_FROM` is not. */
  readonly keys: RegExp;
}

/** To add one, add an entry with the page that documents what its libraries read. */
const mailers: readonly Mailer[] = [
  // guides.rubyonrails.org/action_mailer_basics.html, laravel.com/docs/mail, django-environ.readthedocs.io, symfony.com/doc/current/mailer.html
  {
    name: "SMTP",
    slugs: ["mailertogo", "trustifi", "sendinblue"],
    keys: /^(\w+_)?(SMTP_(\w+)|EMAIL_(HOST\w*|SERVER\w*|URL|SMTP\w*)|MAIL_(HOST|SERVER|URL|USERNAME|PASSWORD|SMTP\w*)|MAILER_(DSN|URL|HOST|PASSWORD)|MAILERTOGO_\w+)$/,
  },
  // docs.sendgrid.com, documentation.mailgun.com, postmarkapp.com/developer, resend.com/docs
  { name: "SendGrid", slugs: ["sendgrid"], keys: /^SENDGRID_/ },
  { name: "Mailgun", slugs: ["mailgun"], keys: /^MAILGUN_/ },
  { name: "Postmark", slugs: ["postmark"], keys: /^POSTMARK_/ },
  { name: "Resend", keys: /^RESEND_API_KEY$/ },
  // docs.aws.amazon.com/ses; pypi.org/project/django-ses
  { name: "Amazon SES", keys: /^(AWS_)?SES_/ },
  // mailchimp.com/developer/transactional, developers.sparkpost.com, dev.mailjet.com, developers.brevo.com
  { name: "Mandrill", keys: /^(MANDRILL|MAILCHIMP_TRANSACTIONAL)_/ },
  { name: "SparkPost", slugs: ["sparkpost"], keys: /^SPARKPOST_/ },
  { name: "Mailjet", slugs: ["mailjet"], keys: /^(MAILJET|MJ_APIKEY)_/ },
  { name: "Brevo", keys: /^(BREVO|SENDINBLUE)_/ },
  { name: "MailerSend", keys: /^(MAILERSEND|ZEPTOMAIL|SMTP2GO|ELASTICEMAIL|LOOPS|PLUNK)_(API_)?(KEY|TOKEN)$/ },
  { name: "Customer.io", keys: /^(CUSTOMERIO|CUSTOMER_IO)_\w*KEY$|^(BRAZE|ITERABLE|KLAVIYO)_\w*KEY$/ },
  // twilio.com/docs/iam, developer.vonage.com, developers.messagebird.com: messages to telephones
  { name: "Twilio", slugs: ["blower"], keys: /^TWILIO_(AUTH_TOKEN|API_KEY|API_SECRET|ACCOUNT_SID)$/ },
  { name: "Vonage", keys: /^(VONAGE|NEXMO|MESSAGEBIRD|PLIVO|SINCH|TELNYX)_\w*(KEY|SECRET|TOKEN)$/ },
];

/** The mailer that uses this config var, if any. */
export const senderByKey = (key: string): string | undefined =>
  isSinkKey(key) ? undefined : mailers.find(({ keys }) => keys.test(key))?.name;

/** The mailer of this add-on service, if any. */
export const senderBySlug = (slug: string): string | undefined =>
  mailers.find(({ slugs = [] }) => slugs.includes(slug))?.name;

/**
 * Whether a config var's key redirects messages away from their recipients. github.com/thoughtbot/suspenders and
 * github.com/thoughtbot/recipient_interceptor have EMAIL_RECIPIENTS.
 */
export const isSinkKey = (key: string): boolean =>
  /^(E?MAIL|SMS|MESSAGE|NOTIFICATION|TWILIO)_(RECIPIENTS?|SINK\w*|INTERCEPTOR\w*|CATCH_?ALL|REDIRECT(_TO)?|OVERRIDE(_TO)?|WHITELIST|ALLOWLIST|ALLOWED_RECIPIENTS)$|^MAILTRAP_(HOST|PORT|USER\w*|PASSWORD|INBOX\w*)$|^INTERCEPT_(E?MAILS?|SMS)|^(RECIPIENT|MAIL)_INTERCEPTOR|^LETTER_OPENER|^(SENDGRID|POSTMARK|MAILGUN|SPARKPOST|RESEND|SES)_(SANDBOX\w*|TEST_?MODE)$|^(E?MAIL)_TO_OVERRIDE$/i.test(
    key,
  );

/**
 * Whether a value makes a config var a mail sink: a sandbox host, or a delivery method that sends nothing. help.mailtrap.io (whose
 * live.smtp.mailtrap.io sends), docs.djangoproject.com/en/stable/topics/email/#email-backends, laravel.com/docs/mail#mail-and-local-development,
 * postmarkapp.com/developer/user-guide/sandbox-mode, documentation.mailgun.com (sandbox domains), docs.aws.amazon.com/ses (simulator)
 */
export function isSinkValue(key: string, value: string): boolean {
  const text = value.trim();
  if (/(MAIL|SMTP|SES|MESSAGE)/i.test(key) && sinkHost.test(text)) return true;
  if (/(MAIL|SMTP)\w*_(HOST|SERVER|ADDRESS|URL|DSN)$/i.test(key) && onTheDyno.test(text)) return true;
  if (wayToSend.test(key)) return sinkWay.test(text) || sinkBackend.test(text);
  if (/^POSTMARK_/.test(key)) return text === "POSTMARK_API_TEST";
  if (/^MAILGUN_/.test(key)) return /(^|[@/.])sandbox[\da-z]*\.mailgun\.org\b/i.test(text);
  return /^TWILIO_\w*(NUMBER|FROM)$/.test(key) && /^\+?1500555000\d$/.test(text);
}

const sinkHost =
  /(^|[@/])(sandbox\.smtp\.mailtrap\.io|smtp\.mailtrap\.io|sandbox\.api\.mailtrap\.io|mailtrap\.io|smtp\.ethereal\.email|mailhog|mailpit|mailcatcher|maildev|inbucket)(:\d+)?(\/|\?|$)|:1025(\/|\?|$)|^(null|log|array|discard):\/\//i;

/** No mail server runs on a dyno, so messages to it are lost. */
const onTheDyno = /^([a-z]+:\/\/([^\s/@]{0,200}@)?)?(localhost|127\.0\.0\.1|0\.0\.0\.0)(:\d+)?(\/|\?|$)/i;

const wayToSend =
  /^(\w+_)?(E?MAIL|MAILER|ACTION_MAILER|SMTP)_?(DELIVERY(_METHOD)?|MAILER|DRIVER|BACKEND|TRANSPORT|METHOD|PROVIDER|ADAPTER|MODE|SERVICE)$|^MAILER$|^(SEND|DELIVER|ENABLE)_E?MAILS?$|^E?MAILS?_(ENABLED|DELIVERY_ENABLED)$/i;

const sinkWay =
  /^:?(test|log|array|null|none|file|console|letter_opener(_web)?|dummy|memory|locmem|noop|fake|sandbox|mailtrap|mailhog|mailpit|stdout|off|false|no|0|disabled?)$/i;

const sinkBackend =
  /\.(console|locmem|filebased|dummy)\.EmailBackend$|LocalAdapter$|\bSwoosh\.Adapters\.(Local|Test|Logger)$/;
