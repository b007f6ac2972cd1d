import { bytesToBase64url } from '../../../shared/basics/bytes.ts';
import { present } from '../../../shared/basics/assert.ts';
import { ok } from '../../../shared/basics/result.ts';
import type { Action } from '../../../shared/contest/action.ts';
import type { Person, Role } from '../../../shared/contest/people.ts';
import type { LogId, PublicKeyId, SegmentId } from '../../../shared/log/operation.ts';
import type { ContestState, KeyHolder } from '../../../shared/merge/state.ts';
import type { Desk, DeskSnapshot, Profile } from '../../../renderer/storage/desk.ts';
import { createScriptedDesk, emptySnapshot } from '../scripted-desk.ts';
import { createJurorDesk } from '../score/juror-desk.ts';

/** A public key that is only good for being shown. */
export const keyOf = (number: number): PublicKeyId =>
  bytesToBase64url(new Uint8Array(32).fill(number)) as PublicKeyId;

const personOf = (id: string, role: Role, surname: string): Person => ({
  id,
  role,
  surname,
  givenName: 'Айгүл',
  patronymic: '',
  organisation: '',
  region: role === 'headquarters' ? null : 'KZ-43',
  nominations: [],
  ticket: null,
});

const people = [
  personOf('headquarters', 'headquarters', 'Жүнісова'),
  personOf('c1', 'coordinator', 'Садықова'),
  personOf('j1', 'juror', 'Әбенова'),
  personOf('j2', 'juror', 'Оспанова'),
];

const holderOf = (number: number, person: string, change: Partial<KeyHolder> = {}): KeyHolder => ({
  publicKey: keyOf(number),
  person,
  role: present(
    people.find(({ id }) => id === person),
    'one of the people',
  ).role,
  state: 'active',
  confirmed: false,
  stages: null,
  cuts: null,
  logs: [
    {
      log: bytesToBase64url(new Uint8Array(16).fill(number)) as LogId,
      heads: [
        {
          head: bytesToBase64url(new Uint8Array(32).fill(100 + number)) as SegmentId,
          sequence: 4,
          operations: 12,
        },
      ],
      continues: null,
    },
  ],
  ...change,
});

/** A contest with headquarters' key 1, a coordinator's 2, a juror's 3 that waits, and another's 4. */
export function keysState(change: Partial<ContestState> = {}): ContestState {
  const base = present(createJurorDesk().getSnapshot().state, 'a state');
  const holders = [
    holderOf(1, 'headquarters', { confirmed: true }),
    holderOf(2, 'c1', { confirmed: true }),
    holderOf(3, 'j1', { state: 'unconfirmed' }),
    holderOf(4, 'j2', { confirmed: true }),
  ];
  return {
    ...base,
    people: new Map(people.map((person) => [person.id, person])),
    keys: new Map(holders.map((holder) => [holder.publicKey, holder])),
    directory: {
      ...base.directory,
      version: 7,
      confirmation: 'confirmed',
      rootKeys: [keyOf(1)],
    },
    ...change,
  };
}

const desks: Readonly<Record<Role, readonly [key: number, person: string]>> = {
  headquarters: [1, 'headquarters'],
  coordinator: [2, 'c1'],
  juror: [3, 'j1'],
};

export interface KeysDesk extends Desk {
  /** Everything recorded so far. */
  readonly recorded: Action[];
}

/** A desk of a role over a state; it keeps what is recorded. */
export function createKeysDesk(
  role: Role,
  state: ContestState = keysState(),
  answers: Partial<Desk> = {},
): KeysDesk {
  const [number, id] = desks[role];
  const base = present(createJurorDesk({ role }).getSnapshot().profile, 'a profile');
  const profile: Profile = {
    ...base,
    person: present(state.people.get(id), 'a person'),
    publicKey: keyOf(number),
  };
  const snapshot: DeskSnapshot = { ...emptySnapshot, phase: 'open', profile, state };
  const recorded: Action[] = [];
  const desk = createScriptedDesk({
    getSnapshot: () => snapshot,
    record: async (actions) => {
      recorded.push(...actions);
      return ok(undefined);
    },
    ...answers,
  });
  return { ...desk, recorded };
}
