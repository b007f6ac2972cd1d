import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import type { Draft } from './draft.ts';
import { LocalizedFields } from './localized-fields.tsx';

export interface SectionProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** Name and year of the contest. */
export function GeneralSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  return (
    <Card title={t('name')}>
      <div className="col g3" data-place="title">
        <LocalizedFields
          label={t('contestTitle')}
          value={draft.title}
          onChange={(title) => onChange({ ...draft, title })}
          lines
          required
        />
        <TextField
          data-place="season"
          label={t('season')}
          hint={t('seasonHint')}
          value={draft.season}
          onChange={(season) => onChange({ ...draft, season })}
          error={draft.season.trim() === '' ? t('textMissing') : undefined}
        />
      </div>
    </Card>
  );
}
