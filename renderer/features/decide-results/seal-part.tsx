import type { Seal } from '../../../shared/deciding/seal.ts';
import { openLine } from '../../results/open-lines.ts';
import { OpenList } from '../../results/open-list.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { PublicationCard } from './publication-card.tsx';
import { RootCode } from './root-code.tsx';
import { holderName } from './seal-facts.ts';
import { ConfirmSeal, SealButton, type SealProps } from './seal-stage.tsx';
import { VersionsCard } from './versions-card.tsx';

/** What still hinders a seal, and what a reader has to know. */
function OpenCard({ subject, deciding, unsaved }: SealProps) {
  const { t } = useText('decide');
  const text = useText('results');
  const items = deciding.open.filter(({ type }) => type !== 'not-sealed');
  if (items.length === 0 && !unsaved) return <Banner tone="ok">{t('seal.nothingOpen')}</Banner>;
  return (
    <Banner tone="warn" title={t('seal.open')}>
      <OpenList
        lines={[
          ...items.map((item) => openLine(item, subject.state, text)),
          ...(unsaved ? [{ text: t('seal.unsaved'), names: '', href: null }] : []),
        ]}
      />
    </Banner>
  );
}

/** Who sealed, when, on what, and who confirmed it. */
function SealFacts({ seal, subject }: { readonly seal: Seal } & Pick<SealProps, 'subject'>) {
  const { t, format } = useText('decide');
  const { state } = subject;
  const name = (key: Seal['by']) => holderName(state, key) || t('seal.someone');
  return (
    <>
      <KeyValues
        items={[
          [t('seal.by'), name(seal.by)],
          [
            t('seal.when'),
            t('seal.moment', {
              date: format.date(seal.wallClock, 'press'),
              time: format.time(seal.wallClock),
            }),
          ],
          ...(seal.confirmedBy.length === 0
            ? []
            : [[t('seal.confirmedBy'), format.list(seal.confirmedBy.map(name))] as const]),
        ]}
      />
      {seal.root !== null && (
        <>
          <p className="meta">{t('seal.sealedRoot')}</p>
          <RootCode label={t('seal.sealedRoot')} root={seal.root} />
        </>
      )}
    </>
  );
}

/** The seal of a stage: what it waits for, who put it, what it was put on, and what was amended since. */
export function SealPart(props: SealProps) {
  const { subject, deciding, standing } = props;
  const { t } = useText('decide');
  const seal = subject.state.seals.get(subject.stage);
  return (
    <div className="decide-columns">
      <div className="col g4">
        <Card title={t('seal.title')}>
          <div className="col g3">
            {standing === 'sealed' && <Banner tone="ok">{t('seal.sealed')}</Banner>}
            {standing === 'amended' && (
              <Banner tone="warn" title={t('seal.amended')}>
                {t('seal.amendedText')}
              </Banner>
            )}
            {standing !== 'sealed' && <OpenCard {...props} />}
            {seal !== undefined && <SealFacts seal={seal} subject={subject} />}
            {standing === 'waiting' && seal !== undefined && (
              <ConfirmSeal subject={subject} deciding={deciding} seal={seal} />
            )}
            {(standing === 'open' || standing === 'amended') && (
              <>
                {(seal === undefined || seal.root !== deciding.root) && (
                  <>
                    <p className="meta">{t('seal.root')}</p>
                    <RootCode label={t('seal.root')} root={deciding.root} />
                  </>
                )}
                <div>
                  <SealButton {...props} />
                </div>
              </>
            )}
          </div>
        </Card>
      </div>
      <div className="col g4">
        <PublicationCard subject={subject} />
        <VersionsCard subject={subject} />
      </div>
    </div>
  );
}
