/** A repository of others whose actions we use, and the one commit of it that may stand behind `uses:`. */
export interface PinnedAction {
  readonly repository: string;
  /** The release that the commit is. */
  readonly version: string;
  readonly commit: string;
}

/**
 * Every action of others, in workflows, templates and documents: one place to read in review. Nothing offline can tell
 * whether a commit is the version its comment names, so a change here is the moment to look: on the page of the release,
 * `https://github.com/REPOSITORY/releases/tag/VERSION`, stands its commit. Dependabot changes the workflows alone; its
 * pull request stays red until the line here, the templates and the documents say the same.
 */
export const pinnedActions: readonly PinnedAction[] = [
  {
    repository: 'actions/attest',
    version: 'v4.2.2',
    commit: '1e69f48acb82d1966a394da916b4c1698aa569d6',
  },
  {
    repository: 'actions/checkout',
    version: 'v7.0.1',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
  },
  {
    repository: 'actions/dependency-review-action',
    version: 'v4.9.0',
    commit: '2031cfc080254a8a887f58cffee85186f0e49e48',
  },
  {
    repository: 'actions/setup-node',
    version: 'v7.0.0',
    commit: '820762786026740c76f36085b0efc47a31fe5020',
  },
  {
    repository: 'github/codeql-action',
    version: 'v4.36.2',
    commit: '8aad20d150bbac5944a9f9d289da16a4b0d87c1e',
  },
  {
    repository: 'ossf/scorecard-action',
    version: 'v2.4.4',
    commit: '2d1146689b8cda280b9bc96326124645441f03bc',
  },
];
