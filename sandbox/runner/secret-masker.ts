// Hides masked values in text the way the runner does: every encoding, every occurrence, touching ones as one.
import { encodedForms } from './value-encoders.ts';

/** Masks of one job. They are never taken back. */
export interface SecretMasker {
  /**
   * Registers a value, and each of its lines.
   * @returns false for a blank value, which the runner refuses
   */
  add(value: string): boolean;
  /** Text with `***` in place of what must not be seen. */
  mask(text: string): string;
}

/** Creates a masker without masks. */
export function createSecretMasker(): SecretMasker {
  const forms = new Set<string>();
  const register = (value: string): void => {
    for (const form of [value, ...encodedForms(value)]) forms.add(form);
  };
  return {
    add: (value) => {
      if (value.trim() === '') return false;
      const lines = value.split(/[\r\n]+/).map((line) => line.trim());
      for (const text of new Set([value, ...lines])) if (text !== '') register(text);
      return true;
    },
    mask: (text) => replaceSpans(text, mergeSpans(findSpans(text, forms))),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function findSpans(text: string, forms: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const form of forms) {
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
      spans.push({ start, end: start + form.length });
    }
  }
  return spans.sort((left, right) => left.start - right.start);
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let position = 0;
  let result = '';
  for (const { start, end } of spans) {
    result += `${text.slice(position, start)}***`;
    position = end;
  }
  return result + text.slice(position);
}
