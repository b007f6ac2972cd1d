import { useMemo, useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import { planIntake, type PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { errorText } from '../../language/error-text.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useCellText, useFieldName } from './fault-text.ts';

type Texts = Readonly<Record<string, string>>;

const textsOf = ({ answers, budget, region, eligibility: _, ...rest }: Submission): Texts => ({
  ...answers,
  ...rest,
  region: region ?? '',
  budget: budget === null ? '' : String(budget),
});

/** A form is a table of one row: it is read by the same rules as a spreadsheet. */
function planForm(
  texts: Texts,
  fields: readonly IntakeField[],
  settings: ContestSettings,
  existing: ReadonlyMap<Id, Submission>,
): PlannedRow | null {
  const row = fields.map(({ id }) => texts[id] ?? '');
  const table = { sheet: '', rows: [[], row], merged: new Set<string>() };
  const mapping = Object.fromEntries(fields.map(({ id }, column) => [id, column]));
  return planIntake({ table, header: 0, mapping, settings, existing }).rows[0] ?? null;
}

function useOptions(settings: ContestSettings) {
  const { t, language, format } = useText('intake');
  return (
    field: IntakeField,
  ): readonly { readonly value: string; readonly label: string }[] | null => {
    const none = { value: '', label: t('notChosen') };
    if (field.standard === 'nomination')
      return [
        none,
        ...settings.nominations.map(({ id, title }) => ({
          value: id,
          label: format.localized(title),
        })),
      ];
    if (field.standard === 'region')
      return [
        none,
        ...settings.regions.map((code) => ({
          value: code,
          label: regionName(code, settings.regionsProfile, language),
        })),
      ];
    if (field.standard === 'language')
      return [
        { value: '', label: t('languageByText') },
        ...languages.map((value) => ({ value, label: languageNames[value] })),
      ];
    if (field.type === 'select' && field.options.length > 0)
      return [
        none,
        ...field.options.map(({ id, title }) => ({ value: id, label: format.localized(title) })),
      ];
    return null;
  };
}

function FormField({
  field,
  texts,
  row,
  settings,
  locked,
  onChange,
}: {
  readonly field: IntakeField;
  readonly texts: Texts;
  readonly row: PlannedRow | null;
  readonly settings: ContestSettings;
  readonly locked: boolean;
  readonly onChange: (texts: Texts) => void;
}) {
  const { t } = useText('intake');
  const fieldName = useFieldName();
  const cellText = useCellText(settings);
  const options = useOptions(settings)(field);
  const fault = row?.faults.find((entry) => entry.field === field.id);
  const warning = row?.warnings.find(
    (entry) => entry.field === field.id && entry.type !== 'MissingAdvised',
  );
  const numberHint = field.standard === 'id' && !locked ? t('numberHint') : undefined;
  const words = {
    label: fieldName(field),
    error: fault === undefined ? undefined : cellText(fault),
    hint: warning === undefined ? numberHint : cellText(warning),
    value: texts[field.id] ?? '',
    onChange: (text: string) => onChange({ ...texts, [field.id]: text }),
  };
  if (options !== null) return <SelectField {...words} options={options} />;
  const long = field.type === 'longtext' || field.type === 'table' || field.standard === 'summary';
  return long ? (
    <TextArea {...words} />
  ) : (
    <TextField {...words} disabled={locked && field.standard === 'id'} />
  );
}

/** One application by hand: added, or corrected, with its admission. */
export function ApplicationForm({
  submission,
  settings,
  existing,
  onClose,
}: {
  /** Null for a new one. */
  readonly submission: Submission | null;
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  readonly onClose: (saved: Id | null) => void;
}) {
  const { t, language } = useText('intake');
  const desk = useDeskCommands();
  const [texts, setTexts] = useState<Texts>(submission === null ? {} : textsOf(submission));
  const [eligibility, setEligibility] = useState(
    submission?.eligibility ?? { admitted: true, reason: '' },
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const fields = useMemo(() => intakeFields(settings), [settings]);
  const others = useMemo(
    () => new Map([...existing].filter(([id]) => id !== submission?.id)),
    [existing, submission],
  );
  const row = planForm(texts, fields, settings, others);
  const planned = row?.status === 'new' ? row.submission : null;
  const reason = cleanLines(eligibility.reason);
  const ready = planned !== null && (eligibility.admitted || reason !== '');
  const save = async () => {
    setTried(true);
    if (!ready || planned === null) return;
    setBusy(true);
    const next = {
      ...planned,
      eligibility: { admitted: eligibility.admitted, reason: eligibility.admitted ? '' : reason },
    };
    const recorded = await desk.record([addSubmission(next)]);
    setBusy(false);
    if (recorded.ok) onClose(next.id);
    else setError(recorded.error);
  };
  return (
    <>
      {error !== null && (
        <Banner tone="danger" title={errorText(error, language).title}>
          {errorText(error, language).what} {errorText(error, language).do}
        </Banner>
      )}
      <Card>
        <div className="mapping-grid">
          {fields.map((field) => (
            <FormField
              key={field.id}
              field={field}
              texts={texts}
              row={tried || submission !== null ? row : null}
              settings={settings}
              locked={submission !== null}
              onChange={setTexts}
            />
          ))}
        </div>
      </Card>
      <Card title={t('admission')}>
        <div className="col g3">
          <CheckField
            label={t('admitted')}
            checked={eligibility.admitted}
            onChange={(admitted) => setEligibility({ ...eligibility, admitted })}
          />
          {!eligibility.admitted && (
            <TextArea
              label={t('refusalReason')}
              value={eligibility.reason}
              maxLength={4000}
              onChange={(text) => setEligibility({ ...eligibility, reason: text })}
              error={tried && reason === '' ? t('faults.Missing') : undefined}
            />
          )}
        </div>
      </Card>
      <ActionBar
        start={
          <Button icon="left" disabled={busy} onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={busy}
          disabled={tried && !ready}
          onClick={() => void save()}
        >
          {submission === null ? t('addOne') : t('common:save')}
        </Button>
      </ActionBar>
    </>
  );
}
