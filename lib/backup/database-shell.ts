import type { OpenPlace } from './backup-place.ts';
import type { RedisAddress } from './part.ts';

/** Which kind of database a tool is for. */
export type DatabaseKind = 'postgres' | 'mysql' | 'redis';

/** The variables each kind's tools read, besides what they find out by themselves. */
const readBy: Readonly<Record<DatabaseKind, RegExp>> = {
  postgres: /^PG[A-Z]+$/,
  mysql: /^MYSQL_(?:PWD|USER|HOST|TCP_PORT)$/,
  redis: /^REDISCLI_AUTH$/,
};

/** What the official images know of themselves stands in for what the step did not pass. */
const inContainer: Readonly<Record<DatabaseKind, string>> = {
  postgres: `[ -n "\${PGUSER:-}" ] || PGUSER=\${POSTGRES_USER:-postgres}
[ -n "\${PGPASSWORD:-}" ] || PGPASSWORD=\${POSTGRES_PASSWORD:-}
export PGUSER PGPASSWORD
`,
  mysql: `[ -n "\${MYSQL_PWD:-}" ] || MYSQL_PWD=\${MARIADB_ROOT_PASSWORD:-\${MYSQL_ROOT_PASSWORD:-}}
export MYSQL_PWD
`,
  redis: '',
};

type Where = Pick<OpenPlace, 'container' | 'variables'>;

/**
 * The argv that runs a script for a database: on the host, or in the container. Variables go into the container by
 * name (`docker exec -e NAME`), so that no value stands in an argv.
 */
export function databaseArgv(
  kind: DatabaseKind,
  { script, args }: { readonly script: string; readonly args: readonly string[] },
  { container, variables }: Where,
): readonly string[] {
  const whole = container === undefined ? script : `${inContainer[kind]}${script}`;
  const inner = ['/bin/sh', '-c', whole, 'belay', ...args];
  if (container === undefined) return inner;
  const names = Object.keys(variables).filter((name) => readBy[kind].test(name));
  return ['docker', 'exec', '-i', ...names.flatMap((name) => ['-e', name]), container, ...inner];
}

/** User, host and port for the tools of MySQL, which read only the password from the environment. */
export function mysqlOptions({ container, variables }: Where): readonly string[] {
  const user = variables['MYSQL_USER'];
  const { MYSQL_HOST: host, MYSQL_TCP_PORT: port, MYSQL_PWD: password } = variables;
  const fallback = container !== undefined && password === undefined ? ['--user=root'] : [];
  return [
    ...(user === undefined ? fallback : [`--user=${user}`]),
    ...(host === undefined ? [] : [`--host=${host}`]),
    ...(port === undefined ? [] : [`--port=${port}`]),
  ];
}

/** Says which tools are there and their versions; 127 and a name on stderr where one is not. */
export const databaseProbe: Readonly<Record<DatabaseKind, string>> = {
  postgres: `for tool in pg_dump pg_restore psql; do
  command -v "$tool" > /dev/null || { echo "$tool is not installed" >&2; exit 127; }
done
echo "pg_dump=$(pg_dump --version)"`,
  mysql: `dump=$(command -v mariadb-dump || command -v mysqldump) || { echo 'neither mariadb-dump nor mysqldump is installed' >&2; exit 127; }
client=$(command -v mariadb || command -v mysql) || { echo 'neither mariadb nor mysql is installed' >&2; exit 127; }
echo "mysqldump=$("$dump" --version)"`,
  redis: `command -v redis-cli > /dev/null || { echo 'redis-cli is not installed' >&2; exit 127; }
echo "redis-cli=$(redis-cli --version)"`,
};

/** Writes a dump of the database `$1` to its standard output. */
export const dumpPostgres = 'exec pg_dump --format=custom --no-password --dbname="$1"';

export const dumpMysql = `database=$1; shift
dump=$(command -v mariadb-dump || command -v mysqldump) || exit 127
gtid=; if "$dump" --help 2> /dev/null | grep -q -e '--set-gtid-purged'; then gtid=--set-gtid-purged=OFF; fi
exec "$dump" "$@" $gtid --single-transaction --quick --routines --triggers --events --hex-blob --no-tablespaces --comments --dump-date "$database"`;

export const dumpRedis = 'exec redis-cli -h "$1" -p "$2" --rdb -';

/** `$1` and `$2` of {@link dumpRedis}. */
export function redisArgs({ hostname, port }: RedisAddress): readonly string[] {
  return [hostname, String(port)];
}

/**
 * How much a database takes without its indexes, which no dump holds: `bytes=N`. Packed, a dump is hardly ever larger.
 */
export const databaseSize: Readonly<Record<DatabaseKind, string>> = {
  postgres: `found=$(psql -XAtq --no-password --dbname="$1" -c "select coalesce(sum(pg_table_size(c.oid)), 0)::bigint from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname = 'pg_largeobject')") || exit 1
echo "bytes=$found"`,
  mysql: `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
found=$("$client" "$@" --batch --skip-column-names --execute="select cast(coalesce(sum(data_length), 0) as unsigned) from information_schema.tables where table_schema = '$database'") || exit 1
echo "bytes=$found"`,
  redis: `redis-cli -h "$1" -p "$2" INFO memory | tr -d '\\r' | while IFS=: read -r key value; do
  if [ "$key" = used_memory ]; then echo "bytes=$value"; fi
done`,
};

/** Whether the database `$1` is there: `exists=yes` or `exists=no`; fails where that cannot be told. */
export const askPostgres = `if psql -XAtq --no-password --dbname="$1" -c 'select 1' > /dev/null 2>&1; then echo exists=yes; exit 0; fi
found=$(psql -XAtq --no-password --dbname=postgres -c "select 1 from pg_database where datname = '$1'") || exit 1
if [ "$found" = 1 ]; then echo "$1 is there and cannot be connected to" >&2; exit 1; fi
echo exists=no`;

export const askMysql = `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
found=$("$client" "$@" --batch --skip-column-names --execute="select count(*) from information_schema.schemata where schema_name = '$database'") || exit 1
if [ "$found" = 1 ]; then echo exists=yes; else echo exists=no; fi`;

export const createPostgres = 'exec psql -XAtq --no-password --dbname=postgres -c "create database \\"$1\\""';

export const createMysql = `database=$1; shift
client=$(command -v mariadb || command -v mysql) || exit 127
exec "$client" "$@" --execute="create database \\\`$database\\\`"`;

/**
 * Reads a dump from standard input into the database `$1`, for at most `$2` seconds: in a container nothing else would
 * end it when the connection to it is gone.
 */
export const loadPostgres = `limit=; if command -v timeout > /dev/null 2>&1; then limit="timeout $2"; fi
exec $limit pg_restore --clean --if-exists --single-transaction --exit-on-error --no-password --dbname="$1"`;

export const loadMysql = `database=$1; seconds=$2; shift 2
client=$(command -v mariadb || command -v mysql) || exit 127
limit=; if command -v timeout > /dev/null 2>&1; then limit="timeout $seconds"; fi
exec $limit "$client" "$@" --database="$database"`;

/** Reads a dump from standard input: its table of contents, and all of it without a database. */
export const listPostgres = 'exec pg_restore --list > /dev/null';
export const readPostgres = 'exec pg_restore --file=/dev/null';
