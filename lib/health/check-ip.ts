import { isIP } from 'node:net';
import { denyAddress } from './address-policy.ts';
import type { IpChoice } from './check.ts';
import { type FieldValue, fieldValue, refuseField, shown } from './field-value.ts';

/** Reads `4`, `6` or one address. */
export function readIp(value: unknown): FieldValue<IpChoice> {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (text === '4') return fieldValue({ family: 4 });
  if (text === '6') return fieldValue({ family: 6 });
  if (isIP(text) === 0 || text.includes('%'))
    return refuseField(`expected 4, 6 or an IP address like 203.0.113.7 or 2001:db8::7, got ${shown(value)}`);
  const why = denyAddress(text);
  return why === undefined
    ? fieldValue({ address: text.toLowerCase() })
    : refuseField(`expected an address that may be asked: ${why}, got ${shown(value)}`);
}
