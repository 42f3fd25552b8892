// Numbers, instants and IP ranges as the conditions of a policy write them. Pure.
import { defined } from '../util/defined.ts';
import type { EpochSeconds } from '../util/time.ts';

const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;
const DATE = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;
/** With more digits, two different numbers may become equal. */
const MAX_DIGITS = 15;

/**
 * The number in a text.
 * @returns undefined for anything else, and for more digits than can be compared exactly
 */
export function parseNumber(text: string): number | undefined {
  const digits = text.replaceAll(/\D/g, '');
  return DECIMAL.test(text) && digits.length <= MAX_DIGITS ? Number(text) : undefined;
}

/**
 * The instant in a text: a date in the W3C's profile of ISO 8601, or epoch seconds. Four digits alone could be either, so
 * they count as neither.
 * @see https://www.w3.org/TR/NOTE-datetime
 */
export function parseInstant(text: string): EpochSeconds | undefined {
  if (/^\d{5,}$/.test(text)) return parseNumber(text);
  const [, year, month, day = '01'] = DATE.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const noon = new Date(`${year}-${month}-${day}T12:00:00Z`);
  const exists = !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(`${year}-${month}-${day}`);
  const milliseconds = Date.parse(text);
  return exists && !Number.isNaN(milliseconds) ? milliseconds / 1000 : undefined;
}

/** An address, or a range of addresses; `bits` is 32 or 128. */
export interface IpRange {
  readonly bits: 32 | 128;
  readonly address: bigint;
  /** Undefined for a single address. */
  readonly prefixLength?: number;
}

/**
 * The address or the range in a text, IPv4 or IPv6.
 * @returns undefined for anything else
 * @see https://www.rfc-editor.org/rfc/rfc4291#section-2.2
 */
export function parseIpRange(text: string): IpRange | undefined {
  const [, address, length] = /^([0-9a-fA-F:.]{2,45})(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (address === undefined) return undefined;
  const bits: IpRange['bits'] = address.includes(':') ? 128 : 32;
  const value = bits === 32 ? parseIpv4(address) : parseIpv6(address);
  if (value === undefined || Number(length ?? 0) > bits) return undefined;
  return defined({ bits, address: value, prefixLength: length === undefined ? undefined : Number(length) });
}

/** Whether two addresses have the same first bits. */
export function sharesPrefix(one: IpRange, other: IpRange, prefixLength: number): boolean {
  const shift = BigInt(one.bits - prefixLength);
  return one.bits === other.bits && one.address >> shift === other.address >> shift;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  const valid = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return valid ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
}

function parseIpv6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const [left, right] = [groupsOf(head), tail === undefined ? [] : groupsOf(tail)];
  if (more.length > 0 || left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array<bigint>(missing).fill(0n), ...right].reduce((sum, group) => sum * 65536n + group, 0n);
}

function groupsOf(text: string): bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = last.includes('.') ? parseIpv4(last) : undefined;
  const words = embedded === undefined ? parts : parts.slice(0, -1);
  if (!words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word))) return undefined;
  const groups = words.map((word) => BigInt(`0x${word}`));
  return embedded === undefined ? groups : [...groups, embedded >> 16n, embedded & 0xffffn];
}
