import { useState } from 'react';

import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { regionName } from '../../../shared/contest/regions.ts';
import type { UnknownText } from '../../../shared/intake/plan-intake.ts';
import type { IntakeChoices } from '../../../shared/intake/read-cell.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';

/** Texts asked about at once, those of most rows first. */
const askedAtOnce = 12;

/** What can be meant, by the field a text stands in. */
function useMeanings(settings: ContestSettings) {
  const { language, format } = useText('intake');
  return {
    nomination: settings.nominations.map(({ id, title }) => ({
      value: id,
      label: format.localized(title),
    })),
    region: settings.regions.map((code) => ({
      value: code,
      label: regionName(code, settings.regionsProfile, language),
    })),
  };
}

const nameOf = ({ field, key }: UnknownText): string => `${field}/${key}`;

/** The choices for one field, by folded text. */
const choicesFor = (
  field: UnknownText['field'],
  asked: readonly UnknownText[],
  chosen: Readonly<Record<string, Id>>,
): Readonly<Record<string, Id>> =>
  Object.fromEntries(
    asked.flatMap((text) => {
      const id = chosen[nameOf(text)] ?? '';
      return text.field === field && id !== '' ? [[text.key, id]] : [];
    }),
  );

/** Asks once for each text that fits no nomination or region what is meant by it; every row that has it follows. */
export function ValueChoices({
  unknown,
  settings,
  busy,
  onApply,
}: {
  readonly unknown: readonly UnknownText[];
  readonly settings: ContestSettings;
  readonly busy: boolean;
  readonly onApply: (choices: IntakeChoices) => void;
}) {
  const { t } = useText('intake');
  const [chosen, setChosen] = useState<Readonly<Record<string, Id>>>({});
  const asked = unknown.slice(0, askedAtOnce);
  const meanings = useMeanings(settings);
  const apply = () =>
    onApply({
      nominations: choicesFor('nomination', asked, chosen),
      regions: choicesFor('region', asked, chosen),
    });
  return (
    <Card title={t('unknownTexts')}>
      <div className="col g3">
        <p className="meta">{t('unknownHint')}</p>
        <div className="mapping-grid">
          {asked.map((text) => (
            <SelectField
              key={nameOf(text)}
              label={t(`unknown.${text.field}`, { text: text.text })}
              hint={t('rowsFound', { count: text.rows })}
              value={chosen[nameOf(text)] ?? ''}
              onChange={(id) => setChosen({ ...chosen, [nameOf(text)]: id })}
              options={[{ value: '', label: t('leaveOut') }, ...meanings[text.field]]}
            />
          ))}
        </div>
        <div className="row">
          <Button
            busy={busy}
            disabled={Object.values(chosen).every((id) => id === '')}
            onClick={apply}
          >
            {t('common:apply')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
