import { useState } from 'react';

import type { RegionCode, RegionsProfileId } from '../../../shared/contest/contest.ts';
import { regionsOfProfile } from '../../../shared/contest/regions.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField, SelectField, TextArea } from '../../ui/field.tsx';
import { withAliases, withProfile } from './draft.ts';
import type { SectionProps } from './general-section.tsx';

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

/** Regions of the chosen list in the order of their names. */
function useRegions({ regionsProfile }: SectionProps['draft']) {
  const { format } = useText('contest-setup');
  return toSortedByText(regionsOfProfile(regionsProfile), ({ name }) => format.localized(name));
}

function Regions({ draft, onChange }: SectionProps) {
  const { t, format } = useText('contest-setup');
  const single = draft.regionsProfile === 'single';
  const regions = useRegions(draft);
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
          <fieldset className="region-checks" data-place="regions">
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

/** Spellings that this contest's applicants use, for regions that take part; others that have some are shown too. */
function Aliases({ draft, onChange, row }: SectionProps & { readonly row: string | null }) {
  const { t, format } = useText('contest-setup');
  const taking = new Set<RegionCode>([...draft.regions, ...Object.keys(draft.regionAliases)]);
  const regions = useRegions(draft).filter(({ code }) => taking.has(code));
  const given = Object.values(draft.regionAliases).flat();
  const [open] = useState(row?.startsWith('region/') === true || given.length > 0);
  if (regions.length === 0) return null;
  return (
    <Card title={t('aliases')}>
      <p className="meta">{t('aliasesHint')}</p>
      <details className="more" open={open}>
        <summary>{t('aliasesOpen')}</summary>
        <div className="field-grid">
          {regions.map(({ code, name }) => (
            <div key={code} data-place={`region/${code}`}>
              <TextArea
                label={format.localized(name)}
                value={(draft.regionAliases[code] ?? []).join('\n')}
                rows={2}
                spellCheck={false}
                onChange={(lines) => onChange(withAliases(draft, code, lines))}
              />
            </div>
          ))}
        </div>
      </details>
    </Card>
  );
}

/** Which regions take part, by which dated list, and how their names are spelled. */
export function RegionsSection(props: SectionProps & { readonly row: string | null }) {
  return (
    <div className="col g4">
      <Regions {...props} />
      <Aliases {...props} />
    </div>
  );
}
