// Where the user's own profiles are. Pure.
import { isAbsolute, join, resolve } from 'node:path';
import type { ProfileSources } from './profile-files.ts';

/**
 * The files that the SDKs would read: those that the environment names, else those in the home folder.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 */
export function profileSources(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): ProfileSources {
  const pathOf = (variable: string, name: string) => {
    const path = environment[variable];
    if (!path) return join(home, '.aws', name);
    const expanded = /^~(?=[/\\]|$)/.test(path) ? join(home, path.slice(1)) : path;
    return isAbsolute(expanded) ? expanded : resolve(environment['GITHUB_WORKSPACE'] ?? home, expanded);
  };
  return {
    config: pathOf('AWS_CONFIG_FILE', 'config'),
    credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}
