// Prints what the client's script weighs on the wire and fails above the budget. What is loaded only when it is needed is
// listed apart; /docs has its own script, which is not the client's.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const budget = 40_000;
const assets = new URL('../dist/assets/', import.meta.url);

const own = new Set();
for (const name of await scriptsOf('index.html')) await add(name);
if (own.size === 0) throw new Error('dist/index.html names no script: run `npm run build` first.');
const docs = new Set(await scriptsOf('docs.html'));
const later = (await readdir(assets)).filter((name) => name.endsWith('.js') && !own.has(name) && !docs.has(name) && !name.startsWith('swagger-'));

const total = await weigh(own, '');
const highlighting = await weigh(later, 'later: ');
console.log(`${String(highlighting).padStart(7)} B gzipped when needed, if all of it ever is`);
console.log(`${String(total).padStart(7)} B gzipped in all, of at most ${budget} B`);
if (total > budget) {
  console.error('The client is over its budget.');
  process.exit(1);
}

/** A script and those without which it does not run. */
async function add(name) {
  if (own.has(name)) return;
  own.add(name);
  const source = await readFile(new URL(name, assets), 'utf8');
  for (const match of source.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)) await add(match[1]);
}

async function weigh(names, note) {
  let sum = 0;
  for (const name of names) {
    const bytes = gzipSync(await readFile(new URL(name, assets)), { level: 9 }).length;
    sum += bytes;
    console.log(`${String(bytes).padStart(7)} B gzipped  ${note}${name}`);
  }
  return sum;
}

async function scriptsOf(page) {
  const html = await readFile(new URL(`../${page}`, assets), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map((match) => match[1]);
}
