import process from 'node:process';
import fc from 'fast-check';

/**
 * The tests try the same values every time: whether a change is good must not hang on chance. New values are looked for
 * by `npm run model` and `npm run fuzz`, every week by proof.yml; `BELAY_SEED` has the tests look elsewhere too.
 */
export const seed = Number(process.env['BELAY_SEED'] ?? 20_261_121);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
