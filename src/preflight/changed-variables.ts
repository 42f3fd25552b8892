// Which variables earlier steps of a job may have changed: what only they decide is unknown. Pure.
import { entryOf, textOf, type Value } from '../github/workflow/tree.ts';

/** Which variables earlier steps may have set. */
export interface Changed {
  /** Those of AWS: a step that gets credentials does. */
  readonly ofAws: boolean;
  /** Any: an action of others, or a script that shows that it does, or calls one of the repository. */
  readonly any: boolean;
  /** Any, but nothing shows it: every script can. */
  readonly unseen: boolean;
}

/** Actions of GitHub that leave credentials of AWS and its variables alone. */
const HARMLESS = /^(?:actions|github)\//i;

/** What writes variables or files of AWS, in any spelling that is one text. Windows ignores case. */
const WRITES = /GITHUB_ENV|github\s*(?:\.\s*env\b|\[)|tojson\s*\(\s*github\b|aws\s+configure|\.aws\b/i;

/** A command that is a file, but none of the system, and one that runs what files say. */
const CALLS =
  /(?:^|&&|\|\||[;|(`])[ \t]*(?:sudo[ \t]+)?["']?(?:(?!\/(?:usr|bin|opt|sbin)\/)[\w.$}{~-]*[\\/]|(?:bash|sh|zsh|pwsh|powershell|python[\d.]*|node|ruby|perl|php|make|just|task|mise|source|\.)[ \t])/im;

/** A file that is a script, wherever a command names it. */
const SCRIPT = /\.(?:sh|bash|py|m?js|ts|ps1|rb)\b/i;

/** What a step is, as far as it decides what it changes. */
interface Changing {
  readonly value: Value;
  readonly action: string;
  /** The action of AWS that it uses. */
  readonly aws: string | undefined;
  readonly isOpaque: boolean;
}

/** What may be changed after a step. */
export function afterStep(changed: Changed, step: Changing): Changed {
  if (step.aws !== undefined) return { ...changed, ofAws: true };
  const script = entryOf(step.value, 'run');
  if (step.isOpaque || script === undefined)
    return step.isOpaque || !HARMLESS.test(step.action) ? { ...changed, any: true } : changed;
  const text = textOf(script.value);
  const isSeen = text === undefined || WRITES.test(text) || CALLS.test(text) || SCRIPT.test(text);
  return isSeen ? { ...changed, any: true } : { ...changed, unseen: true };
}
