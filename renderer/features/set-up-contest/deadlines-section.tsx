import type { Deadline, GrantRules } from '../../../shared/contest/contest.ts';
import { deadlineDay, graceDeadline, intakeDeadline } from '../../../shared/contest/deadlines.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { DayField } from './day-field.tsx';
import { replaceById, withoutId, type Draft } from './draft.ts';
import { moved, newDeadline } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { OptionalCountField } from './number-field.tsx';

/** Most tenge of a grant: more digits are a slip of the key. */
const mostTenge = 1_000_000_000_000_000 - 1;

function useDeadlineFacts(draft: Draft) {
  const { t, format } = useText('contest-setup');
  return (deadline: Deadline): string => {
    const day = deadlineDay(deadline, draft.announced);
    const stage = draft.stages.find(({ id }) => id === deadline.stage);
    const { offsetDays, date } = deadline;
    return [
      ...(day === null ? [] : [format.date(day, 'official')]),
      ...(date === null && offsetDays !== null ? [t('daysAfter', { count: offsetDays })] : []),
      ...(date === null && offsetDays === null ? [t('dayUnknown')] : []),
      ...(stage === undefined ? [] : [format.localized(stage.title)]),
    ].join(' · ');
  };
}

/** What a deadline is for: applications, their days of grace, the sheets of a stage, or something else. */
function DeadlineSubject({
  draft,
  onChange,
  deadline,
  onName,
}: SectionProps & { readonly deadline: Deadline; readonly onName: (id: string) => void }) {
  const { t, format } = useText('contest-setup');
  const isOfIntake = deadline.id === intakeDeadline || deadline.id === graceDeadline;
  const known = draft.stages.some(({ id }) => id === deadline.stage);
  const isFree = (id: string) =>
    deadline.id === id || draft.deadlines.every((other) => other.id !== id);
  const choose = (chosen: string) => {
    const intake = chosen === intakeDeadline || chosen === graceDeadline;
    const id = intake ? chosen : isOfIntake ? newDeadline(draft).id : deadline.id;
    const next = { ...deadline, id, stage: intake || chosen === '' ? null : chosen };
    onChange({
      ...draft,
      deadlines: draft.deadlines.map((other) => (other.id === deadline.id ? next : other)),
    });
    if (id !== deadline.id) onName(id);
  };
  const intakes = [
    { value: intakeDeadline, label: t('intakeDeadline') },
    { value: graceDeadline, label: t('graceDeadline') },
  ];
  return (
    <SelectField
      label={t('deadlineStage')}
      hint={t('deadlineStageHint')}
      value={isOfIntake ? deadline.id : (deadline.stage ?? '')}
      onChange={choose}
      options={[
        { value: '', label: t('noStage') },
        ...intakes.filter(({ value }) => isFree(value)),
        ...draft.stages.map(({ id, title }) => ({
          value: id,
          label: format.localized(title) || t('untitled'),
        })),
        ...(deadline.stage === null || known
          ? []
          : [{ value: deadline.stage, label: t('removedStage') }]),
      ]}
    />
  );
}

function DeadlineFields(
  props: SectionProps & { readonly deadline: Deadline; readonly onName: (id: string) => void },
) {
  const { draft, onChange, deadline } = props;
  const { t } = useText('contest-setup');
  const set = (part: Partial<Deadline>) =>
    onChange({ ...draft, deadlines: replaceById(draft.deadlines, { ...deadline, ...part }) });
  return (
    <>
      <LocalizedFields
        label={t('deadlineTitle')}
        value={deadline.title}
        onChange={(title) => set({ title })}
        required
      />
      <div className="field-grid">
        <OptionalCountField
          label={t('offsetDays')}
          value={deadline.offsetDays}
          least={0}
          most={10_000}
          onChange={(offsetDays) => set({ offsetDays })}
        />
        <DayField
          label={t('deadlineDate')}
          hint={t('deadlineDateHint')}
          value={deadline.date}
          onChange={(date) => set({ date })}
        />
        <DeadlineSubject {...props} />
      </div>
    </>
  );
}

function Deadlines({ draft, onChange, row }: SectionProps & { readonly row: string | null }) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('deadline', row);
  const facts = useDeadlineFacts(draft);
  const add = () => {
    const deadline = newDeadline(draft);
    onChange({ ...draft, deadlines: [...draft.deadlines, deadline] });
    rows.show(deadline.id);
  };
  return (
    <Card
      title={t('deadlines')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addDeadline')}
        </Button>
      }
    >
      <div className="col g3">
        <p className="meta">{t('deadlinesHint')}</p>
        <div className="field-grid" data-place="announced">
          <DayField
            label={t('announced')}
            value={draft.announced}
            onChange={(announced) => onChange({ ...draft, announced })}
          />
        </div>
        <ol className="edit-rows lines">
          {draft.deadlines.map((deadline, at) => (
            <EditRow
              key={deadline.id}
              place={`deadline/${deadline.id}`}
              name={format.localized(deadline.title) || t('untitled')}
              facts={facts(deadline)}
              move={{
                at,
                count: draft.deadlines.length,
                onMove: (to) => onChange({ ...draft, deadlines: moved(draft.deadlines, at, to) }),
              }}
              open={rows.open === deadline.id}
              onToggle={() => rows.toggle(deadline.id)}
              onRemove={() =>
                onChange({ ...draft, deadlines: withoutId(draft.deadlines, deadline.id) })
              }
            >
              <DeadlineFields
                draft={draft}
                onChange={onChange}
                deadline={deadline}
                onName={rows.show}
              />
            </EditRow>
          ))}
        </ol>
      </div>
    </Card>
  );
}

const noGrants: GrantRules = { ceiling: null, perProjectMax: null, partialAllowed: true };

function Grants({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  const { grants } = draft;
  const set = (next: GrantRules | null) => onChange({ ...draft, grants: next });
  return (
    <Card title={t('grants')}>
      <div className="col g3" data-place="grants">
        <CheckField
          label={t('grantsGiven')}
          checked={grants !== null}
          onChange={(on) => set(on ? noGrants : null)}
        />
        {grants !== null && (
          <>
            <div className="field-grid">
              <OptionalCountField
                label={t('grantCeiling')}
                value={grants.ceiling}
                least={0}
                most={mostTenge}
                onChange={(ceiling) => set({ ...grants, ceiling })}
              />
              <OptionalCountField
                label={t('grantPerProject')}
                hint={t('emptyIsNoLimit')}
                value={grants.perProjectMax}
                least={0}
                most={mostTenge}
                onChange={(perProjectMax) => set({ ...grants, perProjectMax })}
              />
            </div>
            <CheckField
              label={t('grantPartial')}
              checked={grants.partialAllowed}
              onChange={(partialAllowed) => set({ ...grants, partialAllowed })}
            />
          </>
        )}
      </div>
    </Card>
  );
}

/** When everything is due, how long results may be appealed against, and what money there is. */
export function DeadlinesSection(props: SectionProps & { readonly row: string | null }) {
  const { t } = useText('contest-setup');
  const { draft, onChange } = props;
  return (
    <div className="col g4">
      <Deadlines {...props} />
      <Card title={t('appeals')}>
        <div className="field-grid">
          <OptionalCountField
            label={t('appealDays')}
            hint={t('appealDaysHint')}
            value={draft.appealDays}
            least={0}
            most={1000}
            onChange={(appealDays) => onChange({ ...draft, appealDays })}
          />
        </div>
      </Card>
      <Grants draft={draft} onChange={onChange} />
      <Card title={t('followUp')}>
        <div className="field-grid">
          <OptionalCountField
            label={t('reportDaysAfterOrder')}
            hint={t('reportDaysHint')}
            value={draft.reportDaysAfterOrder}
            least={1}
            most={366}
            onChange={(reportDaysAfterOrder) => onChange({ ...draft, reportDaysAfterOrder })}
          />
        </div>
      </Card>
    </div>
  );
}
