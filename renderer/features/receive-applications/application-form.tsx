import { useMemo, useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import type { PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useCellText, useFieldName } from './fault-text.ts';
import { finishForm, planForm, textsOf, type Texts } from './form-plan.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';

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

function Admission({
  eligibility,
  tried,
  onChange,
}: {
  readonly eligibility: Submission['eligibility'];
  readonly tried: boolean;
  readonly onChange: (eligibility: Submission['eligibility']) => void;
}) {
  const { t } = useText('intake');
  const { admitted, reason } = eligibility;
  return (
    <Card title={t('admission')}>
      <div className="col g3">
        <CheckField
          label={t('admitted')}
          checked={admitted}
          onChange={(next) => onChange({ admitted: next, reason })}
        />
        {!admitted && (
          <TextArea
            label={t('refusalReason')}
            value={reason}
            maxLength={4000}
            onChange={(text) => onChange({ admitted, reason: text })}
            error={tried && cleanLines(reason) === '' ? t('faults.Missing') : undefined}
          />
        )}
      </div>
    </Card>
  );
}

interface FormProps {
  /** Null for a new one. */
  readonly submission: Submission | null;
  readonly settings: ContestSettings;
  readonly existing: ReadonlyMap<Id, Submission>;
  readonly onClose: (saved: Id | null) => void;
}

/** What the form holds, whether it may be saved, and saving it. */
function useForm({ submission, settings, existing, onClose }: FormProps) {
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
  const planned = row.status === 'new' ? row.submission : null;
  const ready = planned !== null && (eligibility.admitted || cleanLines(eligibility.reason) !== '');
  const save = async () => {
    setTried(true);
    if (!ready || planned === null) return;
    setBusy(true);
    const next = finishForm(planned, submission, fields, eligibility);
    const recorded = await desk.record([addSubmission(next)]);
    setBusy(false);
    if (recorded.ok) onClose(next.id);
    else setError(recorded.error);
  };
  return {
    texts,
    setTexts,
    eligibility,
    setEligibility,
    tried,
    busy,
    error,
    fields,
    row,
    ready,
    save,
  };
}

/** One application by hand: added, or corrected, with its admission. */
export function ApplicationForm(props: FormProps) {
  const { submission, settings, onClose } = props;
  const { t } = useText('intake');
  const form = useForm(props);
  return (
    <>
      <ErrorBanner error={form.error} />
      <Card>
        <div className="mapping-grid">
          {form.fields.map((field) => (
            <FormField
              key={field.id}
              field={field}
              texts={form.texts}
              row={form.tried || submission !== null ? form.row : null}
              settings={settings}
              locked={submission !== null}
              onChange={form.setTexts}
            />
          ))}
        </div>
      </Card>
      <Admission eligibility={form.eligibility} tried={form.tried} onChange={form.setEligibility} />
      <ActionBar
        start={
          <Button icon="left" disabled={form.busy} onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={form.busy}
          disabled={form.tried && !form.ready}
          onClick={() => void form.save()}
        >
          {submission === null ? t('addOne') : t('common:save')}
        </Button>
      </ActionBar>
    </>
  );
}
