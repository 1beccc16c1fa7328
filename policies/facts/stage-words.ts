/** Words of host names and buckets that say which stage they are of. */
const trial = /^(staging|stage|stg|uat|qa|preprod|pre-prod|acceptance)$/i;
const real = /^(production|prod|prd|live)$/i;

/** Whether a name is, by a word in it, of an environment before production: `api.staging.example`, `sftp-uat.partner.example`. */
export const isOfTrial = (name: string): boolean => name.split(/[._/-]+/).some((word) => trial.test(word));

/** Whether a name is production's by a word in it. */
export const isOfProduction = (name: string): boolean => name.split(/[._/-]+/).some((word) => real.test(word));
