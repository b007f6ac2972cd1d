import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { present } from '../../shared/basics/assert.ts';
import { milli } from '../../shared/basics/points.ts';
import { addSubmission, assignJurors, setPerson } from '../../shared/contest/contest-operations.ts';
import { settingsFromTemplate } from '../../shared/contest/templates.ts';
import { setScore } from '../../shared/scoring/score-operations.ts';
import { personOf, submissionOf } from '../builders/contest-builder.ts';
import {
  importInto,
  invite,
  join as joinContest,
  one,
  plainTrust,
  startDesk,
  valueOf,
} from '../renderer/storage/desks.ts';
import { passphrase } from './headquarters-tasks.ts';
import type { Recovery } from './key-tasks.ts';
import { quickRecovery } from './quick-recovery.ts';

const region = 'KZ-55';
const nothing = { kk: '', ru: '', en: '' };
const applications = [
  ['101', 'Солнечный водонагреватель', 9],
  ['102', 'Жел мен күн су көтергіші', 6],
  ['103', 'Биогаз для фермы', 6],
] as const;

/** What a headquarters is opened from. */
export interface ScoredContest {
  readonly recovery: Recovery;
  readonly archive: string;
}

/**
 * Three applications that one of their two jurors has scored, the last two alike, without a window: for journeys that
 * begin where others end. Its files are put into `folder`.
 */
export async function bringScoredContest(folder: string): Promise<ScoredContest> {
  const proposed = settingsFromTemplate('expo', { season: '2026', demo: false });
  const settings = {
    ...proposed,
    commission: [
      { id: 'c-1', name: 'Әбдірахманов Ержан Серікұлы', role: 'chair', vote: true },
    ] as const,
    confidentiality: nothing,
    consent: nothing,
  };
  const { id: stage, criteria } = present(
    settings.stages.find(({ scored }) => scored),
    'a stage that is scored',
  );
  const [nomination] = settings.nominations;
  const hq = await startDesk();
  const person = { surname: 'Жүнісова', givenName: 'Әсел', patronymic: '', organisation: '' };
  valueOf(await hq.createContest({ settings, person, passphrase, trust: plainTrust }));
  const jurors = ['j1', 'j2'];
  valueOf(await hq.record(jurors.map((id) => setPerson(personOf(id, 'juror', region, null)))));
  valueOf(
    await hq.record(
      applications.map(([id, title]) =>
        addSubmission({ ...submissionOf(id, nomination?.id, region), title }),
      ),
    ),
  );
  valueOf(await hq.record(applications.map(([id]) => assignJurors(stage, id, jurors))));
  const juror = await joinContest(await invite(hq, 'j1'));
  const sheets = applications.map(([submission]) => ({ stage, submission, juror: 'j1' }));
  for (const [at, sheet] of sheets.entries())
    valueOf(
      await juror.record(
        criteria.map(({ id }) => setScore(sheet, id, milli((applications[at]?.[2] ?? 0) * 1000))),
      ),
    );
  valueOf(await juror.handIn({ stage, sheets }));
  await importInto(hq, one(valueOf(await juror.exportScores())));
  const key = valueOf(await hq.exportKey(passphrase));
  const archive = one(valueOf(await hq.exportArchive()));
  const archiveFile = join(folder, archive.name);
  writeFileSync(archiveFile, archive.bytes);
  return {
    recovery: await quickRecovery(folder, key.bytes),
    archive: archiveFile,
  };
}
