import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import {
  type AssigningView,
  type AssigningWords,
  useAssigningView,
  useAssigningWords,
} from './assigning-view.ts';
import { draftWith } from './draft.ts';
import { objectionToChange, remarksAfter, sheetsTakenOff } from './panel-rules.ts';
import { type PanelChange, pairName, panelsAfter } from './panels.ts';

/** A juror on the way: from a panel, or from the list of jurors. */
export interface Carried {
  readonly juror: Id;
  readonly from: Id | null;
}

/** Where a carried juror may be put: on a submission, in somebody's place there, or off. */
export interface Target {
  readonly to: Id | null;
  readonly over: Id | null;
}

/** What was said last: it stays on the screen and is read out. */
export interface Said {
  readonly tone: 'info' | 'warn' | 'danger';
  readonly text: string;
}

/** What was said last in whatever language the window comes to have. */
interface Saying {
  readonly tone: Said['tone'];
  readonly text: (words: AssigningWords) => string;
}

/** A change that waits for a person's word, because sheets are at stake: the first of `off` is asked about now. */
export interface Asked {
  readonly change: PanelChange;
  readonly off: ReturnType<typeof sheetsTakenOff>;
  /** What was said of those before. */
  readonly reasons: readonly string[];
}

export interface Carrying {
  readonly carried: Carried | null;
  readonly said: Said | null;
  readonly asked: Asked | null;
  /** The chip that is to have the focus next, by `pairName`; a new object each time. */
  readonly focus: { readonly name: string } | null;
  readonly take: (carried: Carried) => void;
  readonly cancel: () => void;
  /** Puts who is carried there; false where a rule is against it, and nothing changes. */
  readonly put: (target: Target, carried?: Carried) => void;
  /** Says what putting there would mean. */
  readonly look: (target: Target) => void;
  readonly answer: (reason: string | null) => void;
}

const kindOf = ({ from, to, over }: PanelChange) => {
  if (to === null) return 'remove';
  if (from === null) return over === null ? 'add' : 'replace';
  return over === null ? 'move' : 'exchange';
};

/** What a change was, in words; with what a person should know of it. */
function wordsFor(change: PanelChange, view: AssigningView): Saying {
  const { juror, from, to, over } = change;
  const remarks = remarksAfter(view.ground, view.panels, change);
  const text = ({ t, jurorName }: AssigningWords): string => {
    const said = t(`board.did.${kindOf(change)}`, {
      juror: jurorName(juror),
      from: from ?? '',
      to: to ?? '',
      other: over === null ? '' : jurorName(over),
    });
    const remarked = remarks.map(({ remark, submission, juror: about }) =>
      t(`remark.${remark}`, { juror: jurorName(about), number: submission }),
    );
    return [said, ...remarked].join(' ');
  };
  return { tone: remarks.length > 0 ? 'warn' : 'info', text };
}

function carriedWords({ juror: id, from }: Carried, { t, jurorName }: AssigningWords): string {
  const juror = jurorName(id);
  return from === null
    ? t('board.carried', { juror })
    : t('board.carriedFrom', { juror, number: from });
}

/** What speaks against a change, in words; null where nothing does. */
function objectionIn(change: PanelChange, view: AssigningView): Saying['text'] | null {
  const found = objectionToChange(view.ground, view.panels, change);
  if (found === null) return null;
  const { objection, juror, submission } = found;
  return ({ t, jurorName }) => {
    const why = t(`objection.${objection}`, { juror: jurorName(juror), number: submission });
    return t('board.refused', { why });
  };
}

/** Picking jurors up and putting them down, by whatever hand: every change goes through the same rules. */
export function useCarrying(): Carrying {
  const view = useAssigningView();
  const words = useAssigningWords();
  const { ground, panels, draft, control } = view;
  const [carried, setCarried] = useState<Carried | null>(null);
  const [saying, setSaid] = useState<Saying | null>(null);
  const said = saying === null ? null : { tone: saying.tone, text: saying.text(words) };
  const [asked, setAsked] = useState<Asked | null>(null);
  const [focus, setFocus] = useState<Carrying['focus']>(null);
  const cancel = (given: Carried | null = carried) => {
    if (given === null) return;
    setCarried(null);
    setSaid({
      tone: 'info',
      text: ({ t, jurorName }) => t('board.cancelled', { juror: jurorName(given.juror) }),
    });
    if (given.from !== null) setFocus({ name: pairName(given.from, given.juror) });
  };
  const apply = (change: PanelChange, reason: string) => {
    const changed = panelsAfter(panels, change);
    control.change(draftWith(ground.facts, draft, { panels: changed, reason }));
    setSaid(wordsFor(change, view));
    setCarried(null);
    setFocus(change.to === null ? null : { name: pairName(change.to, change.juror) });
  };
  const put = (target: Target, given: Carried | null = carried) => {
    if (given === null) return;
    const change = { ...given, ...target };
    const why = objectionIn(change, view);
    const off = sheetsTakenOff(ground.facts, change);
    if (change.from !== null && change.from === change.to) cancel(given);
    else if (why !== null) setSaid({ tone: 'danger', text: why });
    else if (off.length === 0) apply(change, '');
    else setAsked({ change, off, reasons: [] });
  };
  const take = (next: Carried) => {
    setCarried(next);
    setSaid({ tone: 'info', text: (said) => carriedWords(next, said) });
  };
  const look = (target: Target) => {
    if (carried === null) return;
    const why = objectionIn({ ...carried, ...target }, view);
    const free: Saying['text'] = ({ t }) => t('board.here.free', { number: target.to ?? '' });
    setSaid({ tone: why === null ? 'info' : 'danger', text: why ?? free });
  };
  const answer = (reason: string | null) => {
    setAsked(null);
    if (asked === null) return;
    const { change, off } = asked;
    const reasons = [...asked.reasons, reason ?? ''].filter((each) => each !== '');
    if (reason === null) cancel(change);
    else if (off.length > 1) setAsked({ change, off: off.slice(1), reasons });
    else apply(change, reasons.join('; '));
  };
  return { carried, said, asked, focus, take, cancel: () => cancel(), put, look, answer };
}
