import { groupBy } from '../../shared/basics/group-by.ts';
import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { ChangePlace, SettingsChange } from '../../shared/contest/settings-compare.ts';
import { languageNames } from '../../shared/language/language-names.ts';
import { useText } from '../language/use-text.ts';
import { useShownText } from './shown-text.ts';
import './difference.css';

type Say = ReturnType<typeof useShownText>;

/** Texts too long to be read in the middle of a sentence stand below each other. */
const longText = 70;

function ChangedField({
  change,
  say,
}: {
  readonly change: Extract<SettingsChange, { readonly type: 'changed' }>;
  readonly say: Say;
}) {
  const { t } = useText('contest-setup');
  const [before, after] = [say(change.before), say(change.after)];
  const name = t(`difference.fields.${change.field}`);
  const field =
    change.language === null
      ? name
      : t('difference.inLanguage', { field: name, language: languageNames[change.language] });
  if (before.length + after.length <= longText)
    return <>{t('difference.changed', { field, before, after })}</>;
  return (
    <>
      {field}
      <dl className="was-is">
        <dt>{t('difference.before')}</dt>
        <dd>{before}</dd>
        <dt>{t('difference.after')}</dt>
        <dd>{after}</dd>
      </dl>
    </>
  );
}

function ChangeLine({ change, say }: { readonly change: SettingsChange; readonly say: Say }) {
  const { t } = useText('contest-setup');
  switch (change.type) {
    case 'changed':
      return <ChangedField change={change} say={say} />;
    case 'added':
    case 'removed':
      return (
        <>
          {t(`difference.${change.type}`, {
            part: t(`difference.parts.${change.part}`),
            title: say(change.title),
          })}
        </>
      );
    case 'reordered':
      return (
        <>
          {t('difference.reordered', {
            parts: t(`difference.orders.${change.part}`),
            order: change.after.map(say).join('; '),
          })}
        </>
      );
  }
}

/** What differs between two versions, in words, under the names of the parts it stands in. */
export function DifferenceView({
  changes,
  settings,
}: {
  readonly changes: readonly SettingsChange[];
  /** The later version, by whose list regions are named. */
  readonly settings: ContestSettings;
}) {
  const { t } = useText('contest-setup');
  const say = useShownText(settings);
  const placeText = (within: readonly ChangePlace[]) =>
    within
      .map(({ part, title }) =>
        t('difference.place', { part: t(`difference.parts.${part}`), title: say(title) }),
      )
      .join(' → ');
  const groups = groupBy(changes, ({ within }) => placeText(within) || t('difference.contest'));
  return (
    <ul className="difference">
      {[...groups].map(([place, inside]) => (
        <li key={place}>
          <b>{place}</b>
          <ul>
            {inside.map((change, at) => (
              <li key={at}>
                <ChangeLine change={change} say={say} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
