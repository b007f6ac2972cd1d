import { useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import {
  readSettingsFile,
  settingsFileLimit,
  type SettingsFileError,
} from '../../../shared/contest/settings-file.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';

type OpenError = SettingsFileError | { readonly type: 'OneFileExpected' | 'FileUnreadable' };

function useErrorText() {
  const { t, format } = useText('contest-setup');
  return (error: OpenError): string => {
    switch (error.type) {
      case 'SettingsFileTooLarge':
        return t('fileErrors.SettingsFileTooLarge', { limit: format.size(settingsFileLimit) });
      case 'SettingsFileNewer':
        return t('fileErrors.SettingsFileNewer', { version: format.number(error.version) });
      case 'SettingsFileInvalid':
        return t('fileErrors.SettingsFileInvalid', { path: error.path || 'settings' });
      case 'SettingsFileUnreadable':
      case 'SettingsFileForeign':
      case 'OneFileExpected':
      case 'FileUnreadable':
        return t(`fileErrors.${error.type}`);
    }
  };
}

/** Starts from the regulation of another contest, as a file that was dropped or chosen. */
export function OpenRegulation({
  onOpen,
}: {
  readonly onOpen: (settings: ContestSettings) => void;
}) {
  const { t } = useText('contest-setup');
  const host = useHost();
  const errorText = useErrorText();
  const [error, setError] = useState<OpenError | null>(null);
  const take = (files: readonly { readonly bytes: Uint8Array }[]) => {
    const [file, another] = files;
    if (file === undefined) return;
    if (another !== undefined) {
      setError({ type: 'OneFileExpected' });
      return;
    }
    const settings = readSettingsFile(file.bytes);
    setError(settings.ok ? null : settings.error);
    if (settings.ok) onOpen(settings.value);
  };
  const pick = async () => {
    const files = await host.pickFiles({ accept: ['.json'], multiple: false }).catch(() => null);
    if (files === null) setError({ type: 'FileUnreadable' });
    else take(files);
  };
  return (
    <Card title={t('fromFile')}>
      <div className="col g3">
        <p className="meta">{t('fromFileHint')}</p>
        {error !== null && <Banner tone="danger">{errorText(error)}</Banner>}
        <FileDrop
          prompt={t('fromFileDrop')}
          button={t('chooseRegulation')}
          onPick={() => void pick()}
          onFiles={take}
        />
      </div>
    </Card>
  );
}
