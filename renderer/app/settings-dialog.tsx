import { useEffect, useState } from 'react';

import type { Role } from '../../shared/contest/people.ts';
import type { MachineState } from '../../shared/host/machine.ts';
import { useHost } from '../host/host-context.ts';
import { useText } from '../language/use-text.ts';
import { useDesk, useDeskCommands } from '../storage/use-desk.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, RadioField } from '../ui/field.tsx';
import { ownKeyAddress, safetyAddress } from './rail.tsx';
import { themes, type Theme, zoomBy, zoomSteps } from './settings.ts';
import { useSettings } from './settings-context.tsx';

function ZoomControl() {
  const { t, format } = useText('shell');
  const { settings, change } = useSettings();
  const set = (zoom: number) => change({ ...settings, zoom });
  return (
    <div className="col">
      <h3>{t('appearance.zoom')}</h3>
      <div className="row g3 wrap">
        <Button
          icon="minus"
          aria-label={t('common:zoomOut')}
          disabled={settings.zoom === zoomSteps[0]}
          onClick={() => set(zoomBy(settings.zoom, -1))}
        />
        <output aria-live="polite">{format.percent(settings.zoom / 100)}</output>
        <Button
          icon="plus"
          aria-label={t('common:zoomIn')}
          disabled={settings.zoom === zoomSteps.at(-1)}
          onClick={() => set(zoomBy(settings.zoom, 1))}
        />
        {settings.zoom !== 100 && (
          <Button variant="quiet" onClick={() => set(100)}>
            {t('appearance.zoomReset')}
          </Button>
        )}
      </div>
      <p className="meta">{t('appearance.zoomKeys')}</p>
    </div>
  );
}

/** How this computer draws the window, where the shell lets a person choose. */
function DrawingControl() {
  const { t } = useText('shell');
  const { machine } = useHost();
  const [state, setState] = useState<MachineState | null>(null);
  useEffect(() => {
    void machine?.state().then(setState, () => undefined);
  }, [machine]);
  if (machine === null || state === null) return null;
  const { cause } = state;
  return (
    <div className="col">
      <h3>{t('appearance.drawing')}</h3>
      <CheckField
        label={t('appearance.simpleDrawing')}
        hint={t('appearance.simpleNote')}
        checked={state.next === 'simple'}
        onChange={(simple) =>
          void machine.chooseDrawing(simple ? 'simple' : 'full').then(setState, () => undefined)
        }
      />
      {cause === 'crashes' && <p className="meta">{t('appearance.simpleCrashed')}</p>}
      {cause === 'safe-mode' && <p className="meta">{t('appearance.simpleSafe')}</p>}
    </div>
  );
}

/** The way to this computer's key: its code to compare, its passphrase. */
function KeyLink({ role, onOpen }: { readonly role: Role; readonly onOpen: () => void }) {
  const { t } = useText('shell');
  return (
    <div className="col">
      <h3>{t('appearance.key')}</h3>
      <p className="meta">{t('appearance.keyNote')}</p>
      <div className="row">
        <LinkButton icon="key" href={ownKeyAddress(role)} onClick={onOpen}>
          {t('appearance.keyOpen')}
        </LinkButton>
      </div>
    </div>
  );
}

/** The way to the safety copies of what this computer holds. */
function CopiesLink({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useText('shell');
  return (
    <div className="col">
      <h3>{t('appearance.safe')}</h3>
      <p className="meta">{t('appearance.safeNote')}</p>
      <div className="row">
        <LinkButton icon="save" href={safetyAddress} onClick={onOpen}>
          {t('appearance.safeOpen')}
        </LinkButton>
      </div>
    </div>
  );
}

/** Theme, zoom, this computer's key and copies, locking. */
export function SettingsDialog({
  open,
  onClose,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText('shell');
  const { settings, change } = useSettings();
  const { profile, phase } = useDesk('profile', 'phase');
  const desk = useDeskCommands();
  const names: Readonly<Record<Theme, string>> = {
    system: t('appearance.system'),
    light: t('common:light'),
    dark: t('common:dark'),
    contrast: t('common:highContrast'),
  };
  const lockable = phase === 'open' && profile !== null && !profile.demo;
  const lock = () => {
    onClose();
    void desk.lock();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('appearance.title')}
      verbs={
        <>
          {lockable && (
            <Button icon="lock" onClick={lock}>
              {t('lock')}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <RadioField
        label={t('appearance.theme')}
        value={settings.theme}
        onChange={(theme) => change({ ...settings, theme })}
        options={themes.map((theme) => ({ value: theme, label: names[theme] }))}
      />
      <ZoomControl />
      <DrawingControl />
      {profile !== null && <KeyLink role={profile.role} onOpen={onClose} />}
      {phase === 'open' && <CopiesLink onOpen={onClose} />}
    </Dialog>
  );
}
