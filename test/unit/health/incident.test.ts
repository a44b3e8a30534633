import { describe, expect, it } from 'vitest';
import { claimLabel, incidentSubject } from '../../../lib/health/incident.ts';

const subject = { key: 'production', name: 'production' };

describe('what an incident is called', () => {
  it('is the environment', () => {
    expect(incidentSubject({ environment: 'production', workflow: 'health' })).toEqual(subject);
  });

  it('is the workflow without one, whatever is checked', () => {
    const { key, name } = incidentSubject({ environment: '', workflow: 'Nightly: Health!' });

    expect(key).toMatch(/^nightly-health-[0-9a-f]{8}$/);
    expect(name).toBe('what workflow "Nightly: Health!" checks');
    expect(incidentSubject({ environment: '', workflow: 'nightly health' }).key).not.toBe(key);
    expect(incidentSubject({ environment: '', workflow: '' })).toEqual({
      key: expect.stringMatching(/^checks-[0-9a-f]{8}$/),
      name: 'what is checked',
    });
  });
});

describe('the label of a claim', () => {
  it.each(['a', 'production', 'x'.repeat(35), 'x'.repeat(36), 'x'.repeat(64), 'Production'])(
    'fits into what GitHub takes: %s',
    (key) => {
      const { name, description } = claimLabel({ key, name: key });
      expect(name.length).toBeLessThanOrEqual(50);
      expect(description.length).toBeLessThanOrEqual(100);
    },
  );

  it('is another one for every key, whatever its case', () => {
    const keys = ['production', 'Production', `${'x'.repeat(63)}a`, `${'x'.repeat(63)}b`];
    const names = keys.map((key) => claimLabel({ key, name: key }).name.toLowerCase());
    expect(new Set(names).size).toBe(keys.length);
    expect(claimLabel(subject).name).toBe('belay: production is down');
  });
});
