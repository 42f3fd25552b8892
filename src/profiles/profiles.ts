// Everything about profiles. To be loaded only where one is asked for.
export { profileEntryOf } from './entry.ts';
export { writeProfiles } from './profile-files.ts';
export { removeProfiles } from './remove.ts';
export { profileSources } from './sources.ts';
