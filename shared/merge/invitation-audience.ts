import type { Id } from '../contest/contest.ts';
import type { FoldedContest } from './state.ts';

/** Which sheets a person works on: the own ones, or for a coordinator those of every juror of the region. */
export function jurorsSeenBy(state: Pick<FoldedContest, 'people'>, person: Id): ReadonlySet<Id> {
  const self = state.people.get(person);
  if (self === undefined || self.role === 'headquarters') return new Set();
  if (self.role === 'juror') return new Set([person]);
  const peers = [...state.people.values()].filter(
    ({ role, region }) => role === 'juror' && region === self.region,
  );
  return new Set(peers.map(({ id }) => id));
}

/** Who is or was coordinator of a coordinator's region besides: their word stands until it is replaced. */
function colleaguesOf({ people }: Pick<FoldedContest, 'people'>, person: Id): ReadonlySet<Id> {
  const self = people.get(person);
  if (self?.role !== 'coordinator' || self.region === null) return new Set();
  const others = [...people.values()].filter(
    ({ id, role, region }) => id !== person && role === 'coordinator' && region === self.region,
  );
  return new Set(others.map(({ id }) => id));
}

/** What an invitation may tell: what stands, and for whom. */
export interface Audience {
  readonly person: Id;
  readonly region: Id | null;
  readonly jurors: ReadonlySet<Id>;
  readonly colleagues: ReadonlySet<Id>;
  /** Keys of the person, of the jurors seen and of colleagues, and root keys: whose word an invitation is. */
  readonly keys: ReadonlySet<string>;
  /** Assignments by place, cut down to jurors seen. */
  readonly assigned: ReadonlyMap<string, readonly Id[]>;
  readonly submissions: ReadonlySet<Id>;
  /** Nominations in which teams meet: a referee knows all their teams, and of children only what everybody may see. */
  readonly disciplines: ReadonlySet<Id>;
  /** True where documents are read: by a juror. */
  readonly reads: boolean;
  /** Whose personal data nobody is told any more. */
  readonly blocked: FoldedContest['blocked'];
}

/** For whom an invitation is, and what of the contest is theirs. */
export function audienceFor(state: FoldedContest, person: Id): Audience {
  const jurors = jurorsSeenBy(state, person);
  const colleagues = colleaguesOf(state, person);
  const assigned = new Map<string, readonly Id[]>(
    [...state.assignments].flatMap(([place, list]) => {
      const seen = list.filter((juror) => jurors.has(juror));
      return seen.length === 0 ? [] : [[place, seen]];
    }),
  );
  const roots = new Set(state.directory.rootKeys);
  const holders = [...state.keys.values()].filter(
    ({ publicKey, person: holder }) =>
      holder === person || jurors.has(holder) || colleagues.has(holder) || roots.has(publicKey),
  );
  const self = state.people.get(person);
  const region = self?.region ?? null;
  const reads = self?.role === 'juror';
  const judged = [...assigned.keys()].map((place) => place.split('/')[1] ?? '');
  const registered = [...state.submissions.values()].flatMap((submission) =>
    !reads && region !== null && submission.region === region ? [submission.id] : [],
  );
  const drawn = [...state.draws.values()].flatMap(({ draw }) =>
    draw.entries.map(({ team }) => team),
  );
  return {
    person,
    region,
    jurors,
    colleagues,
    keys: new Set(holders.map(({ publicKey }) => publicKey)),
    assigned,
    submissions: new Set([...judged, ...registered, ...(reads ? drawn : [])]),
    disciplines: new Set((state.settings?.disciplines ?? []).map(({ nomination }) => nomination)),
    reads,
    blocked: state.blocked,
  };
}
