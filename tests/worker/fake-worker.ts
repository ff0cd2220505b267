import { expose } from 'comlink';

/** A worker without a thread: comlink over a message channel, with the ways a worker can die. */
export class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  terminated = false;
  #page: MessagePort;
  #worker: MessagePort;

  constructor(api: object) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#worker = port2;
    expose(api, port2);
    port1.addEventListener('message', ({ data }) =>
      this.dispatchEvent(new MessageEvent('message', { data })),
    );
    port1.start();
    FakeWorker.made.push(this);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated) this.#page.postMessage(message, transfer);
  }

  terminate(): void {
    this.terminated = true;
    this.#page.close();
    this.#worker.close();
  }

  /** Fails as a worker does whose code throws outside a call. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }));
  }

  garble(): void {
    this.dispatchEvent(new Event('messageerror'));
  }
}

/** How the runner starts it. */
export const startFake = (makeApi: () => object) => () =>
  Promise.resolve(new FakeWorker(makeApi()) as unknown as Worker);
