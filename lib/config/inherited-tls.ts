import { checkFields } from '../health/check-fields.ts';
import { parseUrl } from '../health/check-url.ts';
import { checkAt, shownUrl, type WrittenChecks } from './environment-checks.ts';
import { type Place, placeOfSentence } from './tree.ts';

interface Inheriting {
  readonly name: string;
  readonly checks: WrittenChecks | undefined;
}

/** Inherited checks that look at a certificate, of an environment that is asked without TLS: a sentence each. */
export function describeWithoutTls(
  { name, checks }: Inheriting,
  url: string,
): readonly { readonly at: Place; readonly text: string }[] {
  return (checks?.items ?? []).flatMap((item) => {
    const asked = String(checkAt(item, url).fields['url']);
    if (!('min-tls-days' in item.fields) || parseUrl(asked)?.protocol !== 'http:') return [];
    const at = placeOfSentence(item.node, 'min-tls-days', checkFields);
    const text = `min-tls-days: ${name} inherits this check and asks it at ${shownUrl(asked)}, where there is no certificate; give ${name} a "health" of its own.`;
    return [{ at, text }];
  });
}
