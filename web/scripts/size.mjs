// Prints what the client's script weighs on the wire and fails above the budget. /docs has its own script, which is not the client's.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const budget = 30_000;
const assets = new URL('../dist/assets/', import.meta.url);

const names = await readdir(assets);
const docs = new Set(await scriptsOf('docs.html'));
const own = new Set(await scriptsOf('index.html'));
const scripts = names.filter((name) => name.endsWith('.js') && (own.has(name) || !docs.has(name)) && !name.startsWith('swagger-'));
if (own.size === 0) throw new Error('dist/index.html names no script: run `npm run build` first.');

let total = 0;
for (const name of scripts) {
  const bytes = gzipSync(await readFile(new URL(name, assets)), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(7)} B gzipped  ${name}`);
}
console.log(`${String(total).padStart(7)} B gzipped in all, of at most ${budget} B`);
if (total > budget) {
  console.error('The client is over its budget.');
  process.exit(1);
}

async function scriptsOf(page) {
  const html = await readFile(new URL(`../${page}`, assets), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) => match[1]);
}
