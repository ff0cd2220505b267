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
/** The name of the server that the first message of TLS asks for (RFC 6066, section 3); undefined where it has none. */
function serverName(message: Buffer): string | undefined {
  for (let at = 0; at + 9 <= message.length; at++) {
    // Extension 0, its length, the length of its list, kind 0, the length of the name.
    const length = message.readUInt16BE(at + 7);
    const isName =
      message.readUInt16BE(at) === 0 &&
      message.readUInt16BE(at + 2) === length + 5 &&
      message.readUInt16BE(at + 4) === length + 3 &&
      message[at + 6] === 0;
    if (isName && length > 0) return message.toString('latin1', at + 9, at + 9 + length);
  }
  return undefined;
}
/** What Chromium asks for by itself, whatever page is open: updates, accounts, messages, how to fill in forms. */
const browserHosts =
  /^(update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis\.com$|^((android\.)?clients\d?|accounts|mtalk|www)\.google\.com$|\.gvt1\.com$/;

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
      note(/^host: ([^\s:]+)/im.exec(first.toString('latin1'))?.[1] ?? serverName(first) ?? '?');
      if (first[0] === tlsHandshake) return socket.destroy();
      socket.unshift(first);
      speaking.emit('connection', socket);
    });
    socket.on('error', () => undefined);
    socket.once('close', () => said || note('?'));
  });
  const note = (host: string) => {
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
