import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { SelectField, TextArea } from '../../ui/field.tsx';
import type { ConflictItemType } from './conflict-item.ts';

/** Reasons that come up again and again, by what is decided. */
const commonReasons = {
  hard: ['jurorCorrected', 'paperRight', 'typingSlip', 'askedByPhone'],
  fork: ['laptopReplaced', 'backupRestored', 'askedByPhone'],
  identity: ['laptopReplaced', 'invitationPassedOn', 'askedByPhone'],
  quarantine: ['assignmentSlip', 'typingSlip', 'commissionDecided', 'askedByPhone'],
} as const satisfies Readonly<Record<ConflictItemType, readonly string[]>>;

type CommonReason = (typeof commonReasons)[ConflictItemType][number];

export interface Reason {
  /** The whole reason as it is recorded; empty while it is missing. */
  readonly text: string;
  readonly common: CommonReason | 'other' | '';
  readonly detail: string;
  readonly set: (change: {
    readonly common?: CommonReason | 'other' | '';
    readonly detail?: string;
  }) => void;
  /** Shows what is missing; true where the reason is complete. */
  readonly check: () => boolean;
  readonly missing: boolean;
}

/** The reason of a decision: a common one, one's own words, or both. It is kept with the decision for good. */
export function useReason(): Reason {
  const { t } = useText('conflicts');
  const [common, setCommon] = useState<CommonReason | 'other' | ''>('');
  const [detail, setDetail] = useState('');
  const [checked, setChecked] = useState(false);
  const words = detail.trim();
  const start = common === '' || common === 'other' ? '' : t(`reasons.${common}`);
  const text =
    start === ''
      ? words
      : words === ''
        ? start
        : t('reason.withDetail', { reason: start, detail: words });
  return {
    text: common === '' ? '' : text,
    common,
    detail,
    set: (change) => {
      if (change.common !== undefined) setCommon(change.common);
      if (change.detail !== undefined) setDetail(change.detail);
    },
    check: () => {
      setChecked(true);
      return common !== '' && text !== '';
    },
    missing: checked,
  };
}

/** Asks for the reason of a decision. */
export function ReasonFields({
  type,
  reason,
}: {
  readonly type: ConflictItemType;
  readonly reason: Reason;
}) {
  const { t } = useText('conflicts');
  const needsWords = reason.common === 'other' && reason.detail.trim() === '';
  return (
    <>
      <SelectField
        label={t('reason.label')}
        value={reason.common}
        onChange={(common) => reason.set({ common })}
        error={reason.missing && reason.common === '' && t('reason.missing')}
        options={[
          { value: '', label: t('reason.choose') },
          ...commonReasons[type].map((name) => ({ value: name, label: t(`reasons.${name}`) })),
          { value: 'other', label: t('reasons.other') },
        ]}
      />
      {reason.common !== '' && (
        <TextArea
          label={reason.common === 'other' ? t('reason.words') : t('reason.detail')}
          value={reason.detail}
          rows={2}
          onChange={(detail) => reason.set({ detail })}
          error={reason.missing && needsWords && t('reason.wordsMissing')}
        />
      )}
    </>
  );
}
