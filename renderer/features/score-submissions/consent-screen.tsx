import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../shared/basics/localized.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { signConsent } from '../../../shared/trust/consent.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ConsentText } from './consent-parts.tsx';
import { type ConsentPart, consentParts } from './consent-texts.ts';
import './consent.css';

/** A page with its heading in focus, so that it is heard where it comes in place of another one. */
function ConsentPage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="main">
      <section className="card pad consent">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </section>
    </main>
  );
}

/** What follows from not signing, before anything is decided. */
function Refusal({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText('consent');
  return (
    <ConsentPage title={t('refusal.title')}>
      <ul>
        <li>{t('refusal.closed')}</li>
        <li>{t('refusal.tell')}</li>
        <li>{t('refusal.another')}</li>
      </ul>
      <p>{t('refusal.open')}</p>
      <div className="row wrap">
        <Button variant="primary" size="lg" onClick={onBack}>
          {t('refusal.back')}
        </Button>
        <LinkButton size="lg" href="#/">
          {t('toList')}
        </LinkButton>
      </div>
    </ConsentPage>
  );
}

/** The language in which the texts were read: the one of the window, unless none of them is written in it. */
const languageRead = (parts: readonly ConsentPart[], language: Language): Language =>
  parts.find((part) => part.language === language)?.language ?? parts[0]?.language ?? language;

/** Which boxes are ticked, and signing once all of them are. */
function useSigning(
  settings: ContestSettings,
  profile: Profile,
  parts: readonly ConsentPart[],
): {
  readonly command: ReturnType<typeof useCommand>;
  readonly ticked: ReadonlySet<string>;
  readonly tick: (id: string, isOn: boolean) => void;
  readonly asked: boolean;
  readonly sign: () => Promise<boolean>;
} {
  const { t, language } = useText('consent');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const tick = (id: string, isOn: boolean) =>
    setTicked(new Set([...ticked].filter((each) => each !== id).concat(isOn ? [id] : [])));
  const sign = async (): Promise<boolean> => {
    setAsked(true);
    if (parts.some(({ id }) => !ticked.has(id))) return false;
    const action = signConsent(profile.person.id, settings, languageRead(parts, language));
    const done = await command.run(() => desk.record([action]));
    if (done !== null) toast({ text: t('signed') });
    return true;
  };
  return { command, ticked, tick, asked, sign };
}

function Verbs({
  busy,
  onSign,
  onRefuse,
}: {
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onRefuse: () => void;
}) {
  const { t } = useText('consent');
  return (
    <div className="row wrap">
      <Button variant="primary" size="lg" icon="pen" busy={busy} onClick={onSign}>
        {t('sign')}
      </Button>
      <Button size="lg" onClick={onRefuse}>
        {t('disagree')}
      </Button>
      <LinkButton variant="quiet" size="lg" href="#/">
        {t('toList')}
      </LinkButton>
    </div>
  );
}

function ConsentForm({
  settings,
  profile,
  amended,
  onRefuse,
}: ConsentProps & { readonly onRefuse: () => void }) {
  const { t, language } = useText('consent');
  const parts = consentParts(settings, language);
  const { command, ticked, tick, asked, sign } = useSigning(settings, profile, parts);
  const form = useRef<HTMLDivElement>(null);
  const press = async () => {
    if (await sign()) return;
    const open = form.current?.querySelector<HTMLElement>(
      '[role="checkbox"][aria-checked="false"]',
    );
    open?.focus();
  };
  return (
    <ConsentPage title={t('title')}>
      {amended ? (
        <Banner tone="warn" title={t('amended')}>
          {t('amendedDetail')}
        </Banner>
      ) : (
        <p>{t('why')}</p>
      )}
      <div className="col g4" ref={form}>
        {parts.map((part) => (
          <section key={part.id} aria-labelledby={`consent-${part.id}`}>
            <h2 id={`consent-${part.id}`}>{t(`${part.id}.title`)}</h2>
            <ConsentText part={part} wanted={language} />
            <CheckField
              label={t(`${part.id}.agree`)}
              checked={ticked.has(part.id)}
              onChange={(isOn) => tick(part.id, isOn)}
              error={asked && !ticked.has(part.id) ? t('missing') : undefined}
            />
          </section>
        ))}
      </div>
      <ErrorBanner error={command.error} />
      <Verbs busy={command.busy} onSign={() => void press()} onRefuse={onRefuse} />
      <p className="meta">{t('kept')}</p>
    </ConsentPage>
  );
}

interface ConsentProps {
  readonly settings: ContestSettings;
  readonly profile: Profile;
  /** True where the juror signed an earlier wording. */
  readonly amended: boolean;
}

/** Stands before the first application: what the regulation asks a juror to sign, and what follows from not signing. */
export function ConsentScreen(props: ConsentProps) {
  const [refusing, setRefusing] = useState(false);
  return refusing ? (
    <Refusal onBack={() => setRefusing(false)} />
  ) : (
    <ConsentForm {...props} onRefuse={() => setRefusing(true)} />
  );
}
