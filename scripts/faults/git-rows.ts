import { type FaultSection, fault } from './fault-row.ts';

export const git: FaultSection = {
  title: 'Git',
  rows: [
    fault(
      'G1',
      'The remote is down, refuses, has no name, or a certificate nobody vouches for',
      'What may pass is tried three times, what will not (403, 404, certificate) once. `repository_unreachable`; what is live stays, the ledger too.',
    ),
    fault(
      'G2',
      'The remote is slow, or hangs in the middle of the pack',
      'git gives up on a transfer below 1 kB/s for 30 s, Belay ends a fetch at its own deadline with all its processes; a later run fetches anew, and removes what it left of a pack an hour later.',
    ),
    fault(
      'G3',
      'The remote sends a corrupt pack or broken objects',
      'Every object is checked on arrival, whatever the checkout says. Refused; what is live is not touched, and a good answer is taken later. Objects here that a power cut emptied are removed and fetched again.',
    ),
    fault(
      'G4',
      'The commit is not there: never pushed, force-pushed away, collected, or not handed out by its id',
      'Asked for by id, then by all branches and tags, then refused with `commit_not_found`. The way back needs no network: releases are kept by refs that `git gc` respects.',
    ),
    fault(
      'G5',
      'A shallow or partial clone, grafts, replaced objects',
      'The exact commit comes with all its files before the switch. What a cut history cannot tell (which commit is older) is not guessed. Replacements count for nothing.',
    ),
    fault(
      'G6',
      'Local changes, staged files, local commits, a detached HEAD, a merge or rebase in progress',
      'Saved first, under a ref that the log and the summary name; then exactly the commit. Untracked files stay.',
    ),
    fault(
      'G7',
      'An untracked file stands where the commit has one',
      'Saved under the same ref before it is overwritten. A repository of its own in the way is left alone: refused.',
    ),
    fault(
      'G8',
      'Lock files of a git that died, or an index it spoiled',
      'With our own lock held and no living git in the folder: moved aside, and named. With a living one: refused with `repository_busy`.',
    ),
    fault(
      'G9',
      'A branch or tag is named like the commit',
      'The object of that id is deployed, and HEAD is compared afterwards.',
    ),
    fault(
      'G10',
      'Hooks, filters, settings, submodules or LFS of the repository run programs or lead elsewhere',
      'Switched off for each call. What cannot be switched off is refused by its name (`unsafe_repository`). LFS without git-lfs is refused before the switch.',
    ),
    fault(
      'G11',
      'The checkout belongs to another user',
      'Allowed for that folder and that call alone; nothing is written to any configuration.',
    ),
    fault(
      'G12',
      'Ids of 64 digits, abbreviated, in upper case, of a tag or a tree',
      '64 digits are taken in SHA-256 repositories. Everything else but a full lower-case id of a commit is refused before git sees it, or by what git finds.',
    ),
    fault(
      'G13',
      'Settings of the checkout change the line ends, modes or links of files',
      'Switched off for each call; afterwards every file must be that of the commit.',
    ),
  ],
};
