import type { Setting } from './setting.ts';

/** An input of that name in the actions beside the four that all environment settings stand for. */
export function onHosts(name: string): Setting['inputs'] {
  return { 'health-check': name, backup: name };
}

function reaching(name: string): Setting['inputs'] {
  return { deploy: name, 'watch-ci': name, rollback: name, confirm: name, ...onHosts(name) };
}

/** How the hosts of an environment are reached. The key is a secret and only an input. */
export const sshSettings: readonly Setting[] = [
  {
    key: 'known-hosts',
    kind: { is: 'lines', limit: 64_000 },
    describes:
      'The public keys of `hosts`, as lines of a known_hosts file; `ssh-keyscan HOST` prints them, and you compare them with the host. No host without its key is talked to.',
    inputs: reaching('known-hosts'),
  },
  {
    key: 'ssh-config',
    kind: { is: 'lines', limit: 16_000 },
    describes:
      'Lines of ssh_config for reaching `hosts`, like `ProxyJump jump@gate.example.com`; options that run commands are refused unless `ssh-config-allow` names them.',
    inputs: reaching('ssh-config'),
  },
  {
    key: 'ssh-config-allow',
    kind: { is: 'list', of: 'text' },
    describes:
      'Options of `ssh-config` that are let through although they are dangerous, like `ProxyCommand`.',
    inputs: reaching('ssh-config-allow'),
  },
  {
    key: 'batch',
    kind: { is: 'share' },
    fallback: '1',
    describes:
      'How many of `hosts` are changed at a time, a number or a percentage like `25%`; each of them must be well before the next.',
    inputs: { deploy: 'batch' },
  },
  {
    key: 'max-failures',
    kind: { is: 'integer', min: 0, max: 1_000 },
    fallback: '0',
    describes: 'How many of `hosts` may fail before the deployment stops and those already done go back.',
    inputs: { deploy: 'max-failures' },
  },
];
