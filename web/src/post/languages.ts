import type { Language } from '../api/types';

/** The languages that the server knows, as people call them, in the order of the choice. */
export const languages: Record<Language, string> = {
  text: 'Plain text',
  bash: 'Bash',
  c: 'C',
  cpp: 'C++',
  csharp: 'C#',
  css: 'CSS',
  diff: 'Diff',
  go: 'Go',
  html: 'HTML',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  kotlin: 'Kotlin',
  markdown: 'Markdown',
  php: 'PHP',
  python: 'Python',
  ruby: 'Ruby',
  rust: 'Rust',
  sql: 'SQL',
  swift: 'Swift',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
};

const endings: Record<string, Language> = {
  sh: 'bash',
  h: 'c',
  cc: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  cs: 'csharp',
  patch: 'diff',
  htm: 'html',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  kt: 'kotlin',
  kts: 'kotlin',
  md: 'markdown',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  ts: 'typescript',
  tsx: 'typescript',
  svg: 'xml',
  yml: 'yaml',
};

export function isLanguage(name: unknown): name is Language {
  return typeof name === 'string' && Object.hasOwn(languages, name);
}

/** The language that a file's name speaks of. */
export function languageOf(name: string): Language {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return Object.hasOwn(endings, ending) ? (endings[ending] ?? 'text') : isLanguage(ending) ? ending : 'text';
}
