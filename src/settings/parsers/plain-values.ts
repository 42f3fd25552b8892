// Parsers for general values: a text becomes a value, or breaks a rule. Pure.
import { isEmulatorUrl } from '../../net/service-url.ts';
import { defined } from '../../util/defined.ts';

/** A value, or the rule that the text breaks. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Rejected;
/** A broken rule, which completes "must be …", what probably happened, as a sentence, and the default of an empty input. */
export type Rejected = { readonly ok: false; readonly rule: string; readonly hint?: string; readonly usual?: string };
/** Reads the text of an input. Never throws. */
export type Parser<T> = (text: string) => Parsed<T>;

/** The result of a parser for a text that keeps its rule. */
export const accept = <T>(value: T): Parsed<T> => ({ ok: true, value });
/** The result of a parser for a text that breaks its rule. */
export const reject = (rule: string, hint?: string): Rejected => defined({ ok: false, rule, hint } as const);

/** Whether a text is, or has in it, an expression or a shell variable that nobody evaluated. */
export function isUnexpanded(text: string): boolean {
  return /\$\{|\{\{|\$\(|^~[\\/]|^\$env:|^\$[A-Z_]+(?:$|[\\/])|^%\w+%|^(?:secrets|vars)\.\w+$/i.test(text);
}

/** `true` or `false`, and words that configure-aws-credentials v4 took for "false". */
export const parseBoolean: Parser<boolean> = (text) => {
  if (/^true$/i.test(text)) return accept(true);
  return /^(?:false|no|off|n|0)$/i.test(text) ? accept(false) : reject('true or false');
};

/** One of the given words. */
export function parseWord<const W extends string>(...words: readonly W[]): Parser<W> {
  return (text) => {
    const word = words.find((one) => one === text);
    return word === undefined ? reject(`one of ${words.join(', ')}`) : accept(word);
  };
}

/** A word for the leak check. The other inputs that switch something off call that "never". */
export const parseLeakCheck: Parser<'off' | 'warn' | 'fail'> = (text) =>
  parseWord('off', 'warn', 'fail')(text === 'never' ? 'off' : text);

/** A whole number in the range, both ends included. */
export function parseInteger(lowest: number, highest: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,9}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= lowest && value <= highest ? accept(value) : reject(`a whole number from ${lowest} to ${highest}`);
  };
}

const UNIT_SECONDS = { '': 1, s: 1, m: 60, h: 3600 } as const;

/** A length of time (`3600`, `3600.0`, `3600s`, `60m`, `1h`) in the range of seconds, both ends included. */
export function parseDuration(lowestSeconds: number, highestSeconds: number): Parser<number> {
  return (text) => {
    const [, amount, unit] = /^(\d{1,9})(?:\.0+)?(s|m|h|)$/.exec(text) ?? [];
    const seconds = Number(amount) * UNIT_SECONDS[(unit ?? '') as keyof typeof UNIT_SECONDS];
    return seconds >= lowestSeconds && seconds <= highestSeconds
      ? accept(seconds)
      : reject(`a duration from ${lowestSeconds} to ${highestSeconds} seconds, such as 3600, 60m or 1h`);
  };
}

/** Items between commas, white space or line breaks; at least one. */
export function parseList<T>(parseItem: Parser<T>, highestCount: number): Parser<readonly T[]> {
  return (text) => collect(itemsOf(text), parseItem, highestCount);
}

function collect<T>(items: readonly string[], parseItem: Parser<T>, highestCount: number): Parsed<readonly T[]> {
  const given = items.map((item) => item.trim()).filter((item) => item !== '');
  const results = given.map(parseItem);
  const rejected = results.find((result) => !result.ok);
  if (rejected !== undefined) return { ...rejected, rule: `a list, each item ${rejected.rule}` };
  const values = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (values.length === 0) return reject('a list with at least one item');
  return values.length > highestCount ? reject(`a list of at most ${highestCount} items`) : accept(values);
}

/** One item per line, or between others that separate, for items with blanks; at least one. */
export function parseLines<T>(parseItem: Parser<T>, highestCount: number, between = /\n/): Parser<readonly T[]> {
  return (text) => collect(text.split(between), parseItem, highestCount);
}

function itemsOf(text: string): readonly string[] {
  return text.split(/[,\s]+/);
}

/** The path of a file, absolute or relative to the workspace. */
export const parsePath: Parser<string> = (text) =>
  text !== '' && text.length <= PATH_MAX_LENGTH && !/\p{Cc}/u.test(text)
    ? accept(text)
    : reject(`a path of at most ${PATH_MAX_LENGTH} characters`);

/** The URL of a proxy, with or without scheme, user and password. */
export const parseProxyUrl: Parser<string> = (text) => {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const rule = 'the URL of a proxy, such as http://proxy.example:3128';
  const { protocol = '', hostname = '' } = URL.parse(url) ?? {};
  return /^https?:$/.test(protocol) && /^[\w[][\w.:\]-]*$/.test(hostname) ? accept(text) : reject(rule);
};

/** Any single-line text that is not empty. */
export function parseText(longest: number): Parser<string> {
  return (text) =>
    text !== '' && text.length <= longest && !/\p{Cc}/u.test(text.replace(/\s/g, ' '))
      ? accept(text)
      : reject(`a text of 1 to ${longest} characters`);
}

const PATH_MAX_LENGTH = 1000;

/** A relative path that stays below the workspace, with forward slashes. */
export const parseWorkspacePath: Parser<string> = (text) => {
  const path = text.replaceAll('\\', '/');
  const parts = path.split('/');
  const inside = !/^(?:\/|[A-Za-z]:)/.test(path) && !parts.includes('..') && !/\p{Cc}/u.test(path);
  return inside && text.length <= PATH_MAX_LENGTH && !['', '.'].includes(parts.at(-1) ?? '')
    ? accept(path)
    : reject('the path of a file in the workspace, relative to it, such as iam/deploy-trust.json');
};

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/**
 * The value of a JSON text; undefined where it is not JSON.
 * @param revive - gets each value with its source text
 */
export function parseJson(text: string, revive?: Reviver): unknown {
  try {
    return JSON.parse(text, revive as Parameters<typeof JSON.parse>[1]);
  } catch {
    return undefined;
  }
}

/** The URL of an STS: HTTPS, or HTTP to an emulator. */
export const parseServiceUrl: Parser<URL> = (text) => {
  const rule =
    'an absolute https:// URL without user, query or fragment (http:// only for localhost, private addresses and host names without dots)';
  const url = URL.parse(text); // canParse is wrong about very long URLs
  if (url === null) return reject(rule);
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return (url.protocol === 'https:' || isEmulatorUrl(url)) && bare ? accept(url) : reject(rule);
};

function keywordOr<T>(keyword: string, parse: Parser<T>): Parser<T | undefined> {
  return (text) => {
    if (text === keyword) return { ok: true, value: undefined };
    const parsed = parse(text);
    return parsed.ok ? parsed : { ...parsed, rule: `${keyword}, or ${parsed.rule}` };
  };
}

/** `auto`: the job decides. */
export const autoOr = <T>(parse: Parser<T>) => keywordOr('auto', parse);

/** `any`: no restriction. */
export const anyOr = <T>(parse: Parser<T>) => keywordOr('any', parse);

/** `none`: not used. */
export const noneOr = <T>(parse: Parser<T>) => keywordOr('none', parse);

/** For what the runner fills in: it may be empty, and is never a reason to fail. */
export const filledIn: Parser<undefined> = () => ({ ok: true, value: undefined });

/**
 * Of a session tag. Here, because what is said of refused inputs is loaded apart, and needs no other value of AWS.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
export const TAG_VALUE_MAX_LENGTH = 256;
