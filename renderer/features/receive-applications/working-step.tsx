import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Working } from '../../ui/progress.tsx';
import type { TableImportControl } from './use-table-import.ts';

/** How far reading, checking or importing is, and the way to stop it; nothing while nothing takes long. */
export function WorkingStep({ control }: { readonly control: TableImportControl }) {
  const { t } = useText('intake');
  const { progress } = control;
  if (progress === null) return null;
  const { step, done, total } = progress;
  return (
    <Working
      text={t(`working.${step}`)}
      done={done}
      total={total}
      stop={<Button onClick={control.stop}>{t('stopWork')}</Button>}
    />
  );
}
