import { defaultRedirects, type RedirectPolicy } from './check.ts';
import { type FieldValue, fieldValue, refuseField, shown } from './field-value.ts';

/** Words for what is followed. */
export const redirectWords: Readonly<Record<'none' | 'same-origin' | 'any', RedirectPolicy>> = {
  none: { atMost: 0, anyOrigin: false },
  'same-origin': defaultRedirects,
  any: { ...defaultRedirects, anyOrigin: true },
};

/** Most redirects one after the other. */
export const mostRedirects = 10;

/** Reads `none`, `same-origin`, `any`, or how many are followed within the origin. */
export function readRedirects(value: unknown): FieldValue<RedirectPolicy> {
  const [, policy] = Object.entries(redirectWords).find(([word]) => word === value) ?? [];
  if (policy !== undefined) return fieldValue(policy);
  const isCount =
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostRedirects;
  if (isCount) return fieldValue({ atMost: value + 0, anyOrigin: false });
  const words = Object.keys(redirectWords).join(', ');
  return refuseField(`expected ${words} or a whole number from 0 to ${mostRedirects}, got ${shown(value)}`);
}
