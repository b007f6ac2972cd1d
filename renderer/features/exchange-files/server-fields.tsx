import { useText } from '../../language/use-text.ts';
import { TextField } from '../../ui/field.tsx';
import type { PlaceFaults, TypedPlace } from './place-faults.ts';

/** Where a server is, and for object storage where in it. */
export function ServerFields({
  kind,
  typed,
  onChange,
  faults,
}: {
  readonly kind: 'webdav' | 's3';
  readonly typed: TypedPlace;
  readonly onChange: (typed: TypedPlace) => void;
  readonly faults: PlaceFaults;
}) {
  const { t } = useText('exchange-files');
  const field = (name: keyof TypedPlace) => {
    const fault = faults[name];
    return {
      label: t(`place.${name}`),
      value: typed[name],
      onChange: (text: string) => onChange({ ...typed, [name]: text }),
      ...(fault === undefined ? {} : { error: t(`fault.${fault}`) }),
    };
  };
  return (
    <>
      <TextField {...field('address')} hint={t('place.addressHint')} inputMode="url" />
      {kind === 's3' && (
        <>
          <TextField {...field('bucket')} />
          <TextField {...field('region')} />
          <TextField {...field('prefix')} />
        </>
      )}
    </>
  );
}
