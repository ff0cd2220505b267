/**
 * Runs before anything else of the app: closes the one road out that a content security policy
 * does not cover (WebRTC), and lets only inlined workers and the app's own service worker
 * pass as script addresses.
 */

type DefaultPolicy = { createScriptURL: (url: string) => string | null };
type PolicyFactory = { createPolicy: (name: 'default', policy: DefaultPolicy) => unknown };

const realTimeConnections = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'];

for (const name of realTimeConnections) Reflect.deleteProperty(globalThis, name);

/** A page from disk has no origin of its own, which its blobs spell out. */
const blobs = `blob:${location.protocol === 'file:' ? 'null' : location.origin}/`;

/** The address unchanged if a worker may be started from it, null (which the browser refuses) if not. */
function allowedScriptUrl(url: string): string | null {
  const isOwn = url === new URL('service-worker.js', document.baseURI).href;
  return isOwn || url.startsWith(blobs) ? url : null;
}

// TypeScript's DOM library does not know Trusted Types; browsers without them skip this.
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', { createScriptURL: allowedScriptUrl });
