import type { Id, Nomination } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { AgeGroupsCard } from './age-groups-card.tsx';
import { DisciplinesCard } from './disciplines-card.tsx';
import { freeId, noText, withNomination, withoutNomination } from './draft.ts';
import { moved } from './draft-stages.ts';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';
import { MoveButtons } from './move-buttons.tsx';
import { useBeginnings } from './use-beginnings.ts';

function NominationRow({
  draft,
  onChange,
  nomination,
  at,
  applications,
}: SectionProps & {
  readonly nomination: Nomination;
  readonly at: number;
  readonly applications: number;
}) {
  const { t, format } = useText('contest-setup');
  const name = format.localized(nomination.title) || String(at + 1);
  return (
    <li data-place={`nomination/${nomination.id}`}>
      <LocalizedFields
        label={t('nominationNumber', { number: String(at + 1) })}
        value={nomination.title}
        onChange={(title) => onChange(withNomination(draft, { ...nomination, title }))}
        lines
        required
      />
      <MoveButtons
        name={name}
        at={at}
        count={draft.nominations.length}
        onMove={(to) => onChange({ ...draft, nominations: moved(draft.nominations, at, to) })}
      />
      <Button
        variant="quiet"
        icon="trash"
        aria-label={t('removeNamed', { name })}
        title={applications > 0 ? t('nominationUsed', { count: applications }) : undefined}
        disabled={applications > 0}
        onClick={() => onChange(withoutNomination(draft, nomination.id))}
      />
    </li>
  );
}

/** Nominations, age groups and disciplines in their order; what applications use cannot be taken away. */
export function NominationsSection({
  used,
  groupsUsed,
  row,
  ...props
}: SectionProps & {
  readonly used: ReadonlyMap<Id, number>;
  readonly groupsUsed: ReadonlyMap<Id, number>;
  readonly row: string | null;
}) {
  const { t } = useText('contest-setup');
  const { draft, onChange } = props;
  const beginnings = useBeginnings();
  const add = () =>
    onChange(withNomination(draft, { id: freeId('nomination', draft.nominations), title: noText }));
  return (
    <div className="col g4">
      <Card
        title={t('nominations')}
        aside={
          <Button icon="plus" onClick={add}>
            {t('addNomination')}
          </Button>
        }
      >
        {draft.nominations.length === 0 && (
          <div className="col g3">
            <p className="muted">{t('nominationsEmpty')}</p>
            <div className="row">
              <Button
                icon="plus"
                onClick={() => onChange(withNomination(draft, beginnings.nomination(draft)))}
              >
                {t('addGeneralNomination')}
              </Button>
            </div>
          </div>
        )}
        <ol className="edit-rows">
          {draft.nominations.map((nomination, at) => (
            <NominationRow
              key={nomination.id}
              {...props}
              nomination={nomination}
              at={at}
              applications={used.get(nomination.id) ?? 0}
            />
          ))}
        </ol>
      </Card>
      <AgeGroupsCard {...props} used={groupsUsed} row={row} />
      <DisciplinesCard {...props} />
    </div>
  );
}
