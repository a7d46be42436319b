import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.mjs';

const api = { target: 'http://127.0.0.1:8080', bypass: (request) => (request.method === 'GET' ? '/index.html' : undefined) };
const data = { target: 'http://127.0.0.1:8080' };

export default defineConfig({
  plugins: [precompress()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // Nothing may be inlined: the page's CSP takes files of this server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { client: 'index.html', docs: 'docs.html' },
    },
    chunkSizeWarningLimit: 2048,
  },
  server: {
    proxy: {
      '/register': api,
      '/signup': api,
      '/login': api,
      '/signin': api,
      '/status': data,
      '/moderation': data,
      '/me': data,
      '/modules.json': data,
      '/.well-known': data,
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/vitest.xml' }]],
  },
});
