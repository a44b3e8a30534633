import type { Setting } from './setting.ts';

function backup(name: string): Setting['inputs'] {
  return { backup: name };
}

/** What is saved, where, and how long it is kept. */
export const backupSettings: readonly Setting[] = [
  {
    key: 'backup.files',
    kind: { is: 'list', of: 'text' },
    describes:
      'Files and folders that are saved, absolute or relative to `path`; none that holds the state folder or `to`.',
    inputs: backup('files'),
  },
  {
    key: 'backup.command',
    kind: { is: 'commands' },
    describes: 'Shell command(s) run in `path` whose standard output is saved as it comes.',
    inputs: backup('command'),
  },
  {
    key: 'backup.postgres',
    kind: { is: 'list', of: 'text' },
    describes:
      'PostgreSQL databases saved by `pg_dump`; host, user and password come by `PGHOST`, `PGUSER`, `PGPASSWORD` and the like, which `BELAY_PASS_ENV` names, by `~/.pgpass` on the host, or by the container.',
    inputs: backup('postgres'),
  },
  {
    key: 'backup.mysql',
    kind: { is: 'list', of: 'text' },
    describes:
      'MySQL or MariaDB databases saved by `mysqldump` or `mariadb-dump`; host, user and password come by `MYSQL_HOST`, `MYSQL_USER` and `MYSQL_PWD`, which `BELAY_PASS_ENV` names.',
    inputs: backup('mysql'),
  },
  {
    key: 'backup.redis',
    kind: { is: 'word', limit: 255 },
    describes:
      'A Redis saved by `redis-cli --rdb`, `host:port`; the password comes by `REDISCLI_AUTH`, which `BELAY_PASS_ENV` names.',
    inputs: backup('redis'),
  },
  {
    key: 'backup.container',
    kind: { is: 'word', limit: 128 },
    describes:
      'The running container in which the database tools run, by `docker exec`; none runs them on the host.',
    inputs: backup('container'),
  },
  {
    key: 'backup.to',
    kind: { is: 'path' },
    describes:
      'Absolute path of a folder on the host, in which the backups of each environment have a folder of their own; by default `backups` in the state folder of the environment.',
    inputs: backup('to'),
  },
  {
    key: 'backup.keep',
    kind: { is: 'integer', min: 1, max: 10_000 },
    fallback: '7',
    describes: 'How many backups are kept, the newest ones.',
    inputs: backup('keep'),
  },
  {
    key: 'backup.keep-days',
    kind: { is: 'integer', min: 0, max: 36_500 },
    fallback: '0',
    describes: 'Backups older than this are removed, but never the newest; 0 keeps them whatever their age.',
    inputs: backup('keep-days'),
  },
  {
    key: 'backup.timeout',
    kind: { is: 'duration', min: '1s', max: '24h' },
    fallback: '30m',
    describes: 'The longest time one part of a backup may take.',
    inputs: backup('timeout'),
  },
];
