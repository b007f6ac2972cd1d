import { type ReactNode, useEffect, useRef } from 'react';

import { languages } from '../../../shared/basics/localized.ts';
import { languageNames } from '../../../shared/language/language-names.ts';
import { switchLanguage } from '../../language/texts.ts';
import { useText } from '../../language/use-text.ts';
import { Ornament } from '../../ui/ornament.tsx';
import { Segment } from '../../ui/segment.tsx';
import './start-here.css';

function Brand() {
  return (
    <div className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect className="mk" width="32" height="32" rx="8" />
        <path
          className="mk2"
          d="M16 25V13.5C16 8.5 10.3 5.800 7.3 8.6c-2.300 2.200-1.200 6 1.700 6 2.200 0 2.900-2.600 1.300-3.500M16 13.500c0-5 5.700-7.700 8.700-4.900 2.300 2.200 1.200 6-1.700 6-2.200 0-2.900-2.600-1.300-3.500"
        />
        <rect className="mk3" x="10" y="24" width="12" height="2" rx="1" />
      </svg>
      <b>Qazylar</b>
    </div>
  );
}

/**
 * The page of the first run: brand and language on top, one question.
 * The ornament belongs to the steps of the first run.
 * When `title` changes, it gets the focus, so that the new question is read out.
 */
export function FirstRunFrame({
  title,
  text,
  steps,
  children,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly steps?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t, language } = useText('first-run');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <main className="first-run" data-density="roomy">
      <div className="row between wrap">
        <Brand />
        <Segment
          label={t('common:language')}
          value={language}
          onChange={(next) => void switchLanguage(next)}
          options={languages.map((each) => ({ value: each, label: languageNames[each] }))}
        />
      </div>
      {steps}
      <div className="question">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="muted">{text}</p>
        {steps !== undefined && <Ornament />}
      </div>
      {children}
      <p className="meta">{t('common:offlineDetail')}</p>
    </main>
  );
}
