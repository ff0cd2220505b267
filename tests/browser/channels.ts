/**
 * Runs inside a page: tries every road to another origin that a browser has, each under a path of
 * its own name. Resolves with the names tried.
 */
export async function tryEveryChannel(origin: string): Promise<string[]> {
  const tried: string[] = [];
  const address = (name: string) => `${origin}/${name}`;
  const socket = (name: string) => address(name).replace('http', 'ws');
  const attempt = async (name: string, work: (url: string) => unknown) => {
    tried.push(name);
    try {
      await Promise.race([work(address(name)), new Promise((done) => setTimeout(done, 1_000))]);
    } catch {
      // Refused, as it should be.
    }
  };
  const add = (
    tag: string,
    attributes: Record<string, string>,
    parent: Element = document.body,
  ) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const link = (rel: string, more: Record<string, string> = {}) =>
    attempt(rel, (href) => add('link', { rel, href, ...more }, document.head));
  const sheet = (text: string) => {
    add('style', {}).textContent = text;
  };

  // The test's own first turn may evaluate text, so the attempts start in a later one.
  await new Promise((resolve) => setTimeout(resolve));
  await attempt('fetch', (url) => fetch(url));
  await attempt('fetch-no-cors', (url) => fetch(url, { mode: 'no-cors', keepalive: true }));
  await attempt('beacon', (url) => navigator.sendBeacon(url, 'x'));
  await attempt('xhr', (url) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.send();
  });
  await attempt('web-socket', () => new WebSocket(socket('web-socket')));
  await attempt('event-source', (url) => new EventSource(url));
  await attempt('image', (url) => (new Image().src = url));
  await attempt('image-set', (url) => add('img', { srcset: `${url} 1x` }));
  await attempt('video', (src) => add('video', { src, preload: 'auto' }));
  await attempt('audio', (src) => add('audio', { src, preload: 'auto' }));
  await attempt('script', (src) => add('script', { src }));
  await attempt('import', (url) => import(/* @vite-ignore */ url));
  await attempt('frame', (src) => add('iframe', { src }));
  await attempt('object', (data) => add('object', { data, type: 'text/html' }));
  await attempt('embed', (src) => add('embed', { src, type: 'text/html' }));
  await attempt('style-import', (url) => sheet(`@import "${url}";`));
  await attempt('style-attribute', (url) =>
    add('p', {}).style.setProperty('background-image', `url("${url}")`),
  );
  await attempt('font', (url) => new FontFace('leak', `url("${url}")`).load());
  for (const rel of ['stylesheet', 'prefetch', 'preconnect', 'dns-prefetch', 'modulepreload'])
    await link(rel);
  await link('preload', { as: 'fetch', crossorigin: '' });
  await link('manifest');
  await attempt('ping', (ping) => add('a', { href: '#ping', ping }).click());
  for (const [name, call] of [
    ['worker-fetch', 'fetch(url)'],
    ['worker-socket', 'new WebSocket(url.replace("http", "ws"))'],
    ['worker-import', 'import(url)'],
  ] as const) {
    await attempt(name, (url) => {
      const code = `const url = ${JSON.stringify(url)}; ${call};`;
      const blob = new Blob([code], { type: 'text/javascript' });
      return new Worker(URL.createObjectURL(blob), { type: 'module' });
    });
  }
  await attempt('worker-address', (url) => new Worker(url));
  await attempt('service-worker', (url) => navigator.serviceWorker.register(url));
  await attempt('form', (action) => {
    add('iframe', { name: 'answer' });
    (add('form', { action, target: 'answer', method: 'post' }) as HTMLFormElement).submit();
  });
  await attempt('web-rtc', (url) => {
    const { hostname, port } = new URL(url);
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${hostname}:${port}` }] });
    peer.createDataChannel('leak');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return tried;
}
