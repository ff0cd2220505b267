import { addressOf, hashOf } from './address.ts';
import type { Address } from './address.ts';

/** The address in the location bar. Links are plain anchors; this follows them. */
export class Route {
  address = $state.raw<Address>({ page: 'sessions' });
  #follow: (address: Address) => void = () => undefined;

  /** Follows the location bar from now on; `follow` hears of the first address, too. */
  start(follow: (address: Address) => void): void {
    this.#follow = follow;
    window.addEventListener('hashchange', () => this.#read());
    this.#read();
  }

  go(address: Address): void {
    location.hash = hashOf(address);
  }

  /** As `go`, but without a step for the back button. */
  replace(address: Address): void {
    history.replaceState(null, '', hashOf(address));
    this.#read();
  }

  #read(): void {
    this.address = addressOf(location.hash);
    this.#follow(this.address);
  }
}
