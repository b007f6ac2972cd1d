import { useState } from 'react';

import { noMoney, subtractTiyn } from '../../../shared/basics/money.ts';
import { cleanText } from '../../../shared/contest/clean-text.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { setMoney } from '../../../shared/following/following-operations.ts';
import {
  checkMoney,
  moneyTotals,
  type ProjectMoney,
} from '../../../shared/following/money-bounds.ts';
import type { MoneyKind, MoneyRecord } from '../../../shared/following/money-record.ts';
import type { FollowedProject } from '../../../shared/merge/following-facts.ts';
import { Banner } from '../../ui/banner.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EditorDialog, useRecording } from './editor-dialog.tsx';
import { DayField, ReasonField, SumField, WordsField } from './fields.tsx';
import { newRecordId } from './follow-subject.ts';
import { dayFault, dayText, sumFault, sumText, typedDay, typedSum } from './typed-values.ts';
import type { FollowWords } from './use-follow-words.ts';

interface Draft {
  readonly day: string;
  readonly amount: string;
  readonly document: string;
  readonly purpose: string;
  readonly milestone: Id;
}

function recordOf(draft: Draft, submission: Id, id: Id): MoneyRecord | null {
  if (dayFault(draft.day, true) !== null || sumFault(draft.amount) !== null) return null;
  return {
    submission,
    id,
    day: typedDay(draft.day) ?? '',
    amount: typedSum(draft.amount) ?? noMoney,
    document: cleanText(draft.document),
    purpose: cleanText(draft.purpose),
    milestone: draft.milestone === '' ? null : draft.milestone,
  };
}

/** What the record would lead to, and why it is not taken where it is beyond a ceiling. */
function Ceilings({
  money,
  kind,
  record,
  words,
}: {
  readonly money: ProjectMoney;
  readonly kind: MoneyKind;
  readonly record: MoneyRecord | null;
  readonly words: FollowWords;
}) {
  const { t } = words;
  const before = moneyTotals(money);
  const check = record === null ? null : checkMoney(money, kind, record);
  if (check !== null && !check.ok)
    return (
      <Banner tone="danger">
        {t(`money.beyond.${check.error.type}`, { sum: words.money(check.error.beyond) })}
      </Banner>
    );
  const after = check === null ? before : moneyTotals(check.value);
  const [whole, part] =
    kind === 'payment' ? [after.granted, after.paid] : [after.paid, after.spent];
  return (
    <Banner>
      {t(`money.ceiling.${kind}`, {
        whole: words.money(whole),
        part: words.money(part),
        left: words.money(subtractTiyn(whole, part)),
      })}
    </Banner>
  );
}

function Fields({
  draft,
  onChange,
  tried,
  words: { t },
  milestones,
}: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly tried: boolean;
  readonly words: FollowWords;
  readonly milestones: FollowedProject['milestones'];
}) {
  return (
    <>
      <div className="follow-fields">
        <DayField
          label={t('money.day')}
          value={draft.day}
          onChange={(day) => onChange({ ...draft, day })}
          tried={tried}
        />
        <SumField
          label={t('money.amount')}
          value={draft.amount}
          onChange={(amount) => onChange({ ...draft, amount })}
          tried={tried}
        />
        <WordsField
          label={t('money.document')}
          value={draft.document}
          onChange={(document) => onChange({ ...draft, document })}
          tried={tried}
          needed={false}
          most={64}
        />
        {milestones.length > 0 && (
          <SelectField
            label={t('money.milestone')}
            value={draft.milestone}
            onChange={(milestone) => onChange({ ...draft, milestone })}
            options={[
              { value: '', label: t('money.noMilestone') },
              ...milestones.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
      </div>
      <WordsField
        label={t('money.purpose')}
        value={draft.purpose}
        onChange={(purpose) => onChange({ ...draft, purpose })}
        tried={tried}
        needed={false}
      />
    </>
  );
}

/** A payment or spending, new (null) or corrected with a reason; what is beyond a ceiling is told before and not taken. */
export function MoneyDialog({
  followed,
  kind,
  record,
  words,
  onClose,
}: {
  readonly followed: FollowedProject;
  readonly kind: MoneyKind;
  readonly record: MoneyRecord | null;
  readonly words: FollowWords;
  readonly onClose: () => void;
}) {
  const { t, language } = words;
  const recording = useRecording(onClose);
  const [id] = useState(() => record?.id ?? newRecordId());
  const [reason, setReason] = useState('');
  const [draft, setDraft] = useState<Draft>({
    day: dayText(record?.day ?? '', language),
    amount: record === null ? '' : sumText(record.amount, language),
    document: record?.document ?? '',
    purpose: record?.purpose ?? '',
    milestone: record?.milestone ?? '',
  });
  const { payments, spendings } = followed;
  const money = { granted: followed.project?.granted ?? noMoney, payments, spendings };
  const next = recordOf(draft, followed.submission, id);
  const isWrong =
    next === null || !checkMoney(money, kind, next).ok || (record !== null && reason.trim() === '');
  const save = () => recording.save(isWrong ? null : [setMoney(kind, next, reason.trim())]);
  return (
    <EditorDialog
      title={record === null ? t(`money.add.${kind}`) : t(`money.edit.${kind}`)}
      recording={recording}
      onSave={save}
      onClose={onClose}
    >
      <Fields
        draft={draft}
        onChange={setDraft}
        tried={recording.tried}
        words={words}
        milestones={followed.milestones}
      />
      <div role="status">
        <Ceilings money={money} kind={kind} record={next} words={words} />
      </div>
      {record !== null && (
        <>
          <p className="meta">{t('money.zeroHint')}</p>
          <ReasonField value={reason} onChange={setReason} tried={recording.tried} />
        </>
      )}
    </EditorDialog>
  );
}
