import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { previewPage } from './page.ts';

/**
 * Writes a page with every message on every channel, to look at in a browser.
 *
 * Usage: npm run preview [-- FILE]. Default: build/preview.html, which git ignores.
 */
const file = resolve(process.argv[2] ?? join(import.meta.dirname, '../../build/preview.html'));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await previewPage());
console.log(file);
