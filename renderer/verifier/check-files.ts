import { type Language, languages } from '../../shared/basics/localized.ts';
import { type BundleError, openBundle } from '../../shared/bundle/bundle.ts';
import { looksEncrypted } from '../../shared/bundle/age-header.ts';
import { type VerifySignature, webCryptoEd25519 } from '../../shared/log/ed25519.ts';
import { isCodeOf } from '../../shared/results/proof-code.ts';
import {
  type FileSentences,
  fileSentences,
  fillVerifierText,
  verifierTexts,
} from '../../shared/results/proof-sentences.ts';
import {
  type OpenedFile,
  ruleAmong,
  type VerifiedFile,
  verifyFilesSteps,
} from '../../shared/results/verify-files.ts';
import { inflateByHost } from '../workers/host-inflate.ts';

/** A file as the page got it, or a text that was pasted. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is to be checked, and what was read on paper. */
export interface CheckQuestion {
  readonly files: readonly GivenFile[];
  /** Root of the result, 64 hex digits; null where nobody typed one. */
  readonly printed: string | null;
  /** Short code as it was typed, or ''. */
  readonly short: string;
}

/** The same answer in each language, so that switching asks nothing again. */
export type CheckAnswer = Readonly<Record<Language, readonly FileSentences[]>>;

type Refusal = keyof (typeof verifierTexts)['en']['refused'];

/** A key and signature that every browser which knows Ed25519 can at least read. */
async function knowsEd25519(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32).fill(0), 'Ed25519', false, ['verify']);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'DataError';
  }
}

function refusalOf({ type }: BundleError): Refusal {
  if (type === 'BundleSignature' || type === 'SegmentSignature') return 'signature';
  return type.endsWith('TooNew') ? 'newer' : 'damaged';
}

const startsLikeText = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:[{[<]|QZP\d\/)/.test(new TextDecoder().decode(bytes.subarray(0, 64)));

type Opened = { readonly file: OpenedFile } | { readonly refused: Refusal };

async function openFile({ name, bytes }: GivenFile, verify: VerifySignature): Promise<Opened> {
  if (startsLikeText(bytes)) return { file: { name, text: new TextDecoder().decode(bytes) } };
  if (looksEncrypted(bytes)) return { refused: 'encrypted' };
  if (!(await knowsEd25519())) return { refused: 'browser' };
  const bundle = await openBundle(bytes, verify);
  return bundle.ok
    ? { file: { name, bundle: bundle.value } }
    : { refused: refusalOf(bundle.error) };
}

const refusedSentences = (name: string, refused: Refusal, language: Language): FileSentences => ({
  name,
  verdict: refused === 'encrypted' || refused === 'browser' ? 'unknown' : 'fails',
  kind: verifierTexts[language].kind.unreadable,
  facts: [],
  failures: [verifierTexts[language].refused[refused]],
  remarks: [],
});

/** Whether the short code of a paper stands among the entries of a file that has them all. */
function shortCodeFact(
  { content }: VerifiedFile,
  short: string,
): ((language: Language) => string) | null {
  if (short.replace(/\D/g, '') === '') return null;
  if (content.kind !== 'results' && content.kind !== 'public') return null;
  const index = content.checked.hashes.findIndex((hash) => isCodeOf(short, hash));
  return (language) => {
    const { fact } = verifierTexts[language];
    return index < 0
      ? fact.shortMissing
      : fillVerifierText(fact.shortFound, { index: String(index) });
  };
}

/**
 * Opens and checks everything, telling how much is done, from 0 to 1; between the steps it waits for `tell`, so that
 * whoever runs it on the page's own thread lets the page live meanwhile.
 */
export async function checkFiles(
  { files, printed, short }: CheckQuestion,
  tell: (share: number) => Promise<void>,
): Promise<CheckAnswer> {
  const { verify } = webCryptoEd25519(crypto.subtle, inflateByHost);
  const opened: OpenedFile[] = [];
  const refused: { readonly name: string; readonly refused: Refusal }[] = [];
  for (const [at, given] of files.entries()) {
    const each = await openFile(given, verify);
    if ('file' in each) opened.push(each.file);
    else refused.push({ name: given.name, refused: each.refused });
    await tell((0.3 * (at + 1)) / files.length);
  }
  const steps = verifyFilesSteps(opened, printed);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await tell(0.3 + 0.7 * step.value);
  const verified = step.value;
  const rule = ruleAmong(verified);
  const inLanguage = (language: Language): readonly FileSentences[] => [
    ...verified.map((file) => {
      const said = fileSentences(file, { printed, rule }, language);
      const fact = shortCodeFact(file, short);
      return fact === null ? said : { ...said, facts: [...said.facts, fact(language)] };
    }),
    ...refused.map((each) => refusedSentences(each.name, each.refused, language)),
  ];
  const [kk, ru, en] = languages.map(inLanguage);
  return { kk: kk ?? [], ru: ru ?? [], en: en ?? [] };
}
