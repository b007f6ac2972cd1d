import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { regionsOfProfile } from '../../../shared/contest/regions.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { withProfile, type Draft } from './draft.ts';
import { LocalizedFields } from './localized-fields.tsx';

export interface SectionProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

const profiles = [
  '2022-',
  '2018-06/2022-06',
  '2014/2018-06',
  'single',
  'none',
] as const satisfies readonly RegionsProfileId[];

const profileKeys = {
  '2022-': 'profiles.since2022',
  '2018-06/2022-06': 'profiles.since2018',
  '2014/2018-06': 'profiles.since2014',
  single: 'profiles.single',
  none: 'profiles.none',
} as const;

function Regions({ draft, onChange }: SectionProps) {
  const { t, format } = useText('contest-setup');
  const single = draft.regionsProfile === 'single';
  const regions = toSortedByText(regionsOfProfile(draft.regionsProfile), ({ name }) =>
    format.localized(name),
  );
  const taking = new Set(draft.regions);
  const choose = (code: string, on: boolean) => {
    const chosen = single ? [code] : [...taking].filter((other) => other !== code).concat(code);
    onChange({ ...draft, regions: on ? chosen : draft.regions.filter((other) => other !== code) });
  };
  return (
    <Card
      title={t('regions')}
      aside={
        !single &&
        regions.length > 0 && (
          <Button
            variant="quiet"
            onClick={() => onChange({ ...draft, regions: regions.map(({ code }) => code) })}
          >
            {t('common:selectAll')}
          </Button>
        )
      }
    >
      <div className="col g3">
        <SelectField
          label={t('profile')}
          hint={t('profileHint')}
          value={draft.regionsProfile}
          onChange={(profile) => onChange(withProfile(draft, profile))}
          options={profiles.map((value) => ({ value, label: t(profileKeys[value]) }))}
        />
        {regions.length > 0 && (
          <fieldset className="region-checks">
            <legend className="legend">
              {single
                ? t('oneRegion')
                : t('regionsTaking', { done: taking.size, total: regions.length })}
            </legend>
            {regions.map(({ code, name }) => (
              <CheckField
                key={code}
                label={format.localized(name)}
                checked={taking.has(code)}
                onChange={(on) => choose(code, on)}
              />
            ))}
          </fieldset>
        )}
      </div>
    </Card>
  );
}

/** Name, year and regions of the contest. */
export function GeneralSection({ draft, onChange }: SectionProps) {
  const { t } = useText('contest-setup');
  return (
    <div className="col g4">
      <Card title={t('name')}>
        <div className="col g3">
          <LocalizedFields
            label={t('contestTitle')}
            value={draft.title}
            onChange={(title) => onChange({ ...draft, title })}
            lines
            required
          />
          <TextField
            label={t('season')}
            hint={t('seasonHint')}
            value={draft.season}
            onChange={(season) => onChange({ ...draft, season })}
            error={draft.season.trim() === '' ? t('textMissing') : undefined}
          />
        </div>
      </Card>
      <Regions draft={draft} onChange={onChange} />
    </div>
  );
}
