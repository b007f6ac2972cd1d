import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { languages } from '../../../shared/basics/localized.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { ApplicationWords } from './find-columns.tsx';
import { noFilters, noRegion, type RowFilters } from './find-rows.ts';

/** How many filters are set. */
export const chosenFilters = (filters: RowFilters): number =>
  Object.values(filters).filter((value) => value !== '').length;

interface Choices<Name extends keyof RowFilters> {
  readonly name: Name;
  readonly label: string;
  readonly options: readonly { readonly value: RowFilters[Name]; readonly label: string }[];
}

/** All filters with what may be chosen in them. */
function useChoices(settings: ContestSettings, words: ApplicationWords, withYears: boolean) {
  const { t, format } = useText('finding');
  const { t: past } = useText('look-back');
  const choice = <Name extends keyof RowFilters>(
    name: Name,
    label: string,
    options: Choices<Name>['options'],
  ): Choices<Name> => ({ name, label, options });
  const nominations = settings.nominations.map(({ id, title }) => ({
    value: id,
    label: format.localized(title),
  }));
  const regions = settings.regions.map((code) => ({ value: code, label: words.region(code) }));
  const noneOfThem = { value: noRegion, label: t('filters.noRegion') };
  return [
    choice('nomination', t('common:nomination'), nominations),
    ...(regions.length === 0
      ? []
      : [choice('region', t('common:region'), [...regions, noneOfThem])]),
    choice(
      'language',
      t('columns.language'),
      languages.map((value) => ({ value, label: words.language(value) })),
    ),
    choice(
      'admission',
      t('columns.admission'),
      (['undecided', 'admitted', 'refused'] as const).map((value) => ({
        value,
        label: words.admission(value),
      })),
    ),
    choice('documents', t('filters.documents'), [
      { value: 'missing', label: t('filters.documentsMissing') },
      { value: 'present', label: t('filters.documentsPresent') },
    ]),
    choice('jurors', t('filters.jurors'), [
      { value: 'none', label: t('filters.jurorsNone') },
      { value: 'some', label: t('filters.jurorsSome') },
    ]),
    ...(withYears
      ? [
          choice('before', past('before.filter'), [
            { value: 'yes', label: past('before.yes') },
            { value: 'no', label: past('before.no') },
          ]),
        ]
      : []),
  ];
}

/** One choice of each kind; all of them hold at once. */
export function FindFilters({
  settings,
  words,
  filters,
  withYears,
  onChange,
}: {
  readonly settings: ContestSettings;
  readonly words: ApplicationWords;
  readonly filters: RowFilters;
  /** True where earlier years are here to compare with. */
  readonly withYears: boolean;
  readonly onChange: (filters: RowFilters) => void;
}) {
  const { t } = useText('finding');
  const choices = useChoices(settings, words, withYears);
  return (
    <div className="field-row find-filters">
      {choices.map(({ name, label, options }) => (
        <SelectField<string>
          key={name}
          label={label}
          value={filters[name]}
          onChange={(value) => onChange({ ...filters, [name]: value })}
          options={[{ value: '', label: t('common:all') }, ...options]}
        />
      ))}
      {chosenFilters(filters) > 0 && (
        <Button variant="quiet" icon="x" onClick={() => onChange(noFilters)}>
          {t('common:clearFilter')}
        </Button>
      )}
    </div>
  );
}
