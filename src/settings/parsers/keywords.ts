// Words that stand for "no value" in an input, because an empty input is an error. Pure.
import type { Parser } from './plain-values.ts';

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
