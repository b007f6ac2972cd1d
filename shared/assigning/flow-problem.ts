/**
 * Who may judge what at which cost, by position. Costs are whole numbers; of all ways to place as many sheets as can
 * be placed, the cheapest is sought.
 */
export interface FlowProblem {
  readonly submissions: number;
  readonly jurors: number;
  /** Kind of a pair, juror by juror (`juror * submissions + submission`); 0 where it must not be. */
  readonly kinds: Uint8Array;
  /** Cost by kind. */
  readonly costs: Float64Array;
  /** Jurors each submission still needs. */
  readonly needs: Int32Array;
  /** Sheets each juror has already, which cannot move. */
  readonly loads: Int32Array;
  /** Most sheets of each juror, those included; at most the number of submissions. */
  readonly capacities: Int32Array;
  readonly region: {
    /** A number for each region; −1 for none, which no other is equal to. */
    readonly ofSubmission: Int32Array;
    readonly ofJuror: Int32Array;
    /** Places left for jurors of the own region by submission; null = no limit. */
    readonly room: Int32Array | null;
  };
  /** Unit cost of unevenness: a submission's sheet costs this less for every juror that it misses besides. */
  readonly fairness: number;
}

/** Cost of one more sheet for a juror who has `load`: the sum over sheets is the square of the load. */
export const loadCost = (load: number): number => 2 * load + 1;

/** True where a juror counts against the own-region limit of a submission. */
export function isOwn({ region }: FlowProblem, submission: number, juror: number): boolean {
  const home = region.ofSubmission[submission] as number;
  return region.room !== null && home >= 0 && home === region.ofJuror[juror];
}
