import { type FaultSection, fault } from './fault-row.ts';

export const machine: FaultSection = {
  title: 'Process, disk and clock',
  rows: [
    fault(
      'F1',
      'A deployment is killed at any system call (`kill -9`, power)',
      'What was about to happen stands in the ledger first. The next run asks the target what is live and finishes or undoes; no lock and no temporary file stays.',
    ),
    fault(
      'F2',
      'A rollback, or the recovery itself, is killed at any system call',
      'The same. The rollback is carried out to the same release, under the generation it was announced with.',
    ),
    fault(
      'F3',
      'The run is cancelled (SIGINT, SIGTERM) at any step',
      'Within two seconds: the children are ended, `interrupted` is written, the step ends with `cancelled`. No rollback is started; the next run goes on.',
    ),
    fault(
      'F4',
      'A child outlives the run that was killed',
      'It has inherited the lock, so the next run waits for it and then refuses, naming the holder. What a restart starts in the background holds no lock.',
    ),
    fault(
      'F5',
      'The disk is full, read-only or broken at any write, sync or rename',
      'Before the switch: refused, the old release live, nothing left. After it: `state_not_saved`, and the next run reads back what is live. A file is never half.',
    ),
    fault(
      'F6',
      'The state is torn, garbled, of a later version, or gone',
      '`state.json` is made anew from the ledger, a torn last line is cut off and kept aside. Of a later version: refused, not rewritten. Both gone: what is live is adopted, not validated, and a rollback by itself is refused.',
    ),
    fault(
      'F7',
      'The state folder is missing, not writable, a link, or open to others',
      'Missing: made, for this user alone. Everything else is refused before anything is changed.',
    ),
    fault(
      'F8',
      'A lock file of a crash, of another machine or of another tool lies there',
      'The kernel holds the lock, the file only says who: it is ignored when nobody does, and whoever holds it lawfully is waited for.',
    ),
    fault(
      'F9',
      'The clock jumps by years, or stands still',
      'Decisions go by generations and by a clock that only goes forward. Times of day are for people.',
    ),
    fault(
      'F10',
      'Many runs of one environment at once: deployments, rollbacks, watchers',
      'One goes after the other, each waits up to `lock-timeout` and then refuses. A commit that is older than what went live meanwhile is `superseded`.',
    ),
    fault(
      'F11',
      'Power is lost between the rename of a file and the next sync of its folder',
      'Every file of the state is synced before it takes its name, and the folder afterwards; so are the packs and refs of releases and of saved local changes that git writes (refs from git 2.36 on). What a power cut empties all the same is removed and fetched again.',
    ),
    fault(
      'F12',
      'No memory, no file descriptors, no new process',
      'It fails before anything is changed, or as a failed restart that is rolled back: never half.',
    ),
  ],
};
