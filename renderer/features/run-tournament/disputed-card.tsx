import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { resolveConflict } from '../../../shared/merge/resolution-operations.ts';
import type { RecordedSheet, SheetVersion } from '../../../shared/merge/tournament-facts.ts';
import { rulingText } from '../../../shared/reports/tournament/match-words.ts';
import { sheetLines } from '../../../shared/reports/tournament/sheet-words.ts';
import { recordResult } from '../../../shared/tournament/tournament-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { useScrollFocus } from '../../ui/use-scroll-focus.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { sheetsOf, type TournamentSubject, useTournamentWords } from './tournament-subject.ts';
import { useRecording } from './use-recording.ts';

/** One of the sheets that stand side by side. */
function Version({
  subject,
  version,
  onKeep,
}: {
  readonly subject: TournamentSubject;
  readonly version: SheetVersion;
  readonly onKeep: () => void;
}) {
  const { t, format, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const scroll = useScrollFocus<HTMLTableElement>();
  const { sides, ruling, note } = version.result;
  const name = words.signerOf(version);
  const said = rulingText(ruling, words.nameOf, language);
  return (
    <li className="sheet-version">
      <h3>{t('matches.by', { name, time: format.time(version.wallClock) })}</h3>
      <div className="scroll-x">
        <table className="table" {...scroll}>
          <thead>
            <tr>
              <th scope="col">{t('matches.result')}</th>
              {sides.map(({ team }) => (
                <th scope="col" key={team} className="num">
                  {words.nameOf(team)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheetLines(subject.discipline, sides, language)
              .filter(({ values }) => values.some((value) => value !== ''))
              .map(({ label, values }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {values.map((value, at) => (
                    <td key={at} className="num">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {said !== '' && <p>{[said, 'reason' in ruling ? ruling.reason : ''].join(' · ')}</p>}
      {note !== '' && <p className="meta">{note}</p>}
      {subject.marshal && (
        <Button variant="primary" wide onClick={onKeep}>
          {t('disputed.keepOf', { name })}
        </Button>
      )}
    </li>
  );
}

function DisputedCard({
  subject,
  match,
  sheet,
}: {
  readonly subject: TournamentSubject;
  readonly match: Id;
  readonly sheet: RecordedSheet;
}) {
  const { t } = useText('tournament');
  const words = useTournamentWords(subject);
  const { busy, error, record } = useRecording();
  const [keeping, setKeeping] = useState<SheetVersion | null>(null);
  const settle = async ({ result }: SheetVersion, reason: string) => {
    const { key, value } = recordResult(result);
    const parents = sheet.standing.map(({ operation }) => operation);
    const settled = await record(
      [resolveConflict(key, value, parents, reason)],
      t('disputed.saved'),
    );
    if (settled) setKeeping(null);
  };
  return (
    <Card
      title={t('disputed.title', { match: words.matchOf(match) })}
      aside={
        <Chip tone="danger" icon="diff">
          {t('state.disputed')}
        </Chip>
      }
    >
      <div className="col g3">
        <ErrorBanner error={error} />
        <p>{subject.marshal ? t('disputed.text') : t('disputed.referee')}</p>
        <ul className="sheet-versions">
          {sheet.standing.map((version) => (
            <Version
              key={version.operation}
              subject={subject}
              version={version}
              onKeep={() => setKeeping(version)}
            />
          ))}
        </ul>
      </div>
      {keeping !== null && (
        <ReasonDialog
          title={t('disputed.reasonTitle')}
          verb={t('disputed.keep')}
          busy={busy}
          onClose={() => setKeeping(null)}
          onReason={(reason) => void settle(keeping, reason)}
        >
          {t('disputed.keepOf', { name: words.signerOf(keeping) })}
        </ReasonDialog>
      )}
    </Card>
  );
}

/** Matches of which two laptops say different things, each with the way to settle it. */
export function DisputedCards({ subject }: { readonly subject: TournamentSubject }) {
  return [...sheetsOf(subject)]
    .filter(([, { disputed }]) => disputed)
    .map(([match, sheet]) => (
      <DisputedCard key={match} subject={subject} match={match} sheet={sheet} />
    ));
}
