import { Tabs } from 'radix-ui';
import { type ReactNode, useCallback, useState } from 'react';
import type { Id } from '../../shared/contest/contest.ts';
import type { DocumentKind, SubmissionDocument } from '../../shared/contest/document.ts';
import { useText } from '../language/use-text.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { shownName } from './document-names.ts';
import { DocumentView } from './document-view.tsx';
import type { OpenPlaces } from './open-places.ts';
import type { ReadBytes } from './use-bytes.ts';
import './documents.css';

const icons: Readonly<Record<DocumentKind, IconName>> = {
  pdf: 'pdf',
  image: 'picture',
  text: 'doc',
  video: 'video',
};

/** The application itself in the list of documents; a document's value is its hash, which is longer. */
const application = 'application';

interface PaneProps {
  readonly submission: Id;
  readonly documents: readonly SubmissionDocument[];
  /** A blind stage: numbers stand for names, which may tell who applied. */
  readonly blind: boolean;
  /** Keep it stable between renderings. */
  readonly read: ReadBytes;
  readonly places: OpenPlaces;
  /** What the applicant wrote. */
  readonly children: ReactNode;
}

/** Page counts of the documents that were opened, by hash. */
function usePageCounts() {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const tell = useCallback(
    (hash: string, total: number) =>
      setCounts((before) =>
        before.get(hash) === total ? before : new Map(before).set(hash, total),
      ),
    [],
  );
  return [counts, tell] as const;
}

function DocumentTab({
  document,
  label,
  isNumbered,
  pages,
}: {
  readonly document: SubmissionDocument;
  readonly label: string;
  /** The label says the kind already. */
  readonly isNumbered: boolean;
  /** Undefined until it was opened. */
  readonly pages: number | undefined;
}) {
  const { t, format } = useText('document-pane');
  const facts = [
    ...(isNumbered ? [] : [t(`kind.${document.kind}`)]),
    format.size(document.size),
    ...(pages === undefined ? [] : [t('pages', { count: pages, number: format.number(pages) })]),
  ];
  return (
    <Tabs.Trigger className="tab" value={document.hash}>
      <Icon name={icons[document.kind]} size="sm" />
      <span>
        <bdi>{label}</bdi> <small>{facts.join(' · ')}</small>
      </span>
    </Tabs.Trigger>
  );
}

function Documents(props: PaneProps) {
  const { t, format } = useText('document-pane');
  const { submission, documents, blind, read, places, children } = props;
  const [counts, tellPages] = usePageCounts();
  const [open, setOpen] = useState(() => places.open(submission));
  const shown = documents.find(({ hash }) => hash === open) ?? null;
  const choose = (value: string) => {
    const hash = value === application ? null : value;
    places.keepOpen(submission, hash);
    setOpen(hash);
  };
  const labelOf = ({ kind, name }: SubmissionDocument, index: number, longest?: number) => {
    const numbered = t('numbered', {
      number: format.number(index + 1),
      kind: t(`kind.${kind}`),
    });
    return (blind ? '' : shownName(name, longest)) || numbered;
  };
  return (
    <Tabs.Root
      className="documents"
      value={shown?.hash ?? application}
      onValueChange={choose}
      activationMode="manual"
    >
      <Tabs.List className="tabs document-list" aria-label={t('list')}>
        <Tabs.Trigger className="tab" value={application}>
          <Icon name="list" size="sm" />
          {t('application')}
        </Tabs.Trigger>
        {documents.map((document, index) => (
          <DocumentTab
            key={document.hash}
            document={document}
            label={labelOf(document, index, 28)}
            isNumbered={blind}
            pages={counts.get(document.hash)}
          />
        ))}
      </Tabs.List>
      <Tabs.Content className="document-panel" value={application} tabIndex={-1}>
        {children}
      </Tabs.Content>
      {shown !== null && (
        <Tabs.Content className="document-panel" value={shown.hash} tabIndex={-1}>
          <DocumentView
            key={shown.hash}
            submission={submission}
            document={shown}
            label={labelOf(shown, documents.indexOf(shown))}
            blind={blind}
            read={read}
            places={places}
            onPages={tellPages}
          />
        </Tabs.Content>
      )}
    </Tabs.Root>
  );
}

/**
 * The application and its documents, one of them shown at a time. Everything is drawn from bytes that are here; nothing in a
 * document runs, leads anywhere or asks for anything. Give it `key={submission}`.
 */
export function DocumentPane(props: PaneProps) {
  return props.documents.length === 0 ? props.children : <Documents {...props} />;
}
