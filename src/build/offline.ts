import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { hostFiles } from './host-files.ts';

/** The name of the service worker in the build; pages and hosts know it by this one. */
export const serviceWorkerFile = 'service-worker.js';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content);

/** Tells the service worker which files make up this version, and how to recognise each of them. */
export function offlineVersion(): Plugin {
  return {
    name: 'offline-version',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[serviceWorkerFile];
        if (worker?.type !== 'chunk') return;
        const built = Object.values(bundle)
          .filter(({ fileName }) => fileName !== serviceWorkerFile && !(fileName in hostFiles))
          .map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const);
        const kept = readdirSync('public').map(
          (name) => [name, readFileSync(`public/${name}`)] as const,
        );
        const files = [...built, ...kept]
          .map(([path, content]) => [path, `sha256-${sha256(content).digest('base64')}`])
          .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
        const version = sha256(JSON.stringify(files)).digest('hex').slice(0, 12);
        worker.code = worker.code
          .replace(/(["'`])__FILES__\1/, JSON.stringify(files))
          .replace('__VERSION__', version);
      },
    },
  };
}
