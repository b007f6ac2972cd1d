import type { LocalizedText } from '../../../shared/basics/localized.ts';
import {
  isPageAddress,
  publicNames,
  type PublicOptions,
} from '../../../shared/results/public-options.ts';
import { useText } from '../../language/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { CheckField, RadioField, SelectField, TextField } from '../../ui/field.tsx';

interface Choosing {
  readonly options: PublicOptions;
  readonly onChoose: (options: PublicOptions) => void;
}

/** What the applicants agreed to, in the regulation's own words. */
function ConsentText({ consent }: { readonly consent: LocalizedText }) {
  const { t, format } = useText('publish');
  const text = format.localized(consent);
  return text.trim() === '' ? (
    <p className="meta">{t('names.noConsent')}</p>
  ) : (
    <details className="unfold">
      <summary>{t('names.consent')}</summary>
      <p className="meta">{text}</p>
    </details>
  );
}

/** What everybody will see, and where the page will be found. */
export function PageOptions({
  options,
  onChoose,
  consent,
  hasGrants,
}: Choosing & { readonly consent: LocalizedText; readonly hasGrants: boolean }) {
  const { t } = useText('publish');
  return (
    <Card title={t('options.title')} className="publish-options">
      <RadioField
        label={t('names.label')}
        value={options.names}
        onChange={(names) => onChoose({ ...options, names })}
        options={publicNames.map((value) => ({
          value,
          label: t(`names.${value}`),
          hint: t(`names.hint.${value}`),
        }))}
      />
      <ConsentText consent={consent} />
      <SelectField
        label={t('list.label')}
        value={options.list}
        onChange={(list) => onChoose({ ...options, list })}
        options={(['regulation', 'all'] as const).map((value) => ({
          value,
          label: t(`list.${value}`),
        }))}
      />
      {hasGrants && (
        <CheckField
          label={t('grants')}
          checked={options.grants}
          onChange={(grants) => onChoose({ ...options, grants })}
        />
      )}
      <TextField
        label={t('address.label')}
        hint={t('address.hint')}
        error={isPageAddress(options.address) ? undefined : t('address.wrong')}
        inputMode="url"
        value={options.address}
        onChange={(address) => onChoose({ ...options, address: address.trim() })}
      />
    </Card>
  );
}
