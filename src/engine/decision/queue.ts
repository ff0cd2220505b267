/** Waiting in a queue with several servers and Poisson arrivals (Erlang 1917). */
import { exp } from '../numerics/exp.ts';

/** Probability that all servers are busy and the request is lost, for an offered load in erlang. */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n += 1) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Probability of having to wait; 1 where the load is not below the servers. */
export function erlangC(load: number, servers: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Share served within a waiting time, in the same unit as the mean service time. */
export function serviceLevel(
  load: number,
  servers: number,
  waitingTime: number,
  serviceTime: number,
): number {
  if (load >= servers) return 0;
  return 1 - erlangC(load, servers) * exp((-(servers - load) * waitingTime) / serviceTime);
}

/** Mean wait of all requests, in the unit of the mean service time; Infinity where the queue grows. */
export function meanWait(load: number, servers: number, serviceTime: number): number {
  if (load >= servers) return Infinity;
  return (erlangC(load, servers) * serviceTime) / (servers - load);
}

/** The fewest servers that reach a service level. */
export function serversNeeded(
  load: number,
  level: number,
  waitingTime: number,
  serviceTime: number,
): number {
  let servers = Math.floor(load) + 1;
  while (serviceLevel(load, servers, waitingTime, serviceTime) < level) servers += 1;
  return servers;
}
