/** `heroku/nodejs`, `urn:buildpack:heroku/nodejs`, or an address of a repository or an archive. */
const spellings = [/^(urn:buildpack:)?[\w.-]+\/[\w.-]+$/, /^(https?|git|ssh):\/\/[^\s/]+\/\S+$/, /^git@[^\s:]+:\S+$/];

/**
 * Refuses what is no buildpack by its form, and one that is declared twice. Heroku's API cannot tell whether the registry has
 * a name: its index is no part of the API.
 */
export function refuseOddBuildpacks(buildpacks: readonly string[]): void {
  for (const [place, buildpack] of buildpacks.entries()) {
    if (!spellings.some((spelling) => spelling.test(buildpack))) {
      throw new Error(
        `buildpacks[${place}]: expected a name of Heroku's registry such as heroku/nodejs, or a URL, got ${JSON.stringify(buildpack)}`,
      );
    }
    const first = buildpacks.findIndex((other) => nameOf(other) === nameOf(buildpack));
    if (first < place) {
      throw new Error(
        `buildpacks[${place}]: expected each buildpack once, got ${buildpack} again (see buildpacks[${first}])`,
      );
    }
  }
}

const nameOf = (buildpack: string): string => buildpack.replace(/^urn:buildpack:/, "");
