// Lints public/openapi.yaml and holds src/api/schema.d.ts to it. With --write the types are made anew.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import redocly from '@redocly/openapi-core';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL('../public/openapi.yaml', import.meta.url);
const types = new URL('../src/api/schema.d.ts', import.meta.url);

const config = await redocly.createConfig({
  extends: ['recommended'],
  rules: {
    // A server beside this document is the whole idea of "/".
    'no-server-example.com': 'off',
    'operation-4xx-response': 'error',
    'no-ambiguous-paths': 'error',
    'no-invalid-media-type-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'operation-operationId': 'error',
    // The header is described by its name and its RFC.
    'info-license-url': 'off',
  },
});
const findings = await redocly.lint({ ref: fileURLToPath(source), config });
for (const finding of findings) {
  console.error(`${finding.severity}: ${finding.message} at ${finding.location[0]?.pointer ?? ''} (${finding.ruleId})`);
}
if (findings.length > 0) process.exit(1);

const wanted =
  '// Made from public/openapi.yaml by `npm run openapi:write`; `npm test` fails when the two differ.\n' +
  astToString(await openapiTypescript(source, { alphabetize: true, silent: true }));
if (process.argv.includes('--write')) {
  await writeFile(types, wanted);
  console.log('src/api/schema.d.ts written.');
} else if ((await readFile(types, 'utf8').catch(() => '')) !== wanted) {
  console.error('src/api/schema.d.ts differs from public/openapi.yaml: run `npm run openapi:write`.');
  process.exit(1);
} else {
  console.log('openapi.yaml is valid and the types follow it.');
}
