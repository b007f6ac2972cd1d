import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { setKeyRights } from '../../../shared/trust/key-operations.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, RadioField } from '../../ui/field.tsx';
import type { KeyDialogProps } from './key-dialog.ts';
import { holderName } from './key-words.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useSaying } from './use-saying.ts';

/** Says on which stages a key may act. */
export function LimitDialog({ row, state, onClose }: KeyDialogProps) {
  const text = useText('keys');
  const { t, format } = text;
  const { publicKey, stages } = row.holder;
  const name = holderName(row, state.directory, text);
  const [limited, setLimited] = useState(stages !== null);
  const [chosen, setChosen] = useState<readonly Id[]>(stages ?? []);
  const { busy, error, say } = useSaying(onClose, true);
  const all = (state.settings?.stages ?? []).filter(({ scored }) => scored);
  const toggle = (id: Id, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  const save = () => {
    const limit = limited
      ? all.map(({ id }) => id).filter((stage) => chosen.includes(stage))
      : null;
    void say([setKeyRights(publicKey, limit)], t('limit.said', { name }));
  };
  const verbs = (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        busy={busy}
        disabled={limited && chosen.length === 0}
        onClick={save}
      >
        {t('common:save')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('limit.title', { name })} verbs={verbs}>
      <ErrorBanner error={error} />
      <p>{t('limit.what')}</p>
      <RadioField
        label={t('limit.question')}
        value={limited ? 'some' : 'all'}
        onChange={(value) => setLimited(value === 'some')}
        options={[
          { value: 'all', label: t('limit.all') },
          { value: 'some', label: t('limit.some') },
        ]}
      />
      {limited && (
        <fieldset>
          <legend className="sr">{t('limit.some')}</legend>
          {all.map(({ id, title }) => (
            <CheckField
              key={id}
              label={format.localized(title)}
              checked={chosen.includes(id)}
              onChange={(on) => toggle(id, on)}
            />
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}
