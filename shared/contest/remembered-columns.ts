import { z } from '../basics/zod.ts';

/** How a person put the columns of a source of tables right; a source is known by its headings. */
export interface RememberedColumns {
  /** Fingerprint of the headings. */
  readonly source: string;
  /** Column (from 0) of each field. */
  readonly mapping: Readonly<Record<string, number>>;
  /** What texts that nobody knew were said to mean, by folded text. */
  readonly choices: {
    readonly nominations: Readonly<Record<string, string>>;
    readonly regions: Readonly<Record<string, string>>;
  };
}

/** Sources that are kept; the one that was used longest ago goes first. */
const mostKept = 40;

/** With a source added, or put in the place of what was kept of it; null forgets it. */
export function withRemembered(
  kept: readonly RememberedColumns[],
  source: string,
  next: Omit<RememberedColumns, 'source'> | null,
): readonly RememberedColumns[] {
  const others = kept.filter((each) => each.source !== source);
  return next === null ? others : [{ source, ...next }, ...others].slice(0, mostKept);
}

const texts = z.record(z.string(), z.string());

/** Remembered columns as they are stored. */
export const rememberedColumnsSchema = z.array(
  z.strictObject({
    source: z.string(),
    mapping: z.record(z.string(), z.int().min(0)),
    choices: z.strictObject({ nominations: texts, regions: texts }),
  }),
);
