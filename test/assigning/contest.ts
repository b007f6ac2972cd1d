import type { AssignmentRequest } from '../../shared/assigning/assignment.ts';
import type { SheetPair } from '../../shared/assigning/juror-graph.ts';

/** What a made-up contest is like; three jurors for each submission, two of them from the own region where they are. */
export interface ContestShape {
  readonly submissions: number;
  readonly jurors: number;
  readonly regions: number;
  /** Every submission belongs to one field and every juror knows two; 0 = nobody says. */
  readonly fields?: number;
  readonly capacity?: number | null;
  readonly conflicts?: number;
}

/** The same contest for the same shape. */
export function contestOf(shape: ContestShape): AssignmentRequest {
  const { submissions, jurors, regions, fields = 0, capacity = null, conflicts = 0 } = shape;
  const field = (number: number): readonly string[] =>
    fields === 0 ? [] : [`f${number % fields}`];
  return {
    submissions: Array.from({ length: submissions }, (_, index) => ({
      submission: `S${index}`,
      nomination: 'n',
      region: `r${index % regions}`,
      expertise: field(index * 7),
    })),
    jurors: Array.from({ length: jurors }, (_, index) => ({
      juror: `J${index}`,
      region: `r${index % regions}`,
      nominations: [],
      capacity,
      expertise: [...field(index), ...field(index * 5 + 1)],
    })),
    perSubmission: 3,
    ownRegionMax: 2,
    ownRegion: 'preferred',
    expertiseWorth: 6,
    seed: 1,
    excluded: Array.from({ length: conflicts }, (_, index): SheetPair => ({
      submission: `S${(index * 7919) % submissions}`,
      juror: `J${(index * 104_729) % jurors}`,
    })),
  };
}
