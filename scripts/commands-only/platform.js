// scripts/build.ts puts this file in the place of @actions/core's own, which loads what runs programs (@actions/exec).
export function getDetails() {
  throw new Error('The platform was asked for, which Belay does not do.');
}
