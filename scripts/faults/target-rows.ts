import { type FaultRow, type FaultSection, fault } from './fault-row.ts';

const proxied = /proxy|blue|green|canary|nginx|haproxy|caddy|traefik/;

function notHere(id: string, what: string, why: string, untilDriver: RegExp): FaultRow {
  return { id, fault: what, answer: `Not in this version: ${why}`, untilDriver };
}

export const targets: FaultSection = {
  title: 'Targets',
  rows: [
    fault(
      'D1',
      'Docker does not run, is not installed, or refuses this user',
      'Asked before anything else: `docker_unavailable`, nothing is changed.',
    ),
    fault(
      'D2',
      'The compose files are invalid, lack a service or a value',
      'Read by Compose itself before anything is pulled: `compose_invalid`, nothing is changed.',
    ),
    fault(
      'D3',
      'The image cannot be pulled: absent, refused, limited, damaged, no room',
      'Pulled before anything is stopped: `image_unavailable`, the old containers go on.',
    ),
    fault(
      'D4',
      'A container crashes in a loop, ends, or is unhealthy',
      'Watched until it has been up for a while, by its state, its restarts and its own health check. Sick: back to the image before.',
    ),
    fault(
      'D5',
      'Of several services some were changed when one failed',
      'All go back to the images they had, which are remembered by digest.',
    ),
    fault(
      'D6',
      'A tag moved in the registry, or the image to return to is gone',
      'Images are pinned by digest and kept by local names. Without the image to return to nothing is begun.',
    ),
    fault(
      'D7',
      'SSH: refused, silent, unknown or changed host key, wrong key',
      'Refused before anything is begun. A changed host key is never tried again and gets no byte.',
    ),
    fault(
      'D8',
      'SSH breaks in the middle of a command',
      'The outcome is unknown, not failed: connect again, take the lock, read the ledger there, finish or undo. Not to be reached: `host_lost`.',
    ),
    fault(
      'D9',
      'The host lacks a program: flock, a usual shell, git',
      'Asked before anything is begun: refused, all that is missing named at once. BusyBox is enough.',
    ),
    notHere('D10', 'Kubernetes', 'there is no driver for it.', /kube|k8s|helm/),
    fault(
      'D11',
      'The service is well, and it is another version that answers',
      'A check with `version` must name the commit that was deployed; otherwise it is unhealthy.',
    ),
    fault(
      'D12',
      'The release that was gone back to is sick too',
      '`rollback_failed`: one attempt, then it stops there, loudly. No second hop, neither by this run nor by a verdict that follows.',
    ),
    fault(
      'D13',
      'A hook or the restart fails or hangs',
      '`before`: nothing is changed. `restart` and `after`: as if the release were sick. What a migration did to a database is not undone: back it up in `before`.',
    ),
    fault(
      'D14',
      'Old releases are pruned, or the folder of one was deleted',
      'Never pruned: live, validated, what was validated before it, and what an open act moves between. A folder that was deleted is made again from the commit.',
    ),
  ],
};

export const manyHosts: FaultSection = {
  title: 'Many hosts, proxies',
  rows: [
    fault(
      'W1',
      'One of several hosts fails',
      'The batch stops, hosts that were done go back, the rest is not touched: one release on all at the end.',
    ),
    notHere('W2', 'A proxy refuses its new configuration', 'no driver switches a proxy.', proxied),
    notHere('W3', 'A new colour is well alone and sick under traffic', 'no driver has colours.', proxied),
    notHere('W4', 'The metric that judges a canary is missing', 'no driver has canaries.', proxied),
  ],
};
