import type { Id } from '../../../shared/contest/contest.ts';
import type { Discipline } from '../../../shared/contest/discipline.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { DisciplineFields } from './discipline-fields.tsx';
import {
  freeNominations,
  withDiscipline,
  withNewDiscipline,
  withoutDiscipline,
} from './draft-disciplines.ts';
import type { Draft } from './draft.ts';
import { moved } from './draft-stages.ts';
import { EditRow, useOpenRow } from './edit-row.tsx';
import type { SectionProps } from './general-section.tsx';

/** True in contests whose teams meet, and in those that have a stage for it. */
const hasMatches = ({ disciplines, stages }: Draft): boolean =>
  disciplines.length > 0 || stages.some(({ kind }) => kind === 'robot');

/** Chooses a nomination that has no discipline yet; nothing where all have one. */
function AddDiscipline({
  draft,
  onAdd,
}: {
  readonly draft: Draft;
  readonly onAdd: (nomination: Id) => void;
}) {
  const { t, format } = useText('contest-setup');
  const free = freeNominations(draft);
  if (free.length === 0) return null;
  return (
    <SelectField
      label={t('disciplines.add')}
      value=""
      onChange={(nomination) => {
        if (nomination !== '') onAdd(nomination);
      }}
      options={[
        { value: '', label: t('disciplines.choose') },
        ...free.map(({ id, title }) => ({
          value: id,
          label: format.localized(title) || t('untitled'),
        })),
      ]}
    />
  );
}

/** How the teams of each nomination meet; nothing in contests without matches. */
export function DisciplinesCard({ draft, onChange }: SectionProps) {
  const { t, format } = useText('contest-setup');
  const rows = useOpenRow('discipline', null);
  if (!hasMatches(draft)) return null;
  const { disciplines } = draft;
  const nameOf = ({ nomination }: Discipline): string => {
    const found = draft.nominations.find(({ id }) => id === nomination);
    return found === undefined
      ? t('removedNomination')
      : format.localized(found.title) || t('untitled');
  };
  const add = (nomination: Id) => {
    onChange(withNewDiscipline(draft, nomination));
    rows.show(nomination);
  };
  return (
    <Card title={t('disciplines.title')}>
      {disciplines.length === 0 && <p className="muted">{t('disciplines.empty')}</p>}
      <ol className="edit-rows lines">
        {disciplines.map((discipline, at) => (
          <EditRow
            key={discipline.nomination}
            place={`discipline/${discipline.nomination}`}
            name={nameOf(discipline)}
            facts={t(`tournamentSystems.${discipline.system}`)}
            move={{
              at,
              count: disciplines.length,
              onMove: (to) => onChange({ ...draft, disciplines: moved(disciplines, at, to) }),
            }}
            open={rows.open === discipline.nomination}
            onToggle={() => rows.toggle(discipline.nomination)}
            onRemove={() => onChange(withoutDiscipline(draft, discipline.nomination))}
          >
            <DisciplineFields
              draft={draft}
              discipline={discipline}
              onPart={(part) => onChange(withDiscipline(draft, { ...discipline, ...part }))}
            />
          </EditRow>
        ))}
      </ol>
      <AddDiscipline draft={draft} onAdd={add} />
    </Card>
  );
}
