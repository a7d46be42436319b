// Writes a .gz and a .br beside every file of the build that compresses, so that no server has to do it per request.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(html|js|css|svg|json|yaml|txt|webmanifest)$/;
// Brotli's best level takes seconds on megabytes, for a percent or two.
const large = 256 * 1024;

export function precompress() {
  let folder;
  return {
    name: 'cleave-precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
      await Promise.all(files.map((entry) => compress(join(entry.parentPath, entry.name))));
    },
  };
}

async function compress(file) {
  const bytes = await readFile(file);
  const quality = bytes.length > large ? 9 : constants.BROTLI_MAX_QUALITY;
  const [gz, br] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  ]);
  // One that saves nothing would only be another file to look for.
  if (gz.length < bytes.length) await writeFile(`${file}.gz`, gz);
  if (br.length < bytes.length) await writeFile(`${file}.br`, br);
}
