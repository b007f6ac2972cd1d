/** How strict a juror is: points above the panel (negative = stricter) with its standard error, and from how many sheets. */
export interface SeverityRow {
  readonly id: string;
  readonly name: string;
  readonly severity: number;
  readonly error: number;
  readonly sheets: number;
  /** Whether that stands out from the panel; whoever gives the figures decides by what rule. */
  readonly kind: SeverityKind;
}

export type SeverityKind = 'stricter' | 'usual' | 'milder';

/** Standard errors to either side that hold the truth 95 times of 100. */
const width95 = 1.96;

/** Where severity lies with 95 %. */
export const severitySpan = ({
  severity,
  error,
}: Pick<SeverityRow, 'severity' | 'error'>): readonly [number, number] => [
  severity - width95 * error,
  severity + width95 * error,
];

/** Ends of an axis that holds all bars and the zero. */
export function severityEnds(rows: readonly SeverityRow[]): readonly [number, number] {
  const spans = rows.map(severitySpan);
  const low = Math.min(0, ...spans.map(([from]) => from));
  const high = Math.max(0, ...spans.map(([, to]) => to));
  const room = Math.max(0.05, (high - low) * 0.04);
  return [low - room, high + room];
}
