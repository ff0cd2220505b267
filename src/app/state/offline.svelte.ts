const checkEveryMs = 3_600_000;

/** The app without a network: kept by a service worker, and newer versions offered, never slipped in. */
export class Offline {
  /** A newer version waits for the user's word. */
  isNewer = $state(false);
  /** Another tab took the newer version into use; this one still runs the one before. */
  isOutdated = $state(false);
  #waiting: ServiceWorker | null = null;
  #asked = false;

  /** Registers the worker of the build; does nothing where there is none to register. */
  async start(): Promise<void> {
    const isHosted = import.meta.env.MODE !== 'single' && location.protocol.startsWith('http');
    if (!import.meta.env.PROD || !isHosted || !('serviceWorker' in navigator)) return;
    const { serviceWorker } = navigator;
    const wasControlled = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (this.#asked) location.reload();
      else this.isOutdated = wasControlled;
    });
    const address = new URL('service-worker.js', document.baseURI).href;
    // Plain http, a full disk or a browser's refusal: the app then needs the network to open.
    const registration = await serviceWorker.register(address).catch(() => null);
    if (!registration) return;
    this.#offer(registration);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => this.#offer(registration));
    });
    const check = () => void registration.update().catch(() => undefined);
    setInterval(check, checkEveryMs);
  }

  #offer({ waiting, active }: ServiceWorkerRegistration): void {
    this.#waiting = waiting;
    this.isNewer = waiting !== null && active !== null;
  }

  /** Takes the newer version into use; every change was saved before. */
  use(): void {
    this.#asked = true;
    if (this.#waiting === null) location.reload();
    else this.#waiting.postMessage('use-now');
  }
}
