import { describe, expect, it } from 'vitest';
import type { DeployReport } from '../../../../lib/delivery/deploy-report.ts';
import { planGoingBack } from '../../../../lib/delivery/hosts/plan-going-back.ts';
import type { Turn } from '../../../../lib/delivery/hosts/turn.ts';
import type { Recipe } from '../../../../lib/delivery/recipe.ts';
import { a, b, c, recipe } from '../events.ts';
import { memory, reported, turn } from './a-turn.ts';

const lost = { kind: 'refused', code: 'host_lost', message: '' } as const;
const elsewhere: Recipe = { ...recipe, path: '/srv/elsewhere' };
const keep: Recipe = { ...recipe, onFailure: 'keep' };

/** The release C was deployed; each host before that ran B after A, which is validated, unless told. */
const plan = (turns: readonly Turn[], asked = recipe): unknown =>
  planGoingBack(turns, { sha: c, recipe: asked });
const done = (name: string, remembered = memory(b, [a])): Turn =>
  turn(name, reported({ sha: c, previousSha: b }), remembered);
const failed = (name: string, report: Partial<DeployReport>, remembered = memory(b, [a])): Turn =>
  turn(name, reported({ status: 'failed', previousSha: b, ...report }), remembered);
const sick = (name: string, remembered = memory(b, [a])): Turn =>
  failed(name, { sha: c, reasonCode: 'no_rollback_target' }, remembered);
const returned = (name: string, remembered = memory(b, [a])): Turn =>
  turn(
    name,
    reported({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a, previousSha: b }),
    remembered,
  );

describe('who goes back to what, after too many hosts failed', () => {
  it('a host that was done goes back to what it ran, as it ran it, only while this deployment is live', () => {
    const putBack = failed('web2', { sha: b, reasonCode: 'activation_failed' });

    expect(plan([done('web1'), putBack])).toEqual([
      { name: 'web1', to: b, recipe, ifLive: { sha: c, generation: 6 } },
    ]);
  });

  it('all follow a host that went back to its last validated release, each as it knows it', () => {
    expect(plan([done('web1', memory(b, [a], elsewhere)), returned('web2')])).toEqual([
      { name: 'web1', to: a, recipe: elsewhere, ifLive: { sha: c, generation: 6 } },
    ]);
  });

  it('a host whose turn did not come follows too, only while what it ran is live', () => {
    expect(plan([returned('web1'), turn('web2', { kind: 'untouched' }, memory(b, [a]))])).toEqual([
      { name: 'web2', to: a, recipe, ifLive: { sha: b, generation: 5 } },
    ]);
  });

  it('a host that went back to a release that was sick as well is followed too', () => {
    const stuck = failed('web2', { sha: a, reasonCode: 'rollback_failed' });

    expect(plan([done('web1'), stuck])).toMatchObject([{ name: 'web1', to: a }]);
  });

  it('where the host that went back did not know how it ran, those who know nothing do not know either', () => {
    const stranger = turn(
      'web2',
      reported({ status: 'rolled-back', reasonCode: 'unhealthy', sha: a, previousSha: b }),
      memory(b),
    );

    expect(plan([done('web1'), stranger])).toMatchObject([{ name: 'web1', to: a, recipe: undefined }]);
  });

  it('hosts that returned to different releases follow what all have proven', () => {
    const toB = turn(
      'web2',
      reported({ status: 'rolled-back', reasonCode: 'unhealthy', sha: b, previousSha: b }),
      memory(b, [b, a]),
    );
    const toA = returned('web1', memory(b, [a]));

    expect(plan([toB, toA, done('web3')])).toEqual([
      { name: 'web2', to: a, recipe, ifLive: { sha: b, generation: 6 } },
      { name: 'web3', to: a, recipe, ifLive: { sha: c, generation: 6 } },
    ]);
  });

  it('hosts that returned to different releases and share none follow the first', () => {
    const toB = turn(
      'web2',
      reported({ status: 'rolled-back', reasonCode: 'unhealthy', sha: b, previousSha: b }),
      memory(b, [b]),
    );

    expect(plan([returned('web1', memory(b, [a])), toB])).toMatchObject([{ name: 'web2', to: a }]);
  });

  it('a new host that runs the release follows what the others have proven', () => {
    const fresh = turn('web1', reported({ sha: c, previousSha: null }), memory(undefined));
    const putBack = failed('web2', { sha: b, reasonCode: 'activation_failed' });

    expect(plan([fresh, putBack])).toMatchObject([
      { name: 'web1', to: a },
      { name: 'web2', to: a },
    ]);
  });

  it('a host that was not reached has no say in what all have proven', () => {
    const fresh = turn('web1', reported({ sha: c, previousSha: null }), memory(undefined));
    const away = turn('web3', { kind: 'unreached', refusal: lost });

    expect(plan([fresh, turn('web2', { kind: 'untouched' }, memory(b, [a])), away])).toMatchObject([
      { name: 'web1', to: a },
      { name: 'web2', to: a },
    ]);
  });

  it('a new host that is sick with it follows what the others have proven', () => {
    const fresh = failed(
      'web1',
      { sha: c, previousSha: null, reasonCode: 'no_rollback_target' },
      memory(undefined),
    );

    expect(plan([fresh, turn('web2', { kind: 'untouched' }, memory(b, [a]))])).toEqual([
      { name: 'web1', to: a, recipe, ifLive: { sha: c, generation: 6 } },
      { name: 'web2', to: a, recipe, ifLive: { sha: b, generation: 5 } },
    ]);
  });

  it('a new host on which nothing came to run brings nobody back', () => {
    const fresh = failed(
      'web1',
      { sha: null, previousSha: null, reasonCode: 'commit_not_found' },
      memory(undefined),
    );

    expect(plan([fresh, done('web2')])).toMatchObject([{ name: 'web2', to: b }]);
  });

  it('a sick host without anything to return to goes back to what it ran before', () => {
    expect(plan([sick('web1', memory(b)), done('web2', memory(b))])).toMatchObject([
      { name: 'web1', to: b, ifLive: { sha: c, generation: 6 } },
      { name: 'web2', to: b },
    ]);
  });

  it('nobody goes back where the release stays on a sick host by wish', () => {
    const kept = failed('web1', { sha: c, reasonCode: 'unhealthy' });

    expect(plan([kept, done('web2')], keep)).toEqual([]);
    expect(plan([failed('web1', { sha: b, reasonCode: 'unhealthy' }), done('web2')], keep)).toMatchObject([
      { name: 'web2', to: b },
    ]);
    expect(plan([returned('web1'), done('web2')], keep)).toMatchObject([{ name: 'web2', to: a }]);
  });
});

describe('who stays', () => {
  it('a host that is there already, that runs nothing, or of which nobody knows what it runs', () => {
    expect(
      plan([
        returned('web1'),
        turn('web2', { kind: 'untouched' }, memory(a, [a])),
        turn('web3', { kind: 'untouched' }, memory(undefined)),
        turn('web4', { kind: 'refused', refusal: lost }),
      ]),
    ).toEqual([]);
  });

  it('where the hosts differed before, one that was not changed keeps what is validated there', () => {
    const keeps = turn('web2', { kind: 'untouched' }, memory(b, [b]));
    const follows = turn('web3', { kind: 'untouched' }, memory(b, [a]));
    const unchanged = turn('web4', reported({ status: 'unchanged', sha: c, previousSha: c }), memory(c, [c]));

    expect(plan([returned('web1', memory(a, [a])), keeps, follows, unchanged])).toEqual([
      { name: 'web3', to: a, recipe, ifLive: { sha: b, generation: 5 } },
    ]);
  });

  it('where the hosts differed before, one that was changed follows, whatever is validated there', () => {
    const changed = done('web2', memory(b, [b]));

    expect(plan([returned('web1', memory(a, [a])), changed])).toMatchObject([{ name: 'web2', to: a }]);
  });

  it('a host whose own way back was not possible is not asked once more', () => {
    const stuck = failed('web1', { sha: c, reasonCode: 'rollback_not_possible' });

    expect(plan([stuck, done('web2')])).toMatchObject([{ name: 'web2', to: b }]);
  });

  it('where all ran one release before, also one that is validated there follows', () => {
    const others = turn('web2', { kind: 'untouched' }, memory(b, [b]));

    expect(plan([returned('web1'), others])).toMatchObject([{ name: 'web2', to: a }]);
  });

  it('a host that was not reached does not make the others differ', () => {
    const away = turn('web3', { kind: 'unreached', refusal: lost });
    const others = turn('web2', { kind: 'untouched' }, memory(b, [b]));

    expect(plan([returned('web1'), others, away])).toMatchObject([{ name: 'web2', to: a }]);
  });

  it('a host that ran this very release before has nothing to go back to', () => {
    const again = turn('web1', reported({ sha: c, previousSha: c }), memory(c));

    expect(plan([again, failed('web2', { sha: b, reasonCode: 'activation_failed' })])).toEqual([]);
  });

  it('how it was live is not known where another release was live by the ledger', () => {
    const found = turn('web1', reported({ sha: c, previousSha: b }), memory(a));

    expect(plan([found, failed('web2', { sha: b, reasonCode: 'activation_failed' })])).toMatchObject([
      { name: 'web1', to: b, recipe: undefined },
    ]);
  });

  it('a host that failed otherwise goes back whatever deployment is live there', () => {
    const busy = failed('web2', { sha: b, reasonCode: 'activation_failed' }, memory(b, [a]));

    expect(plan([returned('web1'), busy])).toEqual([
      { name: 'web2', to: a, recipe, ifLive: { sha: b, generation: undefined } },
    ]);
  });
});
