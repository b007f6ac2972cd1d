import type { Desk } from './desk.ts';
import type { HostAnswer, HostMessage } from './host-relay.ts';
import type { WirePart } from './snapshot-wire.ts';

/** Commands of a desk by name: everything but the snapshot's own two. */
export type CommandName = Exclude<keyof Desk, 'getSnapshot' | 'subscribe'>;

/** What a window sends to the worker that keeps its contest. */
export interface CommandMessage {
  readonly call: number;
  readonly command: CommandName;
  /** Everything the command was called with, in its order. */
  readonly inputs: readonly unknown[];
}

/** Everything a window sends: the first message says what kind of host is around it. */
export type WindowMessage =
  | { readonly type: 'begin'; readonly desktop: boolean }
  | (CommandMessage & { readonly type?: never })
  | HostAnswer;

/** What the worker sends back: answers to calls, steps to new snapshots whenever something changed, and calls of the host. */
export type WorkerMessage =
  | { readonly type: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly type: 'snapshot'; readonly part: WirePart }
  | HostMessage;
