/** `npm run check`: format, lint, types, generated documents and bundles, without the tests. */
import process from 'node:process';
import { bundlePhase, quickPhases, runPhase } from './phases.ts';

const results = await Promise.all([...quickPhases, bundlePhase].map(runPhase));
if (results.some((result) => !result.passed)) process.exitCode = 1;
