import { useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { writeSettingsFile } from '../../../shared/contest/settings-file.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import type { PlainError } from '../../language/error-text.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Letters, digits and dashes of the season: what every file system takes. */
const fileName = ({ template, season }: ContestSettings): string => {
  const year = season.replaceAll(/[^\d]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return `regulation-${template}${year === '' ? '' : `-${year}`}.json`;
};

/** The regulation in force as a file, from which the next season can start. */
export function SaveRegulation({ settings }: { readonly settings: ContestSettings }) {
  const { t } = useText('contest-setup');
  const host = useHost();
  const showToast = useToast();
  const [names, setNames] = useState(false);
  const [error, setError] = useState<PlainError | null>(null);
  const save = async () => {
    const bytes = writeSettingsFile(settings, { names });
    const saved = await host.saveFiles([{ name: fileName(settings), bytes }]);
    const failed = saved.ok || saved.error.type === 'SaveCancelled' ? null : saved.error;
    setError(failed);
    if (saved.ok) showToast({ text: t('regulationSaved', { name: saved.value.names[0] ?? '' }) });
  };
  return (
    <Card title={t('asFile')}>
      <div className="col g3">
        <p className="meta">{t('asFileHint')}</p>
        <CheckField label={t('withNames')} checked={names} onChange={setNames} />
        <ErrorBanner error={error} />
        <div className="row">
          <Button icon="save" onClick={() => void save()}>
            {t('saveRegulation')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
