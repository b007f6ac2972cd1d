import { useEffect, useMemo, useState } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { subjectName } from '../../../shared/contest/masking.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { intakeFields, type IntakeField } from '../../../shared/intake/intake-fields.ts';
import type { PlannedRow } from '../../../shared/intake/plan-intake.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import {
  type Decision,
  DecisionFields,
  decisionOf,
  eligibilityOf,
  isReasoned,
  noDecision,
} from './decision-fields.tsx';
import { IntakeCheckList } from './intake-check-list.tsx';
import { useOwnRegion } from './own-region.ts';
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
    if (field.standard === 'ageGroup')
      return [
        none,
        ...settings.ageGroups.map(({ id, title }) => ({
          value: id,
          label: format.localized(title),
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

/** What the application lacks, and what is decided on it; a coordinator registers and headquarters decides. */
function Admission({
  submission,
  settings,
  decision,
  tried,
  onChange,
}: {
  readonly submission: Submission | null;
  readonly settings: ContestSettings;
  readonly decision: Decision;
  readonly tried: boolean;
  readonly onChange: (decision: Decision) => void;
}) {
  const { t } = useText('intake');
  const { state } = useDesk('state');
  return (
    <Card title={t('admission')}>
      <div className="col g3">
        {submission !== null && (
          <IntakeCheckList
            submission={submission}
            documents={state?.documents.get(submission.id)?.length ?? 0}
            settings={settings}
          />
        )}
        <DecisionFields decision={decision} tried={tried} onChange={onChange} />
      </div>
    </Card>
  );
}

/** What headquarters said of an application, for its coordinator to read. */
function AdmissionSaid({ submission }: { readonly submission: Submission }) {
  const { t } = useText('intake');
  const { state, words } = decisionOf(submission.eligibility);
  return (
    <Card title={t('admission')}>
      <p>{t(`decided.${state}`)}</p>
      {words !== '' && <p className="meta">{words}</p>}
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

/** A new application is admitted at headquarters, and waits for it in a region. */
const firstDecision = (region: RegionCode | null): Decision => ({
  ...noDecision,
  state: region === null ? 'admitted' : 'undecided',
});

/** Whoever opens an application reads its contacts and its БИН or ИИН: that is noted. */
function useLookNoted(submission: Submission | null): void {
  const note = useNoteAccess();
  const about =
    submission === null || (submission.contacts === '' && submission.bin === '')
      ? null
      : subjectName('submission', submission.id);
  useEffect(() => {
    if (about !== null) note({ act: 'contacts', about, count: 1 });
  }, [about, note]);
}

/** What the form holds, whether it may be saved, and saving it. */
function useForm({ submission, settings, existing, onClose }: FormProps) {
  useLookNoted(submission);
  const desk = useDeskCommands();
  const [texts, setTexts] = useState<Texts>(submission === null ? {} : textsOf(submission));
  const region = useOwnRegion();
  const [decision, setDecision] = useState(
    submission === null ? firstDecision(region) : decisionOf(submission.eligibility),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const fields = useMemo(
    // A coordinator's applications are of the own region.
    () => intakeFields(settings).filter(({ id }) => region === null || id !== 'region'),
    [settings, region],
  );
  const others = useMemo(
    () => new Map([...existing].filter(([id]) => id !== submission?.id)),
    [existing, submission],
  );
  const row = planForm(texts, fields, { settings, existing: others, region });
  const planned = row.status === 'new' ? row.submission : null;
  const ready = planned !== null && isReasoned(decision);
  const save = async () => {
    setTried(true);
    if (!ready || planned === null) return;
    setBusy(true);
    const eligibility = eligibilityOf(decision, planned.language);
    const next = finishForm(planned, submission, fields, eligibility);
    const recorded = await desk.record([addSubmission(next)]);
    setBusy(false);
    if (recorded.ok) onClose(next.id);
    else setError(recorded.error);
  };
  return {
    texts,
    setTexts,
    decision,
    setDecision,
    region,
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
  // What headquarters has decided on, only headquarters changes.
  const isDecided =
    form.region !== null &&
    submission !== null &&
    decisionOf(submission.eligibility).state !== 'undecided';
  return (
    <>
      <ErrorBanner error={form.error} />
      {isDecided && <Banner tone="info">{t('decidedAtHeadquarters')}</Banner>}
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
      {form.region === null ? (
        <Admission
          submission={submission}
          settings={settings}
          decision={form.decision}
          tried={form.tried}
          onChange={form.setDecision}
        />
      ) : (
        submission !== null && <AdmissionSaid submission={submission} />
      )}
      <ActionBar
        start={
          <Button icon="left" disabled={form.busy} onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
        }
      >
        {!isDecided && (
          <Button
            variant="primary"
            size="lg"
            busy={form.busy}
            disabled={form.tried && !form.ready}
            onClick={() => void form.save()}
          >
            {submission === null ? t('addOne') : t('common:save')}
          </Button>
        )}
      </ActionBar>
    </>
  );
}
