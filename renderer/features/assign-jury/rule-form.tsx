import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, RadioField, TextField } from '../../ui/field.tsx';
import { type AssigningRule, differsFromRegulation } from './assigning-rule.ts';
import { useAssigningView } from './assigning-view.ts';
import { readWhole } from './whole-number.ts';

const most = 100_000;
const mostPer = 1000;

interface RuleProps {
  readonly rule: AssigningRule;
  readonly onChange: (rule: AssigningRule) => void;
}

interface NumbersProps extends RuleProps {
  /** Names of fields whose content cannot be read. */
  readonly wrong: ReadonlySet<string>;
  readonly onWrong: (wrong: ReadonlySet<string>) => void;
}

/** A number that may be left out; what cannot be read stays in the field and is said. */
function NumberField({
  label,
  hint,
  value,
  least = 0,
  greatest = most,
  needed = false,
  onChange,
  onWrong,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly least?: number;
  readonly greatest?: number;
  readonly needed?: boolean;
  readonly onChange: (value: number | null) => void;
  /** Told whether what is typed can be read. */
  readonly onWrong: (wrong: boolean) => void;
}) {
  const { t } = useText('assign');
  const [text, setText] = useState(value === null ? '' : String(value));
  const read = readWhole(text, least, greatest);
  const isWrong = read === undefined || (needed && read === null);
  return (
    <TextField
      label={label}
      hint={hint}
      inputMode="numeric"
      value={text}
      error={isWrong ? t(least === 0 ? 'rule.wholeNumber' : 'rule.fromOne') : undefined}
      onChange={(next) => {
        setText(next);
        const number = readWhole(next, least, greatest);
        const isRead = number !== undefined && !(needed && number === null);
        onWrong(!isRead);
        if (isRead) onChange(number);
      }}
    />
  );
}

function Numbers({ rule, onChange, wrong, onWrong }: NumbersProps) {
  const { t } = useText('assign');
  const mark = (name: string) => (isWrong: boolean) => {
    const others = [...wrong].filter((other) => other !== name);
    onWrong(new Set(isWrong ? [...others, name] : others));
  };
  const isAll = rule.jurorsPerSubmission === 'all';
  return (
    <div className="assign-grid">
      {rule.jurorsPerSubmission !== 'all' && (
        <NumberField
          label={t('rule.per')}
          value={rule.jurorsPerSubmission}
          least={1}
          greatest={mostPer}
          needed
          onChange={(number) => onChange({ ...rule, jurorsPerSubmission: number ?? 1 })}
          onWrong={mark('per')}
        />
      )}
      <NumberField
        label={t('rule.ownRegion')}
        hint={t('rule.noLimit')}
        value={rule.ownRegionMax}
        onChange={(number) => onChange({ ...rule, ownRegionMax: number })}
        onWrong={mark('region')}
      />
      <NumberField
        label={t('rule.cap')}
        hint={t('rule.capHint')}
        value={rule.cap}
        onChange={(number) => onChange({ ...rule, cap: number })}
        onWrong={mark('cap')}
      />
      {!isAll && (
        <NumberField
          label={t('rule.calibration')}
          hint={t('rule.calibrationHint')}
          value={rule.calibration}
          onChange={(number) => onChange({ ...rule, calibration: number ?? 0 })}
          onWrong={mark('calibration')}
        />
      )}
    </div>
  );
}

function Mixing({ rule, onChange }: RuleProps) {
  const { t } = useText('assign');
  return (
    <>
      <RadioField
        label={t('rule.mix')}
        value={rule.ownRegion}
        onChange={(ownRegion) => onChange({ ...rule, ownRegion })}
        options={[
          { value: 'free', label: t('rule.mixFree'), hint: t('rule.mixFreeHint') },
          {
            value: 'preferred',
            label: t('rule.mixPreferred'),
            hint: t('rule.mixPreferredHint'),
          },
          { value: 'only', label: t('rule.mixOnly'), hint: t('rule.mixOnlyHint') },
        ]}
      />
      {rule.ownRegion === 'only' && <Banner tone="warn">{t('rule.mixOnlyWarning')}</Banner>}
    </>
  );
}

/** By which rule is proposed: the signed one, or another that is tried. */
export function RuleForm({
  rule,
  onChange,
  wrong,
  onWrong,
  hasPanels,
}: NumbersProps & { readonly hasPanels: boolean }) {
  const { t } = useText('assign');
  const { ground } = useAssigningView();
  const signed = ground.facts.stage.assignment;
  const perSigned = signed.jurorsPerSubmission;
  return (
    <Card title={t('rule.title')}>
      <div className="col g4">
        <CheckField
          label={t('rule.all')}
          checked={rule.jurorsPerSubmission === 'all'}
          onChange={(all) => {
            // Fields that go away take what was wrong in them along.
            onWrong(new Set([...wrong].filter((name) => name === 'region' || name === 'cap')));
            onChange({
              ...rule,
              jurorsPerSubmission: all ? 'all' : perSigned === 'all' ? 3 : perSigned,
            });
          }}
        />
        <Numbers rule={rule} onChange={onChange} wrong={wrong} onWrong={onWrong} />
        <CheckField
          label={t('rule.organisation')}
          checked={rule.ownOrganisationExcluded}
          onChange={(excluded) => onChange({ ...rule, ownOrganisationExcluded: excluded })}
        />
        <Mixing rule={rule} onChange={onChange} />
        {hasPanels && (
          <CheckField
            label={t('rule.keep')}
            hint={t('rule.keepHint')}
            checked={rule.keep}
            onChange={(keep) => onChange({ ...rule, keep })}
          />
        )}
        {differsFromRegulation(rule, signed) && (
          <Banner
            tone="warn"
            title={t('rule.differs')}
            action={
              <LinkButton variant="quiet" href="#/contest">
                {t('rule.toRegulation')}
              </LinkButton>
            }
          >
            {t('rule.differsText')}
          </Banner>
        )}
      </div>
    </Card>
  );
}
