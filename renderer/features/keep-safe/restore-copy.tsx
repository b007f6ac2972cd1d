import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import type { RestorePreview } from '../../storage/desk.ts';
import { Steps } from '../../ui/steps.tsx';
import { CheckCopy, type Restored } from './check-copy.tsx';
import { OpenCopy } from './open-copy.tsx';
import type { ReadCopy } from './use-choosing.ts';

const steps = ['copy', 'passphrase', 'check'] as const;

/** Where one is on the way back from a copy. */
export function RestoreSteps({ current }: { readonly current: (typeof steps)[number] }) {
  const { t } = useText('keep-safe');
  return (
    <Steps
      label={t('restore.steps')}
      steps={steps.map((step) => t(`restore.step.${step}`))}
      current={steps.indexOf(current)}
    />
  );
}

/** A chosen copy, to the decision: its passphrase, then what it brings. `onBack` leads to the choice of another. */
export function RestoreCopy({
  copy,
  onBack,
  onRestored,
}: {
  readonly copy: ReadCopy;
  readonly onBack: () => void;
  readonly onRestored: (restored: Restored) => void;
}) {
  const [opened, setOpened] = useState<{
    readonly preview: RestorePreview;
    readonly passphrase: string;
  } | null>(null);
  return (
    <>
      <RestoreSteps current={opened === null ? 'passphrase' : 'check'} />
      {opened === null ? (
        <OpenCopy
          copy={copy}
          onOpened={(preview, passphrase) => setOpened({ preview, passphrase })}
          onBack={onBack}
        />
      ) : (
        <CheckCopy opened={{ copy, ...opened }} onBack={onBack} onRestored={onRestored} />
      )}
    </>
  );
}
