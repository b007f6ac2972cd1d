import { createPortal } from 'react-dom';

import { useText } from '../../language/use-text.ts';
import { Ornament } from '../../ui/ornament.tsx';
import { groupsOf } from './recovery-code.ts';

/** The groups of a recovery code, numbered so that none is missed when they are typed. */
export function CodeGroups({ code }: { readonly code: string }) {
  const { t } = useText('keys');
  return (
    <ol className="code-groups" aria-label={t('recovery.code')}>
      {groupsOf(code).map((group, index) => (
        <li key={index}>
          <span aria-hidden="true">{index + 1}</span>
          <code>{group}</code>
        </li>
      ))}
    </ol>
  );
}

/** The sheet that is printed: it is on the page for the printer alone and replaces everything else there. */
export function RecoverySheet({
  title,
  file,
  code,
  fingerprint,
}: {
  /** The contest's name. */
  readonly title: string;
  /** Name of the file that this code opens. */
  readonly file: string;
  readonly code: string;
  readonly fingerprint: string;
}) {
  const { t } = useText('keys');
  return createPortal(
    <div className="recovery-print">
      <Ornament />
      <p>{title}</p>
      <h1>{t('recovery.sheetTitle')}</h1>
      <CodeGroups code={code} />
      <dl>
        <dt>{t('recovery.sheetFile')}</dt>
        <dd>{file}</dd>
        <dt>{t('common:fingerprint')}</dt>
        <dd>{fingerprint}</dd>
      </dl>
      <h2>{t('recovery.sheetHow')}</h2>
      <ol className="sheet-steps">
        <li>{t('recovery.sheetStep1')}</li>
        <li>{t('recovery.sheetStep2')}</li>
        <li>{t('recovery.sheetStep3')}</li>
      </ol>
      <p>
        <b>{t('recovery.apart')}</b>
      </p>
    </div>,
    document.body,
  );
}
