import { equalBytes } from '../basics/bytes.ts';
import type { Bundle } from '../bundle/bundle.ts';
import { commitsOf } from '../log/segment-content.ts';
import { between, type Steps } from '../ranking/steps.ts';
import { foundedTrust, foundingKind } from '../trust/founding.ts';
import { type CheckedCode, checkCode } from './check-code.ts';
import { checkJson, type CheckedProof, type CheckedPublic, proofInText } from './check-public.ts';
import { type CheckedResults, checkResultsSteps } from './check-results.ts';
import { compareLeaves, compareResults } from './compare-results.ts';
import { merkleLeafHash } from './merkle.ts';
import { encodeLeaf, type Leaf, type ResultRule } from './leaf-values.ts';
import { findOwnSheets, ownSheets } from './own-sheets.ts';
import { type Finding, finding, sortFindings } from './proof-findings.ts';
import { readResultsPayload } from './results-payload.ts';

/** A file as it was opened: a bundle whose bytes and signatures hold, or text of whatever kind. */
export type OpenedFile =
  | { readonly name: string; readonly bundle: Pick<Bundle, 'manifest' | 'segments' | 'payloads'> }
  | { readonly name: string; readonly text: string };

/** What a file turned out to be. */
export type VerifiedContent =
  | { readonly kind: 'results'; readonly checked: CheckedResults }
  | { readonly kind: 'public'; readonly checked: CheckedPublic }
  | { readonly kind: 'proof'; readonly checked: CheckedProof }
  | { readonly kind: 'code'; readonly checked: CheckedCode }
  /** A juror's hand-ins, looked for in a result of the same contest that stands beside them. */
  | { readonly kind: 'sheets'; readonly found: number; readonly missing: number }
  | { readonly kind: 'bundle' }
  | { readonly kind: 'unreadable' };

/** A file, what it is, and what does not hold in it or beside the others. */
export interface VerifiedFile {
  readonly name: string;
  readonly content: VerifiedContent;
  readonly contest: string | null;
  /** The root it leads to, 64 hex digits; null where it has none. */
  readonly root: string | null;
  /** True where the contest's founding in the file names its signer; null where nothing was signed. */
  readonly founded: boolean | null;
  readonly findings: readonly Finding[];
}

/** True where the founding in a bundle gives its contest's id and names its signer as root key. */
export function isFounded({ manifest, segments }: Pick<Bundle, 'manifest' | 'segments'>): boolean {
  return segments.some(({ columns, header }) =>
    commitsOf(columns)
      .flatMap(({ operations }) => operations)
      .some(({ kind, value }) => {
        if (kind !== foundingKind) return false;
        const trust = foundedTrust(manifest.contest, value);
        const rootKeys: readonly string[] = trust?.rootKeys ?? [];
        return rootKeys.includes(header.signer) && rootKeys.includes(manifest.sender.publicKey);
      }),
  );
}

const unreadable = (name: string): VerifiedFile => ({
  name,
  content: { kind: 'unreadable' },
  contest: null,
  root: null,
  founded: null,
  findings: [finding('file-damaged')],
});

function verifyText(name: string, text: string): readonly VerifiedFile[] {
  const code = checkCode(text);
  if (code.ok) {
    const content = { kind: 'code', checked: code.value } as const;
    const { root } = code.value;
    return [{ name, content, contest: null, root, founded: null, findings: [] }];
  }
  if (code.error.type === 'CodeOtherRoot')
    return [{ ...unreadable(name), findings: [finding('root-not-reached')] }];
  const json = checkJson(proofInText(text));
  if (!json.ok) return [unreadable(name)];
  if (json.value.kind === 'public') {
    const { checked } = json.value;
    const { contest, root, findings } = checked;
    return [{ name, content: { kind: 'public', checked }, contest, root, founded: null, findings }];
  }
  return json.value.checked.map((checked) => {
    const { contest, root, findings } = checked;
    return { name, content: { kind: 'proof', checked }, contest, root, founded: null, findings };
  });
}

function* verifyBundle(
  name: string,
  bundle: Pick<Bundle, 'manifest' | 'segments' | 'payloads'>,
): Steps<VerifiedFile> {
  const { contest } = bundle.manifest;
  const founded = isFounded(bundle);
  const bytes = bundle.payloads.get('results.cbor');
  if (bytes === undefined) {
    const content: VerifiedContent =
      bundle.manifest.kind === 'scores'
        ? { kind: 'sheets', found: 0, missing: 0 }
        : { kind: 'bundle' };
    return { name, content, contest, root: null, founded, findings: [] };
  }
  const payload = readResultsPayload(bytes);
  if (!payload.ok) return { ...unreadable(name), contest, founded };
  const checked = yield* checkResultsSteps(payload.value, contest);
  const findings = founded ? [] : [finding('not-headquarters')];
  return {
    name,
    content: { kind: 'results', checked },
    contest,
    root: checked.root,
    founded,
    findings: sortFindings([...findings, ...checked.findings]),
  };
}

/** What others are compared with: the auditors' file, else the public one. */
type Whole = Extract<VerifiedContent, { readonly kind: 'results' | 'public' }>['checked'];

const wholeOf = ({ content }: VerifiedFile): Whole | null =>
  content.kind === 'results' || content.kind === 'public' ? content.checked : null;

/** Whether each leaf stands where it should in the file beside it. */
const isIn = (leaves: ReadonlyMap<number, Leaf>, { hashes }: Whole): boolean =>
  [...leaves].every(([at, leaf]) => {
    const hash = hashes[at];
    return hash !== undefined && equalBytes(hash, merkleLeafHash(encodeLeaf(leaf)));
  });

function besideWhole(file: VerifiedFile, whole: Whole): readonly Finding[] {
  const { content } = file;
  switch (content.kind) {
    case 'results':
    case 'public':
      return content.checked === whole || content.checked.stage !== whole.stage
        ? []
        : compareResults(content.checked, whole);
    case 'proof': {
      const { checked } = content;
      if (checked.contest !== whole.contest || checked.stage !== whole.stage) return [];
      if (checked.root === whole.root && isIn(checked.leaves, whole)) return [];
      const differ = finding('roots-differ', { stated: checked.root, expected: whole.root });
      return sortFindings([differ, ...compareLeaves([...checked.leaves.values()], whole)]);
    }
    case 'code': {
      const { root, outcome } = content.checked;
      if (root === whole.root) return [];
      const leaf = { type: 'outcome', ...outcome } as const;
      const differ = finding('roots-differ', { stated: root, expected: whole.root });
      return sortFindings([differ, ...compareLeaves([leaf], whole)]);
    }
    case 'sheets':
    case 'bundle':
    case 'unreadable':
      return [];
  }
}

/** A juror's own hand-ins among the leaves of the result beside them. */
function besideSheets(
  file: VerifiedFile,
  opened: OpenedFile | undefined,
  whole: Whole,
): VerifiedFile {
  if (file.content.kind !== 'sheets' || opened === undefined || !('bundle' in opened)) return file;
  if (whole.rule === null || file.contest !== whole.contest) return file;
  const { found, missing } = findOwnSheets(
    ownSheets(opened.bundle.segments),
    whole.rule,
    whole.hashes,
  );
  return {
    ...file,
    content: { kind: 'sheets', found: found.length, missing: missing.length },
    findings: missing.map(({ submission, juror }) =>
      finding('sheet-missing', { submission, juror }),
    ),
  };
}

/** The files set beside the first whole result among them, and beside the root that the asker read on paper. */
function besideEachOther(
  files: readonly VerifiedFile[],
  opened: readonly OpenedFile[],
  printed: string | null,
): readonly VerifiedFile[] {
  const wholes = files.flatMap((file) => wholeOf(file) ?? []);
  const whole = wholes.find((each) => 'recounted' in each) ?? wholes[0] ?? null;
  return files.map((file) => {
    const own = whole === null ? [] : besideWhole(file, whole);
    const isOther = printed !== null && file.root !== null && file.root !== printed;
    const named = isOther
      ? [finding('root-not-named', { stated: file.root, expected: printed })]
      : [];
    const result =
      whole === null
        ? file
        : besideSheets(
            file,
            opened.find(({ name }) => name === file.name),
            whole,
          );
    return { ...result, findings: sortFindings([...named, ...own, ...result.findings]) };
  });
}

/**
 * Checks files one by one and beside each other, in steps. `printed` is the root of the result as read on paper (64 hex
 * digits), null where nobody gave one: without it files can only be consistent in themselves.
 */
export function* verifyFilesSteps(
  opened: readonly OpenedFile[],
  printed: string | null,
): Steps<readonly VerifiedFile[]> {
  const files: VerifiedFile[] = [];
  for (const [at, each] of opened.entries()) {
    const part = { from: at / opened.length, to: (at + 1) / opened.length };
    if ('bundle' in each) files.push(yield* between(part, verifyBundle(each.name, each.bundle)));
    else files.push(...verifyText(each.name, each.text));
    yield part.to;
  }
  return besideEachOther(files, opened, printed);
}

/** The rule of the first file among them that holds one; null where none does. */
export const ruleAmong = (files: readonly VerifiedFile[]): ResultRule | null =>
  files.flatMap((file) => wholeOf(file)?.rule ?? [])[0] ?? null;

/** The root of a result as people copy it: 64 hex digits, in whatever groups; null for anything else. */
export const printedRoot = (text: string): string | null => {
  const digits = text.replace(/[\s-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null;
};
