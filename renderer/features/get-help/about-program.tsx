import { licences, version } from 'virtual:licences';
import type { ReactNode } from 'react';
import { DiagnosticsFile } from '../../hand-over/diagnostics-file.tsx';
import { useText } from '../../language/use-text.ts';

/** Which program this is, and whose work it carries under which licence. */
export function AboutProgram({ update }: { readonly update?: ReactNode }) {
  const { t, format } = useText('help');
  const { t: fileText } = useText('hand-over');
  const count = licences.reduce((sum, { packages }) => sum + packages.length, 0);
  return (
    <div className="col g4 help-about">
      <p>
        <b>{t('about.version', { version })}</b>
      </p>
      <p>{t('about.own')}</p>
      {update}
      <h3>{fileText('diagnostics.title')}</h3>
      <DiagnosticsFile />
      <h3>{t('about.others')}</h3>
      <p className="muted">{t('about.count', { number: format.number(count) })}</p>
      <div>
        {licences.map(({ licence, packages, text }) => (
          <details className="help-topic" key={packages[0]}>
            <summary>
              <span>
                {packages.join(', ')}
                <span className="meta"> · {licence}</span>
              </span>
            </summary>
            <p className="licence-text" lang="en">
              {text === '' ? t('about.noText') : text}
            </p>
          </details>
        ))}
      </div>
    </div>
  );
}
