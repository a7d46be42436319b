// What Maven runs: installs when the lock file is newer than what is installed, builds when a source is newer than dist.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'public', 'scripts', 'index.html', 'docs.html', 'vite.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
}
if (changed('dist/index.html') < Math.max(...sources.map(newest))) {
  npm('run', '--silent', 'build');
  // Maven only adds to what it has copied before; files of the last build would stay in the jar.
  rmSync(join(root, 'target/classes/web'), { recursive: true, force: true });
}

function npm(...args) {
  execFileSync('npm', args, { cwd: root, stdio: 'inherit' });
}

/** When a file was last changed, in milliseconds; 0 when there is none. */
function changed(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The latest change within a folder, removals included, as those change the folder itself. */
function newest(path) {
  const own = changed(path);
  if (!statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory()) return own;
  return Math.max(own, ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
}
