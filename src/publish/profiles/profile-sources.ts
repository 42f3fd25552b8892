// Where the user's own profiles are. Pure.
import nodePath from 'node:path';
import type { ProfileSources } from './profile-files.ts';

/**
 * The files that the SDKs would read: those that the environment names, else those in the home folder.
 * @param path - the rules for paths, those of this machine unless given
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
export function profileSources(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  path: Pick<typeof nodePath, 'isAbsolute' | 'join' | 'resolve'> = nodePath,
): ProfileSources {
  const pathOf = (variable: string, name: string) => {
    const given = environment[variable];
    if (!given) return path.join(home, '.aws', name);
    const expanded = /^~(?=[/\\]|$)/.test(given) ? path.join(home, given.slice(1)) : given;
    return path.isAbsolute(expanded) ? expanded : path.resolve(environment['GITHUB_WORKSPACE'] ?? home, expanded);
  };
  return {
    config: pathOf('AWS_CONFIG_FILE', 'config'),
    credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}
