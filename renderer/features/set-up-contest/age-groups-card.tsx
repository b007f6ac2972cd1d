import type { AgeGroup, Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { replaceById, withoutId, type Draft } from './draft.ts';
import { moved, newGroup } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { OptionalCountField } from './number-field.tsx';

/** A group's title, its grades and the nomination that is its own. */
function GroupFields({ draft, onChange, group }: SectionProps & { readonly group: AgeGroup }) {
  const { t, format } = useText('contest-setup');
  const set = (part: Partial<AgeGroup>) =>
    onChange({ ...draft, ageGroups: replaceById(draft.ageGroups, { ...group, ...part }) });
  const { nomination } = group;
  const known = draft.nominations.some(({ id }) => id === nomination);
  return (
    <>
      <LocalizedFields
        label={t('groupTitle')}
        value={group.title}
        onChange={(title) => set({ title })}
        required
      />
      <div className="field-grid">
        <OptionalCountField
          label={t('gradeMin')}
          value={group.gradeMin}
          least={0}
          most={12}
          onChange={(gradeMin) => set({ gradeMin })}
        />
        <OptionalCountField
          label={t('gradeMax')}
          value={group.gradeMax}
          least={0}
          most={12}
          onChange={(gradeMax) => set({ gradeMax })}
        />
        <SelectField
          label={t('common:nomination')}
          value={nomination ?? ''}
          onChange={(id) => set({ nomination: id === '' ? null : id })}
          options={[
            { value: '', label: t('allNominations') },
            ...draft.nominations.map(({ id, title }) => ({
              value: id,
              label: format.localized(title) || t('untitled'),
            })),
            ...(nomination === null || known
              ? []
              : [{ value: nomination, label: t('removedNomination') }]),
          ]}
        />
      </div>
    </>
  );
}

/** Grades of a group and the nomination that is its own. */
function useGroupFacts({ nominations }: Draft) {
  const { t, format } = useText('contest-setup');
  return ({ gradeMin, gradeMax, nomination }: AgeGroup): string => {
    const own = nominations.find(({ id }) => id === nomination);
    return [
      gradeMin === null && gradeMax === null
        ? t('gradesAll')
        : t('gradesAre', { from: gradeMin ?? '…', to: gradeMax ?? '…' }),
      own === undefined ? t('allNominations') : format.localized(own.title),
    ].join(' · ');
  };
}

/** Age groups in their order; one that applications are in cannot be taken away. */
export function AgeGroupsCard({
  draft,
  onChange,
  used,
  row,
}: SectionProps & { readonly used: ReadonlyMap<Id, number>; readonly row: string | null }) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('age-group', row);
  const facts = useGroupFacts(draft);
  const add = () => {
    const group = newGroup(draft);
    onChange({ ...draft, ageGroups: [...draft.ageGroups, group] });
    rows.show(group.id);
  };
  return (
    <Card
      title={t('ageGroups')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addGroup')}
        </Button>
      }
    >
      {draft.ageGroups.length === 0 && <p className="muted">{t('groupsEmpty')}</p>}
      <ol className="edit-rows lines">
        {draft.ageGroups.map((group, at) => {
          const applications = used.get(group.id) ?? 0;
          return (
            <EditRow
              key={group.id}
              place={`age-group/${group.id}`}
              name={format.localized(group.title) || t('untitled')}
              facts={facts(group)}
              move={{
                at,
                count: draft.ageGroups.length,
                onMove: (to) => onChange({ ...draft, ageGroups: moved(draft.ageGroups, at, to) }),
              }}
              open={rows.open === group.id}
              onToggle={() => rows.toggle(group.id)}
              onRemove={() =>
                onChange({ ...draft, ageGroups: withoutId(draft.ageGroups, group.id) })
              }
              used={applications > 0 ? t('groupUsed', { count: applications }) : undefined}
            >
              <GroupFields draft={draft} onChange={onChange} group={group} />
            </EditRow>
          );
        })}
      </ol>
    </Card>
  );
}
