import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createRawServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server that nothing of the app may ever reach. */
export interface ForeignServer {
  /** Its address under a name that the browser must be told to resolve to this machine. */
  origin: string;
  /** Browser arguments that lead every foreign name to this server. */
  browserArguments: string[];
  /** Paths that were asked for, upgrades to web sockets included. */
  paths: Set<string>;
  /** The names of hosts that were meant, over TLS or not; "?" where nothing was said, as by a preconnect. */
  hosts: string[];
  close: () => void;
}

const tlsHandshake = 0x16;
/** The server's name stands in the first message of TLS as it is. */
const serverName = /(?:[a-z0-9-]+\.)+[a-z]{2,}/;
/** What Chromium asks for by itself, whatever page is open: updates, accounts, how to fill in forms. */
const browserHosts =
  /^(update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis\.com$|^(accounts|clients\d?|www)\.google\.com$|\.gvt1\.com$/;

/** Starts a server that answers everyone and notes whom they meant to reach. */
export async function startForeignServer(): Promise<ForeignServer> {
  const paths = new Set<string>();
  const hosts: string[] = [];
  const speaking = createServer((request, response) => {
    paths.add(request.url ?? '');
    const contentType = request.url === '/bare' ? 'text/html' : 'text/plain';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': contentType });
    response.end('');
  });
  speaking.on('upgrade', (request, socket) => {
    paths.add(request.url ?? '');
    socket.destroy();
  });
  const server = createRawServer((socket) => {
    let said = false;
    socket.once('data', (first) => {
      said = true;
      note(first.toString('latin1'));
      if (first[0] === tlsHandshake) return socket.destroy();
      socket.unshift(first);
      speaking.emit('connection', socket);
    });
    socket.on('error', () => undefined);
    socket.once('close', () => said || note(''));
  });
  const note = (text: string) => {
    const host = /^host: ([^\s:]+)/im.exec(text)?.[1] ?? serverName.exec(text)?.[0] ?? '?';
    if (host !== 'localhost' && !browserHosts.test(host)) hosts.push(host);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://leak.example:${port}`,
    browserArguments: [`--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost`],
    paths,
    hosts,
    close() {
      speaking.closeAllConnections();
      server.close();
    },
  };
}
