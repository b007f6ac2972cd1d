import { z } from '../basics/zod.ts';

import { base64urlToBytes, bytesToBase64url } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { ContestId, LogId } from '../log/operation.ts';
import { ageSecretKey, secretOfAgeKey } from './encrypted-file.ts';
import { headquartersIdentity } from './identities.ts';

/** Headquarters' secret: the seed of a root key, of which contest, and the log it signs. */
export interface KeyFile {
  readonly contest: ContestId;
  readonly log: LogId;
  /** 32 bytes, the seed of the Ed25519 key (RFC 8032). */
  readonly seed: Uint8Array;
  /** True for a practice contest. */
  readonly demo: boolean;
}

export type KeyFileMalformed = { readonly type: 'KeyFileMalformed' };

const malformed = err({ type: 'KeyFileMalformed' } as const);

/** So many bytes in base64url, which writes the same bytes in one form only. */
const encoded = (length: number) =>
  z
    .string()
    .transform((text) => base64urlToBytes(text))
    .pipe(z.instanceof(Uint8Array).refine((bytes) => bytes.length === length));

const secretSchema = z.object({
  contest: encoded(32).transform((id) => bytesToBase64url(id) as ContestId),
  log: encoded(16).transform((id) => bytesToBase64url(id) as LogId),
  seed: encoded(32),
  demo: z.boolean().default(false),
});
/** The form of early versions: the whole file is JSON. */
const jsonSchema = secretSchema.extend({
  qazylar: z.literal('headquarters key'),
});

const marker = '# qazylar ';
const explanation = [
  '# Бұл — штабтың құпия кілті. Файлды ешкімге бермеңіз: онымен шифрланған файлдар ашылады, байқау атынан қол қойылады.',
  '# Это секретный ключ штаба. Никому не передавайте файл: он открывает зашифрованные файлы и подписывает от имени конкурса.',
  '# This is headquarters’ secret key. Give it to nobody: it opens encrypted files and signs in the name of the contest.',
  '# age -d -i headquarters.key FILE.qzb > FILE.zip',
];

/**
 * The key file as text: an age identity file, so that `age -d -i` takes it, with what Qazylar needs besides in one of
 * its comment lines.
 */
export function writeKeyFile({ contest, log, seed, demo }: KeyFile): string {
  const secret = { contest, log, seed: bytesToBase64url(seed), demo };
  const identity = ageSecretKey(headquartersIdentity(seed, contest));
  return [...explanation, `${marker}${JSON.stringify(secret)}`, identity, ''].join('\n');
}

const linesOf = (text: string): readonly string[] =>
  text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));

/** The line of JSON in a key file, or the file itself where it is JSON. */
function secretIn(text: string): z.infer<typeof secretSchema> | null {
  const [line = '', ...more] = linesOf(text).filter((each) => each.startsWith(marker));
  try {
    if (text.trimStart().startsWith('{')) return jsonSchema.parse(JSON.parse(text));
    return more.length > 0
      ? null
      : secretSchema.strict().parse(JSON.parse(line.slice(marker.length)));
  } catch {
    // Not JSON, or another form of it.
    return null;
  }
}

/** Reads a key file in today's form or in the JSON of early versions; an identity that is not the seed's refuses it. */
export function readKeyFile(text: string): Result<KeyFile, KeyFileMalformed> {
  const secret = secretIn(text);
  if (secret === null) return malformed;
  const { contest, log, seed, demo } = secret;
  const file: KeyFile = { contest, log, seed, demo };
  if (text.trimStart().startsWith('{')) return ok(file);
  const identity = ageSecretKey(headquartersIdentity(seed, contest));
  return linesOf(text).every((line) => line === '' || line.startsWith('#') || line === identity)
    ? ok(file)
    : malformed;
}

/**
 * The X25519 secrets by which a key file opens encrypted files: those of any age identity file, or the one that
 * follows from the seed in the JSON form. Malformed where a line is neither a comment nor a secret, or none is there.
 */
export function identitiesInKeyFile(text: string): Result<readonly Uint8Array[], KeyFileMalformed> {
  if (text.trimStart().startsWith('{')) {
    const file = readKeyFile(text);
    return file.ok ? ok([headquartersIdentity(file.value.seed, file.value.contest)]) : file;
  }
  const secrets: Uint8Array[] = [];
  for (const line of linesOf(text)) {
    if (line === '' || line.startsWith('#')) continue;
    const secret = secretOfAgeKey(line);
    if (secret === null) return malformed;
    secrets.push(secret);
  }
  return secrets.length > 0 ? ok(secrets) : malformed;
}
