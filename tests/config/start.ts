/** `npm start`: builds the production app, serves it and prints where. */
import { spawn } from 'node:child_process';
import { build, preview } from 'vite';

const usualPort = 4173;

/** Opens the address in the person's browser if there is a person; never fails because it cannot. */
function openBrowser(address: string): void {
  const headless = process.platform === 'linux' && !process.env['DISPLAY'];
  if (process.env['CI'] || !process.stdout.isTTY || headless) return;
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

await build({ logLevel: 'warn' });
const server = await preview({ preview: { host: 'localhost', port: usualPort } });
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The server started but gave no address.');

console.log(`\nWeighbridge runs at ${address}\nStop it with Ctrl+C.`);
if (new URL(address).port !== String(usualPort)) {
  console.log(
    `Port ${usualPort} is taken. A browser keeps sessions per address: those saved at port ${usualPort} are not shown here.`,
  );
}
openBrowser(address);
