// The functions of expressions, for values that are known in part. Pure.
import { areSame, isUnknown, textLike, textOfValue, UNKNOWN, VALUES_MAX_LENGTH, type Value } from './partial-values.ts';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions */
export function call(name: string, values: readonly Value[]): Value {
  const [first = null, second = null] = values;
  switch (name) {
    // A step that runs at all is reached where nothing failed before it.
    case 'success':
    case 'always':
      return true;
    case 'contains':
      return contains(first, second);
    case 'startswith':
      return begins(first, second, false);
    case 'endswith':
      return begins(first, second, true);
    case 'format':
      return formatted(first, values.slice(1));
    case 'fromjson':
      return typeof first === 'string' ? parsed(first) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function contains(where: Value, what: Value): Value {
  if (Array.isArray(where)) {
    const same = where.map((one) => areSame(one, what));
    return same.includes(true) || (same.includes(undefined) ? UNKNOWN : false);
  }
  if (isUnknown(where) || isUnknown(what) || Array.isArray(what)) return UNKNOWN;
  return textOfValue(where).toLowerCase().includes(textOfValue(what).toLowerCase());
}

/** Whether a text begins, or ends, with another. Of a text that is known in part, the known begin can decide. */
function begins(where: Value, what: Value, atEnd: boolean): Value {
  if (isUnknown(what) || Array.isArray(what) || Array.isArray(where)) return UNKNOWN;
  const piece = textOfValue(what).toLowerCase();
  if (!isUnknown(where)) {
    const text = textOfValue(where).toLowerCase();
    return atEnd ? text.endsWith(piece) : text.startsWith(piece);
  }
  const pieces = where.pattern?.toLowerCase().split('*');
  const known = (atEnd ? pieces?.at(-1) : pieces?.[0]) ?? '';
  if (atEnd ? known.endsWith(piece) : known.startsWith(piece)) return true;
  return (atEnd ? piece.endsWith(known) : piece.startsWith(known)) ? UNKNOWN : false;
}

function formatted(form: Value, values: readonly Value[]): Value {
  if (typeof form !== 'string') return UNKNOWN;
  let length = 0;
  const text = form.replaceAll(/\{\{|\}\}|\{(\d+)\}/g, (found, index: string | undefined) => {
    if (index === undefined) return found.charAt(0);
    const value = values[Number(index)] ?? null;
    const piece = isUnknown(value) ? (value.pattern ?? '*') : textOfValue(value);
    length += piece.length;
    return length > VALUES_MAX_LENGTH ? '' : piece;
  });
  if (length > VALUES_MAX_LENGTH) return UNKNOWN;
  return values.some((value) => isUnknown(value) || Array.isArray(value)) ? textLike(text) : text;
}

/** Objects stay unknown: nothing reads their parts. */
function parsed(json: string): Value {
  try {
    return plainValue(JSON.parse(json));
  } catch {
    return UNKNOWN;
  }
}

function plainValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return UNKNOWN;
}
