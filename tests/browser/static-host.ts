import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { headers } from '../../src/build/policy.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** A host of static files that can be switched off and given a newer version. */
export interface StaticHost {
  address: string;
  /** Serves these files in place of those of the build from now on. */
  replace(files: ReadonlyMap<string, string>): void;
  /** How many requests were answered. */
  answered: () => number;
  close(): Promise<void>;
}

/** Serves a folder with the headers of the app. */
export async function startStaticHost(folder: string): Promise<StaticHost> {
  let replaced: ReadonlyMap<string, string> = new Map();
  let answered = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    try {
      const body = replaced.get(path) ?? readFileSync(join(folder, path));
      response.writeHead(200, { ...headers, 'Content-Type': types[extname(path)] ?? 'text/plain' });
      response.end(body);
      answered++;
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    replace: (files) => (replaced = files),
    answered: () => answered,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
