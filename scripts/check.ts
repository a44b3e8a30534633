/** `npm run check`: format, lint, types, generated documents, workflows and bundles, without the tests. */
import process from 'node:process';
import { bundlePhase, quickPhases, runPhase, workflowPhases } from './phases.ts';

const results = await Promise.all([...quickPhases, ...workflowPhases(), bundlePhase].map(runPhase));
if (results.some((result) => !result.passed)) process.exitCode = 1;
