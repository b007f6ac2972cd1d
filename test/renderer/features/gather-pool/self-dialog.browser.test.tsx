import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';

import { present } from '../../../../shared/basics/assert.ts';
import { milli } from '../../../../shared/basics/points.ts';
import type { Stage } from '../../../../shared/contest/contest.ts';
import type { PublicKeyId } from '../../../../shared/log/operation.ts';
import { SelfDialog } from '../../../../renderer/features/gather-pool/self-dialog.tsx';
import { usePoolWords } from '../../../../renderer/features/gather-pool/use-pool-words.ts';
import { switchLanguage } from '../../../../renderer/language/texts.ts';
import { hostWith } from '../../receive/host-with.ts';
import { showScreen } from '../../receive/show-screen.tsx';
import { createJurorDesk, juror, testSettings } from '../../score/juror-desk.ts';

let takeAway: () => void = () => undefined;

beforeEach(async () => {
  await switchLanguage('ru');
});
afterEach(async () => {
  takeAway();
  await switchLanguage('kk');
});

/** Every criterion from 0 to 100 by halves: 201 scores, of which the list offers every second one. */
const inFineSteps = (stage: Stage): Stage => ({
  ...stage,
  criteria: stage.criteria.map((criterion) => ({
    ...criterion,
    scale: { min: milli(0), max: milli(100_000), step: milli(500) },
  })),
});

test('the recorded score of a fine scale can be chosen again after another one was tried', async () => {
  const settings = testSettings(inFineSteps);
  const stage = present(
    settings.stages.find(({ scored }) => scored),
    'a scored stage',
  );
  const criterion = present(stage.criteria[0], 'a criterion');
  const desk = createJurorDesk({ settings, role: 'headquarters', submissions: 1 });
  const snapshot = desk.getSnapshot();
  const open = present(snapshot.state, 'a contest');
  const submission = present([...open.submissions.values()][0], 'a submission');
  const assessment = {
    scores: { [criterion.id]: milli(50_500) },
    comments: {},
    team: 'Команда',
    day: '2026-11-30',
    by: 'key' as PublicKeyId,
    wallClock: 0,
  };
  const state = {
    ...open,
    selfAssessments: new Map([[`${submission.id}/${stage.id}`, assessment]]),
  };
  const Shown = () => (
    <SelfDialog
      subject={{ state, settings, own: { person: juror, region: null } }}
      stage={stage}
      region={{
        submission,
        score: null,
        level: null,
        sheets: 0,
        criteria: [],
        comments: [],
        self: assessment,
        before: null,
      }}
      words={usePoolWords(settings)}
      onClose={() => undefined}
    />
  );
  const shown = { ...snapshot, state };
  takeAway = showScreen(Shown, { ...desk, getSnapshot: () => shown }, hostWith([]));
  const scores = page.getByRole('combobox', { name: criterion.title.ru });
  await expect.element(scores).toHaveValue('50500');
  await scores.selectOptions('60000');
  await expect.element(scores).toHaveValue('60000');
  await scores.selectOptions('50500');
  await expect.element(scores).toHaveValue('50500');
});
