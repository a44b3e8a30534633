import { basename, dirname } from 'node:path/posix';
import { type OpenPlace, runShell } from './backup-place.ts';
import { backupStop } from './backup-stop.ts';
import type { SavedRoot } from './manifest.ts';
import { isWithin } from './part.ts';
import { formatBytes, missingRoom } from './room.ts';

/** Four lines a path: its folder's disk, where that folder really is, and the devices of both; then what the system knows. */
const asking = `for path; do parent=$(dirname "$path")
  if [ -d "$parent" ] && [ -w "$parent" ]; then df -P -k "$parent" | tail -n 1; else echo none; fi
  (cd -P "$parent" 2> /dev/null && pwd -P) || echo none
  stat -c %d "$parent/." 2> /dev/null || echo none
  stat -c %d "$path" 2> /dev/null || echo none
done
echo mounts; cat /proc/self/mountinfo
echo process; cat /proc/self/status`;

const linesOfRoot = 4;

/** Refuses, before anything is touched, paths that cannot be switched by renaming or would not get their owners. */
export async function refuseUnrestorable(
  place: OpenPlace,
  roots: readonly SavedRoot[],
  owners: readonly string[],
): Promise<void> {
  const args = roots.map(({ path }) => path);
  const { stdout } = await runShell(place, { script: asking, args, outputLimit: 16 * 1024 * 1024 });
  const lines = stdout.split('\n');
  const mounts = mountPoints(lines);
  const needed = new Map<string, { bytes: number; free: number }>();
  roots.forEach(({ path, bytes }, index) => {
    const [df = '', real = '', parentDevice, pathDevice] = lines.slice(index * linesOfRoot);
    const [, device, free] = /^(\S+)\s+\d+\s+\d+\s+(\d+)\s/.exec(df) ?? [];
    if (device === undefined)
      throw impossible(
        `${dirname(path)} on ${place.host.name} is not there or cannot be written by this user, and ${path} belongs in it. Make it, then restore again.`,
      );
    const whole = `${real === '/' ? '' : real}/${basename(path)}`;
    const mount = mounts.find((point) => isWithin(point, whole));
    const isElsewhere = pathDevice !== 'none' && pathDevice !== parentDevice;
    if (mount === whole || isElsewhere)
      throw immovable(place, `${path} is a mount point, or on another disk than its folder`);
    if (mount !== undefined) throw immovable(place, `${path} has the mount point ${mount} in it`);
    const before = needed.get(device)?.bytes ?? 0;
    needed.set(device, { bytes: before + bytes, free: Number(free) * 1024 });
  });
  refuseFullDisks(place, needed);
  refuseOwners(place, owners, lines);
}

function impossible(sentence: string): Error {
  return backupStop('restore_not_possible', `${sentence} Nothing was changed.`);
}

/** Files are switched by renaming, which no mount point can be; one inside would go along with what is moved aside. */
function immovable(place: OpenPlace, what: string): Error {
  return impossible(
    `${what}, on ${place.host.name}: it cannot be switched by renaming. Unpack the archive by hand (the README of this action says how), and name the folders inside the mount in "files" from now on.`,
  );
}

function refuseFullDisks(
  place: OpenPlace,
  needed: ReadonlyMap<string, { readonly bytes: number; readonly free: number }>,
): void {
  for (const [device, { bytes, free }] of needed)
    if (missingRoom(bytes, free) > 0)
      throw backupStop(
        'no_space',
        `There is not enough room on ${device} of ${place.host.name} to unpack beside what is there: ${formatBytes(bytes)} are needed, ${formatBytes(free)} are free. Make room, then restore again. Nothing was changed.`,
      );
}

/** Only root gives files away; without it a service may not read or write its own files any more. */
function refuseOwners(place: OpenPlace, owners: readonly string[], lines: readonly string[]): void {
  const status = lines.slice(lines.lastIndexOf('process'));
  const numbers = (key: string): readonly string[] =>
    status.find((line) => line.startsWith(`${key}:`))?.match(/\d+/g) ?? [];
  const [, user] = numbers('Uid');
  const [, group] = numbers('Gid');
  if (user === '0') return;
  const groups = [group, ...numbers('Groups')];
  const foreign = owners.filter((owner) => {
    const [ownerUser, ownerGroup] = owner.split('/');
    return ownerUser !== user || !groups.includes(ownerGroup);
  });
  if (foreign.length > 0)
    throw impossible(
      `The files belong to others than this user (uid ${user ?? 'unknown'}) on ${place.host.name}: user/group ${foreign.slice(0, 5).join(', ')}. Only root can give them back their owners, and with others the service may not read or write them. Run the restore as root, or chown the files to this user and make a backup that is restored without root; or unpack files.tar by hand.`,
    );
}

/** Field 5 of each line of mountinfo, blanks and the like as octal escapes (proc_pid_mountinfo(5)). */
function mountPoints(lines: readonly string[]): readonly string[] {
  const from = lines.indexOf('mounts');
  const to = lines.lastIndexOf('process');
  return lines.slice(from + 1, to).flatMap((line) => {
    const point = line.split(' ')[4];
    return point === undefined
      ? []
      : [
          point.replace(/\\([0-7]{3})/g, (_, octal: string) =>
            String.fromCharCode(Number.parseInt(octal, 8)),
          ),
        ];
  });
}
