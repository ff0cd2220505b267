import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** Which room may import which, and which outside library lives where; paths are folders of src. */
export type Table = {
  rooms: { [room: string]: { pure?: boolean; imports: string[] } };
  libraries: { [library: string]: string[] };
};

/** Whether a path inside src lies in a folder, or is the file that carries the folder's name. */
const within = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);

/** The narrowest room a file of src belongs to, or undefined if it stands outside every room. */
export function roomOf(path: string, table: Table): string | undefined {
  return Object.keys(table.rooms)
    .filter((room) => within(path, room))
    .sort((a, b) => b.length - a.length)[0];
}

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);

/** Every address a TypeScript, Svelte or CSS file imports, however it says so, without Vite's query. */
export function specifiers(path: string, text: string): string[] {
  const isScript = /\.[cm]?[jt]s$/.test(path);
  const scripts = isScript ? [text] : matches(text, /<script\b[^>]*>([\s\S]*?)<\/script>/g);
  const code = scripts.join('\n');
  const found = [
    ...ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName),
    ...matches(code, /\bnew\s+URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/g),
    ...matches(code, /\bimport\.meta\.glob(?:<[^>]*>)?\(\s*['"`]([^'"`]+)/g),
  ];
  if (!isScript) {
    found.push(...matches(text, /@import\s+(?:url\(\s*)?['"]?([^'")\s;]+)/g));
    found.push(...matches(text, /\burl\(\s*['"]?(?!#|data:)([^'")\s]+)/g));
  }
  return [...new Set(found.map((specifier) => specifier.replace(/\?.*$/, '')))];
}

const libraryOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function problem(path: string, specifier: string, table: Table): string | undefined {
  const room = roomOf(path, table);
  if (room === undefined) return 'stands in no room';

  const isRelative = specifier.startsWith('.');
  if (!isRelative && !specifier.startsWith('#')) {
    const homes = table.libraries[libraryOf(specifier)];
    if (homes === undefined) return `imports ${specifier}, which has no home in any room`;
    if (homes.some((home) => within(path, home))) return undefined;
    return `imports ${specifier}, which lives in ${homes.join(', ')} and nowhere else`;
  }

  const target = isRelative ? join(dirname(path), specifier) : specifier.slice(1);
  const targetRoom = roomOf(target, table);
  if (targetRoom === undefined) return `imports ${specifier}, which is in no room`;

  const topOf = (name: string) => name.split('/')[0];
  if (isRelative && room !== 'main' && topOf(room) !== topOf(targetRoom)) {
    return `imports ${specifier} from another room: write #${target}`;
  }
  const allowed = table.rooms[room]?.imports ?? [];
  const isAllowed = targetRoom === room || allowed.some((folder) => within(target, folder));
  return isAllowed ? undefined : `is in ${room} and may not import ${specifier}`;
}

/** Every import of a file that the table forbids, each as a sentence; empty when all is well. */
export function forbiddenImports(path: string, text: string, table: Table): string[] {
  return specifiers(path, text).flatMap((specifier) => {
    const found = problem(path, specifier, table);
    return found === undefined ? [] : [`src/${path} ${found}`];
  });
}
