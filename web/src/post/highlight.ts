import type { LanguageFn } from 'highlight.js';
import core from 'highlight.js/lib/core';
import type { Language } from '../api/types';
import { cut, firstLines } from './code';

/** A stretch of code: plain, or of a kind such as "keyword" and made of further stretches. */
export type Piece = string | { scope?: string; children: Piece[] };

type Load = () => Promise<{ default: LanguageFn }>;

/** Each language is a file of its own, fetched when the first snippet in it is seen. */
const grammars: Record<Exclude<Language, 'text'>, Load> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  go: () => import('highlight.js/lib/languages/go'),
  html: () => import('highlight.js/lib/languages/xml'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

/** Languages that others hold. */
const within: Partial<Record<Language, ('css' | 'javascript' | 'xml')[]>> = {
  html: ['css', 'javascript'],
  xml: ['css', 'javascript'],
  markdown: ['xml'],
  javascript: ['xml', 'css'],
  typescript: ['xml', 'css'],
};

/** So much is coloured, in lines and in UTF-16 units; colouring more would hold up the page for a second or longer. */
const mostLines = 2_000;
const mostCharacters = 64 * 1024;

/** Code in stretches by their kind, what is too long plain at its end. Their texts, one after another, are the code again. */
export async function highlight(code: string, language: Exclude<Language, 'text'>): Promise<Piece[]> {
  await Promise.all([language, ...(within[language] ?? [])].map(learn));
  const coloured = cut(firstLines(code, mostLines), mostCharacters);
  const result = core.highlight(coloured, { language, ignoreIllegals: true });
  const pieces = (result._emitter as unknown as { rootNode: { children: Piece[] } }).rootNode.children;
  return coloured.length === code.length ? pieces : [...pieces, code.slice(coloured.length)];
}

async function learn(language: Exclude<Language, 'text'>): Promise<void> {
  if (core.getLanguage(language) === undefined) core.registerLanguage(language, (await grammars[language]()).default);
}
