import { memo } from 'react';

import { sameData } from '../../../shared/basics/same-data.ts';
import type { RegionsProfileId, Stage } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { largestTotal, type WorkItem } from './juror-work.ts';
import { SheetChip, statusIcon } from './sheet-chip.tsx';
import { applicantLine } from './submission-facts.ts';

const tones: Readonly<Partial<Record<string, string>>> = {
  partial: 'info',
  complete: 'ok',
  disputed: 'warn',
};

/** What sets an application apart from its state: that everybody scores it, the juror's own star. */
function Marks({
  starred,
  calibration,
}: {
  readonly starred: boolean;
  readonly calibration: boolean;
}) {
  const { t } = useText('juror-list');
  const own = useText('personal');
  if (!starred && !calibration) return null;
  return (
    <span className="marks">
      {calibration && (
        <Chip tone="info" icon="users">
          {t('calibration.chip')}
        </Chip>
      )}
      {starred && (
        <Chip tone="line" icon="star">
          {own.t('starred')}
        </Chip>
      )}
    </span>
  );
}

function Row({
  item,
  stage,
  profile,
  later,
  starred,
  calibration,
  next,
}: {
  readonly item: WorkItem;
  readonly stage: Stage;
  readonly profile: RegionsProfileId;
  readonly later: boolean;
  readonly starred: boolean;
  /** The whole panel scores it first. */
  readonly calibration: boolean;
  /** The one to go on with. */
  readonly next: boolean;
}) {
  const { t, format, language } = useText('juror-list');
  const { submission, sheet, total } = item;
  const most = largestTotal(stage, submission.nomination);
  const number = t('common:submissionNumber', { number: submission.id });
  const line = applicantLine(submission, stage, profile, language);
  return (
    <li className={classNames('item', next && 'next')}>
      <span
        className={classNames(
          'state-ic',
          later && sheet.status === 'empty' ? 'warn' : tones[sheet.status],
        )}
      >
        <Icon name={statusIcon(item, later)} />
      </span>
      <span className="weak nowrap hide-s">{number}</span>
      <div>
        <a className="t1" href={`#/sheet/${submission.id}`} lang={submission.language}>
          <span className="sr">{number} </span>
          {submission.title}
        </a>
        <div className="t2">
          <span className="only-small-inline">{number}</span>
          {line}
          <Marks starred={starred} calibration={calibration} />
        </div>
      </div>
      <SheetChip item={item} later={later} plain />
      <span className="sc hide-s">
        {total === null || sheet.status === 'recused' ? (
          <span>—</span>
        ) : (
          <>
            {format.rational(total, 2)} {most !== null && <span>/ {format.rational(most, 0)}</span>}
          </>
        )}
      </span>
      <span className="go hide-s">
        <Icon name="chev" />
      </span>
    </li>
  );
}

/** One application in the juror's list; the whole row is the link to its sheet. Rows that would look the same stay. */
export const JurorListRow = memo(Row, sameData);
