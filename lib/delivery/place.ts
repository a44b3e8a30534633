import type { Log } from '../ports/log.ts';
import type { DeliveryPorts, EnvironmentRef } from './delivery-ports.ts';
import type { Deployments } from './deployments.ts';

/** One host of an environment, and everything a delivery there needs. */
export interface Place {
  readonly ref: EnvironmentRef;
  readonly ports: DeliveryPorts;
  /** The same ports, telling their story elsewhere: one of several hosts speaks in its turn. */
  telling(aside: Aside): DeliveryPorts;
}

/** Where one of several hosts tells what happens. */
export interface Aside {
  readonly log: Log;
  readonly deployments: Deployments;
}

/** A host that an environment has, before anybody has talked to it. */
export interface Spot<P = Place> {
  /** How people know it: `this machine`, `deploy@web1`. */
  readonly name: string;
  /** Whether it is the machine this process runs on. */
  readonly isHere: boolean;
  /** Reaches it; the second time is the first one's answer. Throws a HostLost where it cannot be talked to. */
  open(): Promise<P>;
}

/** All hosts of an environment, in the order they are given. */
export type Spots<P = Place> = readonly [Spot<P>, ...Spot<P>[]];
