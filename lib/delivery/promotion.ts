import type { DeliveryState, ValidatedRelease } from './delivery-state.ts';

/** Who says so: the ledger on its own hosts, or what was written to GitHub of it. */
export type RecordSource = 'ledger' | 'github';

/** Whether a release is validated in an environment. */
export type Proof =
  | {
      readonly kind: 'validated';
      readonly sha: string;
      /** Since when, ISO 8601; for people. */
      readonly at: string;
      readonly source: RecordSource;
      /** What a person should know besides. */
      readonly note?: string;
    }
  /** Nothing is, or not this one. A whole sentence says why and what to do. */
  | {
      readonly kind: 'not-validated';
      readonly code: 'not_validated' | 'nothing_validated';
      readonly message: string;
    }
  /** It could not be found out, which is not a no. */
  | {
      readonly kind: 'unknown';
      readonly code:
        | 'github_unknown'
        | 'state_from_newer_version'
        | 'state_folder_refused'
        | 'state_unreadable';
      readonly message: string;
    };

/** What an environment runs now. */
export type LiveRecord =
  | {
      readonly kind: 'live';
      readonly sha: string;
      readonly at: string;
      readonly source: RecordSource;
      readonly note?: string;
    }
  | { readonly kind: 'nothing'; readonly source: RecordSource }
  | { readonly kind: 'unknown'; readonly why: string };

/** Which release is asked about. */
export interface ProofQuestion {
  readonly environment: string;
  /** Undefined asks for the last one that was validated. */
  readonly sha: string | undefined;
}

/** What the ledger says. Pure. */
export function proofInLedger(state: DeliveryState, { environment, sha }: ProofQuestion): Proof {
  const { validated, earlier } = state;
  const all = [...(validated === undefined ? [] : [validated]), ...earlier];
  const proven = all.filter((each) => !wasTakenBack(state, each));
  const found = sha === undefined ? proven[0] : proven.find((each) => each.sha === sha);
  if (found !== undefined) {
    const note = noteOn(state, environment, { found, newest: proven[0], takenBack: all[0] });
    return {
      kind: 'validated',
      sha: found.sha,
      at: found.at,
      source: 'ledger',
      ...(note === undefined ? {} : { note }),
    };
  }
  if (sha === undefined) return nothingValidated(environment, 'its ledger');
  const why = whyNot(state, sha, all);
  const last = proven[0] === undefined ? '' : ` The last one validated there is ${proven[0].sha}.`;
  return notValidated(`${sha} is not validated in ${environment}: ${why}.${last}`);
}

/** A sentence for an environment in which nothing is validated. */
export function nothingValidated(environment: string, source: string): Proof {
  const message = `Nothing is validated in ${environment} (by ${source}). Deploy there, let CI pass, and promote then. Nothing was changed.`;
  return { kind: 'not-validated', code: 'nothing_validated', message };
}

/** A refusal of one commit; `message` says why. */
export function notValidated(message: string): Proof {
  return {
    kind: 'not-validated',
    code: 'not_validated',
    message: `${message} Only what was live, healthy and passed by CI there may be promoted. Nothing was changed.`,
  };
}

/** A person went back from this very deployment, or does just now: CI still says yes of it, people do not. */
function wasTakenBack({ lastRollback, pending }: DeliveryState, release: ValidatedRelease): boolean {
  if (pending?.op === 'rollback' && pending.from === release.sha) return true;
  return (
    lastRollback !== undefined &&
    lastRollback.sha === release.sha &&
    lastRollback.undoes >= release.generation
  );
}

function whyNot(
  { live, lastRollback, pending }: DeliveryState,
  sha: string,
  all: readonly ValidatedRelease[],
): string {
  if (pending?.op === 'rollback' && pending.from === sha) return 'it is being rolled back there';
  if (all.some((each) => each.sha === sha)) return 'it was rolled back there after CI had passed';
  if (live?.sha === sha && live.verdict === 'failure') return 'CI says no of it, and it is still live there';
  if (live?.sha === sha)
    return live.verdict === undefined
      ? 'it is live there, and CI has not passed yet'
      : `it is live there, and CI gave no verdict (${live.verdict})`;
  if (lastRollback?.sha === sha) return `it was rolled back there (${lastRollback.reason})`;
  return 'it was never validated there, CI took its word back, or ten others were validated since';
}

interface Releases {
  readonly found: ValidatedRelease;
  readonly newest: ValidatedRelease | undefined;
  readonly takenBack: ValidatedRelease | undefined;
}

function noteOn(state: DeliveryState, environment: string, releases: Releases): string | undefined {
  const { found, newest, takenBack } = releases;
  if (newest !== undefined && newest.sha !== found.sha)
    return `A newer release is validated in ${environment}: ${newest.sha}.`;
  if (takenBack !== undefined && wasTakenBack(state, takenBack))
    return `${takenBack.sha} was validated later in ${environment} and rolled back there, so it is not the one to promote.`;
  if (state.live?.sha === found.sha && !state.live.healthy)
    return `${found.sha} is live in ${environment} now and was not well when last seen there.`;
  return undefined;
}

/** What the ledger says is live. Pure. */
export function liveInLedger({ live, pending }: DeliveryState): LiveRecord {
  const note =
    pending === undefined
      ? undefined
      : `A ${pending.op === 'deploy' ? 'deployment' : 'rollback'} to ${pending.to} is under way there, or was cut off.`;
  if (live === undefined) return { kind: 'nothing', source: 'ledger' };
  return {
    kind: 'live',
    sha: live.sha,
    at: live.at,
    source: 'ledger',
    ...(note === undefined ? {} : { note }),
  };
}
