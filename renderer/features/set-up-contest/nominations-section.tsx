import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { freeId, noText, withNomination, withoutNomination } from './draft.ts';
import type { SectionProps } from './general-section.tsx';
import { LocalizedFields } from './localized-fields.tsx';

/** Nominations in their order; one that applications use cannot be taken away. */
export function NominationsSection({
  draft,
  onChange,
  used,
}: SectionProps & { readonly used: ReadonlyMap<Id, number> }) {
  const { t, format } = useText('contest-setup');
  const add = () =>
    onChange(withNomination(draft, { id: freeId('nomination', draft.nominations), title: noText }));
  return (
    <Card
      title={t('nominations')}
      aside={
        <Button icon="plus" onClick={add}>
          {t('addNomination')}
        </Button>
      }
    >
      {draft.nominations.length === 0 && <p className="muted">{t('nominationsEmpty')}</p>}
      <ol className="edit-rows">
        {draft.nominations.map((nomination, index) => {
          const applications = used.get(nomination.id) ?? 0;
          const name = format.localized(nomination.title) || String(index + 1);
          return (
            <li key={nomination.id}>
              <LocalizedFields
                label={t('nominationNumber', { number: String(index + 1) })}
                value={nomination.title}
                onChange={(title) => onChange(withNomination(draft, { ...nomination, title }))}
                lines
                required
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
        })}
      </ol>
    </Card>
  );
}
