import type { Id } from '../contest/contest.ts';
import type { RunningOrder, TurnEntry } from './running-order.ts';
import { turnsOf } from './running-order.ts';

/** `no-show` and `withdrew` end a turn without a word spoken, and say why. */
export const turnStates = ['waiting', 'speaking', 'done', 'no-show', 'withdrew'] as const;

export type TurnState = (typeof turnStates)[number];

/** Seconds that a part of a turn took. */
export interface SpentPart {
  readonly part: Id;
  readonly seconds: number;
}

/** What happened on a project's turn. */
export interface Turn {
  readonly state: TurnState;
  readonly place: 'hall' | 'remote';
  /** Who spoke. */
  readonly speaker: string;
  /** "10:05" by the clock of the hall; empty where it was not said. */
  readonly began: string;
  readonly ended: string;
  readonly spent: readonly SpentPart[];
  /** Why nobody spoke; may stand on any other turn as a note. */
  readonly reason: string;
}

/** A turn of which nothing was said yet. */
export const waitingTurn = (place: Turn['place']): Turn => ({
  state: 'waiting',
  place,
  speaker: '',
  began: '',
  ended: '',
  spent: [],
  reason: '',
});

/** True where nobody has to be scored: the project did not speak. */
export const isUnspoken = ({ state }: Pick<Turn, 'state'>): boolean =>
  state === 'no-show' || state === 'withdrew';

/** A turn of the order with what is known of it. */
export interface StandingTurn {
  readonly submission: Id;
  /** From 1. */
  readonly number: number;
  readonly turn: Turn;
}

/** Every turn of an order; `told` has what was recorded, by submission. */
export const standingTurns = (
  order: Pick<RunningOrder, 'entries'>,
  told: ReadonlyMap<Id, Turn>,
): readonly StandingTurn[] =>
  turnsOf(order).map(({ submission, place }: TurnEntry, at) => ({
    submission,
    number: at + 1,
    turn: told.get(submission) ?? waitingTurn(place),
  }));

/** The turn that goes on now: the first that speaks, else the first that waits; null when all are over. */
export const currentTurn = (turns: readonly StandingTurn[]): StandingTurn | null =>
  turns.find(({ turn }) => turn.state === 'speaking') ??
  turns.find(({ turn }) => turn.state === 'waiting') ??
  null;

/** The next turn that waits behind one; null where none does. */
export const nextTurn = (turns: readonly StandingTurn[], after: Id): StandingTurn | null => {
  const at = turns.findIndex(({ submission }) => submission === after);
  return turns.slice(at + 1).find(({ turn }) => turn.state === 'waiting') ?? null;
};
