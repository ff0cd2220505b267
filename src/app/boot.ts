/**
 * Runs before anything else of the app: closes the one road out that a content security policy
 * does not cover (WebRTC), and lets only inlined workers pass as script addresses.
 */

type DefaultPolicy = { createScriptURL: (url: string) => string | null };
type PolicyFactory = { createPolicy: (name: 'default', policy: DefaultPolicy) => unknown };

const realTimeConnections = ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'];

for (const name of realTimeConnections) Reflect.deleteProperty(globalThis, name);

/** The address unchanged if a worker may be started from it, null (which the browser refuses) if not. */
function allowedScriptUrl(url: string): string | null {
  return url.startsWith(`blob:${location.origin}/`) ? url : null;
}

// TypeScript's DOM library does not know Trusted Types; browsers without them skip this.
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', { createScriptURL: allowedScriptUrl });
