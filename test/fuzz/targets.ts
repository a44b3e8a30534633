import { answerTargets } from './answer-targets.ts';
import { childTargets } from './child-targets.ts';
import { configTargets } from './config-targets.ts';
import { hostTargets } from './host-targets.ts';
import { inputTargets } from './input-targets.ts';
import { memoryTargets } from './memory-targets.ts';
import { programTargets } from './program-targets.ts';
import { renderTargets } from './render-targets.ts';
import type { FuzzTarget } from './target.ts';

/** Every promise about untrusted text, by what the text comes from or goes to. */
export const fuzzTargets: Readonly<Record<string, readonly FuzzTarget[]>> = {
  answers: answerTargets,
  children: childTargets,
  config: configTargets,
  hosts: hostTargets,
  inputs: inputTargets,
  memory: memoryTargets,
  programs: programTargets,
  renderers: renderTargets,
};
