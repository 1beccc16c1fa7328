/** Words of host names and buckets that say which stage they are of. */
const trial = /^(staging|stage|stg|uat|qa|preprod|pre-prod|acceptance)$/i;

/** Whether a name is, by a word in it, of an environment before production: `api.staging.example`, `sftp-uat.partner.example`. */
export const isOfTrial = (name: string): boolean => name.split(/[._/-]+/).some((word) => trial.test(word));
