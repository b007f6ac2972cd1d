import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { storeInArchive } from '../../electron/archive-folder.ts';
import type { Database } from '../../electron/reporting/database.ts';
import { type Exported, exportContest } from '../../electron/reporting/export-contest.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { withoutServer } from '../electron/reporting/postgres-server.ts';
import { dumpTables } from '../electron/reporting/table-dump.ts';
import { useDatabase } from '../electron/reporting/use-database.ts';
import { casesOf, holds } from './count-cases.ts';
import { baseContest, RandomWorld, stepOf } from './random-world.ts';

describe.skipIf(withoutServer !== null)('PostgreSQL', () => {
  let database: Database;
  let folder = '';
  let schemas = 0;

  useDatabase((used) => {
    ({ database, folder } = used);
  });

  const nextName = (): string => {
    schemas += 1;
    return `s${schemas}`;
  };

  async function exported(archive: string, schema: string): Promise<Exported> {
    const result = await exportContest(database, order(archive, schema));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value;
  }

  const order = (archive: string, schema: string) => ({
    folder: archive,
    schema,
    personalData: false,
    progress: () => {},
  });

  /** An archive without one of its segments is told apart from one that never had it, and nothing is taken out. */
  async function refusesWithout(archive: string, schema: string, lost: Segment): Promise<void> {
    const hex = Buffer.from(lost.id, 'base64url').toString('hex');
    const [file, list] = [join(archive, 'segments', `${hex}.seg`), join(archive, 'segments.txt')];
    const kept = await readFile(list, 'utf8');
    await rename(file, `${file}.away`);
    await writeFile(list, kept.replace(`${hex}.seg\n`, ''));
    const before = await dumpTables(database, schema);
    const refused = await exportContest(database, order(archive, schema));
    expect(refused).toEqual({ ok: false, error: { type: 'ArchiveBehind', missing: 1 } });
    expect(await dumpTables(database, schema)).toEqual(before);
    await rename(`${file}.away`, file);
    await writeFile(list, kept);
  }

  /**
   * Exports an archive that grows batch by batch, and now and then into a second schema beside it; answers with the modes of
   * the runs into the first.
   */
  async function grow(
    segments: readonly Segment[],
    batches: readonly number[],
    compare: (archive: string, schema: string) => Promise<void>,
  ): Promise<readonly Exported['mode'][]> {
    const [archive, schema, beside] = [join(folder, nextName()), nextName(), nextName()];
    const { contest } = (await baseContest()).archive;
    const all = new Map(segments.map((segment) => [segment.id, segment]));
    const modes: Exported['mode'][] = [];
    const here = new Map<Segment['id'], Segment>();
    for (let at = 0, batch = 0; at < segments.length; batch += 1) {
      const drawn = batches[batch % Math.max(1, batches.length)] ?? segments.length;
      const added = segments.slice(at, at + 1 + drawn);
      for (const segment of added) here.set(segment.id, segment);
      at += 1 + drawn;
      await storeInArchive(archive, { contest, segments: here }, added);
      modes.push((await exported(archive, schema)).mode);
      await compare(archive, schema);
      if (drawn % 2 === 0) await exported(archive, beside);
      const [lost] = added;
      if (drawn % 3 === 0 && lost !== undefined) await refusesWithout(archive, schema, lost);
    }
    expect(here.size).toBe(all.size);
    await exported(archive, beside);
    await compare(archive, beside);
    for (const name of [schema, beside]) await database.query(`drop schema "${name}" cascade`);
    await rm(archive, { recursive: true, force: true });
    return modes;
  }

  async function equalsFull(archive: string, schema: string): Promise<void> {
    const fresh = nextName();
    await exported(archive, fresh);
    expect(await dumpTables(database, schema)).toEqual(await dumpTables(database, fresh));
    await database.query(`drop schema "${fresh}" cascade`);
  }

  it('holds after any sequence of runs what one full run over the same archive writes', async () => {
    const seen: Record<Exported['mode'], number> = { nothing: 0, first: 0, sheets: 0, whole: 0 };
    const histories = fc.tuple(
      fc.array(fc.oneof(stepOf(['score', 'score-both', 'hand-in', 'comment']), stepOf()), {
        minLength: 4,
        maxLength: 30,
      }),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }),
      fc.option(fc.array(fc.nat(), { minLength: 40, maxLength: 40 })),
    );
    const runs = { short: 10, long: 100 };
    await holds(
      ['tables after runs over a growing archive'],
      runs,
      histories,
      async ([script, batches, places]) => {
        const base = await baseContest();
        const world = new RandomWorld(base);
        await world.play(script);
        const first = [...base.archive.segments.values()];
        const known = new Set(first.map(({ id }) => id));
        const later = world.segments.filter(({ id }) => !known.has(id));
        // Now and then files come in another order than they were written in.
        const ordered = later
          .map((segment, at) => ({ segment, at: places?.[at] ?? at }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ segment }) => segment);
        const all = [...first, ...ordered];
        const modes = await grow(all, [first.length - 1, ...batches], equalsFull);
        for (const mode of modes) seen[mode] += 1;
      },
    );
    expect(seen.sheets).toBeGreaterThan(casesOf(runs.short, runs.long) / 2);
    expect(seen.whole).toBeGreaterThan(0);
  }, 3_600_000);
});
