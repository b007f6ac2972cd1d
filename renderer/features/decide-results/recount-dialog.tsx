import { useEffect, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { shortName } from '../../../shared/contest/people.ts';
import { defaultTop } from '../../../shared/ranking/rank-stage.ts';
import { explainPlace } from '../../../shared/results/explain-place.ts';
import { contestWords } from '../../../shared/results/place-words.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import { WaitingReport } from '../../results/waiting-report.tsx';
import { createDecider } from '../../workers/decider.ts';
import type { Ranked } from '../../workers/deciding-messages.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSubjectWords } from './form-context.ts';
import { RootCode } from './root-code.tsx';

interface Recount extends Ranked {
  readonly root: string;
}

/** Counts the stage anew from its sheets, in a worker that knows nothing of what was counted before. */
function useRecount({ state, stage }: StageSubject) {
  const [recount, setRecount] = useState<Recount | null>(null);
  const [failed, setFailed] = useState(false);
  const meeting = state.meetings.get(stage) ?? null;
  useEffect(() => {
    const decider = createDecider();
    let current = true;
    const count = async () => {
      const ranked = await decider.open(state, stage);
      const { root } = await decider.judge(meeting);
      if (current) setRecount({ ...ranked, root });
    };
    count().catch(() => {
      if (current) setFailed(true);
    });
    return () => {
      current = false;
      decider.close();
    };
  }, [state, stage, meeting]);
  return { recount, failed };
}

/** Every sheet of the application, with what each juror gave. */
function SheetTable({
  subject,
  submission,
}: {
  readonly subject: StageSubject;
  readonly submission: Id;
}) {
  const { t, format } = useText('decide');
  const { state, settings, stage } = subject;
  const criteria = settings.stages.find(({ id }) => id === stage)?.criteria ?? [];
  const sheets = [...state.sheets.values()].filter(
    (sheet) => sheet.stage === stage && sheet.submission === submission,
  );
  const name = (juror: Id): string => {
    const person = state.people.get(juror);
    return person === undefined ? juror : shortName(person);
  };
  const columns: readonly Column<Sheet>[] = [
    { id: 'juror', title: t('common:juror'), cell: ({ juror }) => name(juror) },
    ...criteria.map((criterion): Column<Sheet> => ({
      id: criterion.id,
      title: format.localized(criterion.title),
      numeric: true,
      cell: ({ scores }) => {
        const score = scores[criterion.id];
        return typeof score === 'number' ? format.score(score) : '—';
      },
    })),
    {
      id: 'counted',
      title: t('recount.counted'),
      cell: ({ counted }) => (counted ? t('common:yes') : t('common:no')),
    },
  ];
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('recount.sheets')}>
      <Table
        label={t('recount.sheets')}
        columns={columns}
        rows={sheets}
        rowKey={({ juror }) => juror}
        empty={t('recount.noSheets')}
      />
    </div>
  );
}

function Outcome({
  subject,
  submission,
  recount,
}: {
  readonly subject: StageSubject;
  readonly submission: Id;
  readonly recount: Recount;
}) {
  const { t, language, stage, places, ranked, placeOf, scoreOf } = useSubjectWords(
    subject,
    recount.ranking,
  );
  const { advance, aggregate } = stage.regulation;
  const found = ranked(submission);
  const seal = subject.state.seals.get(subject.stage);
  const sentences =
    found === undefined
      ? []
      : explainPlace(found, {
          ranking: recount.ranking.ranking,
          selection: recount.ranking.selection,
          rule: {
            scope: advance?.scope ?? 'nomination',
            top: advance?.top ?? defaultTop,
            aggregate,
          },
          words: contestWords(subject.state, language),
          language,
          places,
        });
  return (
    <>
      <p>
        <b>
          {found === undefined
            ? t('recount.notRanked')
            : t('recount.place', { place: placeOf(submission), score: scoreOf(submission) })}
        </b>
      </p>
      {seal !== undefined && seal.root !== null && (
        <Banner tone={seal.root === recount.root ? 'ok' : 'warn'}>
          {seal.root === recount.root ? t('recount.same') : t('recount.other')}
        </Banner>
      )}
      <div className="recount-sentences">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <SheetTable subject={subject} submission={submission} />
      <p className="meta">{t('seal.root')}</p>
      <RootCode label={t('seal.root')} root={recount.root} />
    </>
  );
}

/** Place, score and sheets of one application, counted again while one looks. */
export function RecountDialog({
  subject,
  submission,
  onClose,
}: {
  readonly subject: StageSubject;
  readonly submission: Id;
  readonly onClose: () => void;
}) {
  const { t } = useText('decide');
  const { recount, failed } = useRecount(subject);
  const title = subject.state.submissions.get(submission)?.title ?? '';
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('recount.title', {
        number: t('common:submissionNumber', { number: submission }),
        title,
      })}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <div className="col g3">
        {recount === null ? (
          <WaitingReport failed={failed} />
        ) : (
          <Outcome subject={subject} submission={submission} recount={recount} />
        )}
      </div>
    </Dialog>
  );
}
