import type { LocalizedText } from '../basics/localized.ts';
import type { Id, RegionCode, RegionsProfileId } from '../contest/contest.ts';
import type { ContestId } from '../log/operation.ts';

/** How far an application came, the least first. */
export const pastResults = [
  'undecided',
  'not-admitted',
  'admitted',
  'scored',
  'finalist',
  'prize',
  'winner',
] as const;

export type PastResult = (typeof pastResults)[number];

/** An application of an earlier season, with nothing by which its applicant could be written to. */
export interface PastApplication {
  readonly number: Id;
  readonly title: string;
  /** Empty where the applicant's data was blocked. */
  readonly applicant: string;
  /** The organisation or school of an applicant who is a person or a team; empty where the form did not ask. */
  readonly organisation: string;
  /** Keyed hash of the БИН or ИИН, 32 hex digits; empty where there was none. */
  readonly identity: string;
  readonly nomination: Id;
  readonly region: RegionCode | null;
  readonly result: PastResult;
  /** Place in its nomination of a winner, else null. */
  readonly place: number | null;
  /** Whole tenge; 0 where a grant was refused, null where none was decided on. */
  readonly granted: number | null;
}

/** A stage whose result was sealed. */
export interface PastStage {
  readonly id: Id;
  readonly title: LocalizedText;
  /** Root of the sealed result, 64 hex digits; null for seals of the first version. */
  readonly root: string | null;
  /** False while a second key still had to sign. */
  readonly complete: boolean;
}

/** What one archive says of its contest: enough to look back, not enough to judge anew. */
export interface Season {
  readonly contest: ContestId;
  readonly title: LocalizedText;
  /** The season as its people called it, "2025". */
  readonly season: string;
  /** First and last day that the archive names, "2026-11-30"; null where it names none. */
  readonly from: string | null;
  readonly until: string | null;
  readonly demo: boolean;
  /** Stages with a seal; none: nothing of this archive is final. */
  readonly stages: readonly PastStage[];
  readonly nominations: readonly { readonly id: Id; readonly title: LocalizedText }[];
  readonly regionsProfile: RegionsProfileId;
  /** In the order of their numbers. */
  readonly applications: readonly PastApplication[];
  /** Operations in the archive: of two archives of one contest the later one has more. */
  readonly operations: number;
  /** State hash of the archive, 64 hex digits. */
  readonly stateHash: string;
}

/** True where some stage was sealed by everybody who had to; else outcomes are those of a contest that was going on. */
export const isSealed = ({ stages }: Pick<Season, 'stages'>): boolean =>
  stages.some(({ complete }) => complete);

/** What a season is called beside an outcome: its own word, else the year of its last day, else nothing. */
export const seasonLabel = ({ season, until }: Pick<Season, 'season' | 'until'>): string =>
  season === '' ? (until ?? '').slice(0, 4) : season;

/** What decides which of two archives of one contest is kept. */
export type SeasonHead = Pick<Season, 'contest' | 'stateHash' | 'operations'>;

/** What a season that comes in does to the one of its contest that is here. `older`: it is refused. */
export function changeBy(
  next: SeasonHead,
  here: SeasonHead | undefined,
): 'added' | 'same' | 'replaced' | 'older' {
  if (here === undefined) return 'added';
  if (here.stateHash === next.stateHash) return 'same';
  return here.operations > next.operations ? 'older' : 'replaced';
}
