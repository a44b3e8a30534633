/** `scripts/init`: sets Belay up in a repository. Runs from the source and from the committed bundle. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { planEnvironment } from './environment-plan.ts';
import { describeNextSteps } from './next-steps.ts';
import { helpText, parseOptions } from './options.ts';
import { placeFile, refuseOddFolders } from './place-files.ts';
import { type PlannedFile, planFiles } from './planned-files.ts';
import { isRefusal, refusal } from './refusal.ts';
import { describeEnvironments, describeFiles, describeFindings, printFiles } from './report.ts';
import { type Survey, survey } from './survey.ts';
import type { TemplateName } from './workflow-templates.ts';

function main(argv: readonly string[]): number {
  const options = parseOptions(argv);
  if (options.kind === 'help') {
    process.stdout.write(helpText);
    return 0;
  }
  if (options.kind === 'refused') {
    console.error(options.message);
    return 2;
  }
  setUp(resolve(options.folder), options.dryRun);
  return 0;
}

function setUp(folder: string, dryRun: boolean): void {
  const belay = rootAbove(import.meta.dirname);
  const found = survey(folder);
  if (existsSync(join(found.repository.root, 'scripts/init-repository/dist/index.js')))
    throw refusal(
      `${found.repository.root} is Belay itself. Go into your own repository, or name its folder.`,
    );
  const environments = {
    preprod: planEnvironment('preprod', found),
    production: planEnvironment('production', found),
  };
  const { files, settings } = planFiles(found, environments, (name) => readTemplate(belay, name));
  console.log(describeFindings(found, describeEnvironments({ files, settings }, environments)));
  if (dryRun) {
    process.stdout.write(printFiles(files));
    return;
  }
  const placed = write(found, files);
  console.log(describeFiles(placed));
  process.stdout.write(describeNextSteps(found, { files: placed, settings }, environments));
}

/** Writes what is new, and says what it came to: something may have come in between. */
function write({ repository }: Survey, files: readonly PlannedFile[]): PlannedFile[] {
  const { root, gitFolder: scratch } = repository;
  for (const { kind, path } of files) if (kind === 'new') refuseOddFolders(root, path);
  const written: string[] = [];
  try {
    return files.map((file) => {
      if (file.kind !== 'new') return file;
      if (placeFile({ root, scratch }, file) === 'there') return { ...file, kind: 'there', same: false };
      written.push(file.path);
      return file;
    });
  } catch (error) {
    if (isRefusal(error) && written.length > 0)
      throw refusal(`${error.message} Written before that: ${written.join(', ')}.`);
    throw error;
  }
}

function readTemplate(belay: string, name: TemplateName): string {
  return readFileSync(join(belay, 'workflows-templates', `${name}.yml`), 'utf8');
}

/** The nearest folder above that holds the templates. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'workflows-templates/cd-preprod.yml'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw refusal(
      'workflows-templates/ is missing beside scripts/. Clone the whole of Belay, then run this again.',
    );
  return rootAbove(above);
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(
    isRefusal(error)
      ? error.message
      : `scripts/init itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
}
