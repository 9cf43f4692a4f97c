import { type Checkpoint, parseCheckpointText } from '../checkpoint-text.ts'
import { sameBytes } from '../hashing.ts'
import { openNote } from '../signed-note.ts'
import { keyTypes, parseVerifierKey, type VerifierKey } from '../verifier-key.ts'
import { WordsCheck } from './check-words.ts'
import type { LogSource } from './log-source.ts'
import { rebuildTree } from './rebuild-tree.ts'
import { Findings, type VerifyReport } from './report.ts'

/** Which witnesses the verifier trusts, and how many of them must have cosigned. */
export interface WitnessPolicy {
  readonly keys: readonly string[]
  readonly atLeast: number
}

/** What the verifier brings along. Without any of it, the source is checked against itself only. */
export interface VerifyOptions {
  /** Verifier keys known beforehand; else those the source names. */
  readonly keys?: readonly string[] | undefined
  /** A checkpoint kept from an earlier day, as a signed note. */
  readonly old?: string | undefined
  readonly witnesses?: WitnessPolicy | undefined
  /** True for a record whose entries are not those of Parvis: they are hashed, not read. */
  readonly opaque?: boolean | undefined
}

const noWords = { ok: 0, redacted: 0, removed: 0, missing: 0, mismatch: 0, unread: 0 }

/**
 * Verifies a record from its entries up: signature, root, every tile, every entry, the words behind digests, and that it
 * extends an older checkpoint. Never throws for what the source answers: it becomes a finding.
 */
export async function verifyLog(source: LogSource, options: VerifyOptions = {}): Promise<VerifyReport> {
  const findings = new Findings()
  const keys = readKeys(options.keys ?? (await source.keys()))
  const head = openCheckpoint(await source.checkpoint(), keys, options.witnesses, findings)
  if (!head) return report(source, options, findings, null)
  const old = options.old === undefined ? null : openOlder(options.old, keys, head.checkpoint, findings)
  const words = options.opaque ? null : new WordsCheck(source, head.checkpoint.origin, findings)
  const tree = await rebuildTree(source, { size: head.checkpoint.size, oldSize: old?.size ?? null, words }, findings)
  if (tree.root && !sameBytes(tree.root, head.checkpoint.root))
    findings.fail('root-differs', 'the checkpoint', 'the entries give another root')
  const consistent = old !== null && tree.oldRoot !== null && sameBytes(tree.oldRoot, old.root)
  if (old && !consistent) {
    findings.fail(
      'older-checkpoint-inconsistent',
      `the checkpoint of size ${old.size}`,
      'the record no longer begins with what was published then',
    )
  }
  return report(source, options, findings, {
    ...head,
    ...tree,
    words: words?.settle() ?? noWords,
    extendsSize: consistent ? old.size : null,
  })
}

interface SignedHead {
  readonly checkpoint: Checkpoint
  readonly signedBy: readonly string[]
  readonly witnessedBy: readonly string[]
}

type Verified = SignedHead & Pick<VerifyReport, 'entriesRead' | 'tilesCompared' | 'words' | 'extendsSize'>

const readKeys = (texts: readonly string[]): VerifierKey[] => texts.map(parseVerifierKey).filter((key) => key !== null)

function openCheckpoint(
  note: string | null,
  keys: readonly VerifierKey[],
  witnesses: WitnessPolicy | undefined,
  findings: Findings,
): SignedHead | null {
  if (note === null) {
    findings.fail('no-checkpoint', 'the checkpoint', 'there is none')
    return null
  }
  const witnessKeys = readKeys(witnesses?.keys ?? []).filter((key) => key.type === keyTypes.cosignature)
  const opened = openNote(note, [...keys, ...witnessKeys])
  const checkpoint = opened.ok ? parseCheckpointText(opened.text) : null
  if (!opened.ok || !checkpoint) {
    findings.fail(
      opened.ok ? 'checkpoint-malformed' : 'checkpoint-not-signed',
      'the checkpoint',
      opened.ok ? 'its text is malformed' : opened.obstacle,
    )
    return null
  }
  const names = (type: number) => opened.signatures.filter(({ key }) => key.type === type).map(({ key }) => key.name)
  const signedBy = names(keyTypes.ed25519).filter((name) => name === checkpoint.origin)
  const witnessedBy = [...new Set(names(keyTypes.cosignature))]
  if (signedBy.length === 0) findings.fail('checkpoint-not-signed', 'the checkpoint', `no known key of ${checkpoint.origin} has signed it`)
  if (witnesses && witnessedBy.length < witnesses.atLeast) {
    findings.fail(
      'not-enough-witnesses',
      'the checkpoint',
      `${witnessedBy.length} of the ${witnesses.atLeast} witnesses asked for have cosigned it`,
    )
  }
  return { checkpoint, signedBy, witnessedBy }
}

function openOlder(note: string, keys: readonly VerifierKey[], newer: Checkpoint, findings: Findings): Checkpoint | null {
  const opened = openNote(note, keys)
  const older = opened.ok ? parseCheckpointText(opened.text) : null
  if (older && older.origin === newer.origin) return older
  const detail = older ? `it is of ${older.origin}, not of ${newer.origin}` : 'no known key has signed it'
  findings.fail('older-checkpoint-inconsistent', 'the older checkpoint', detail)
  return null
}

function report(source: LogSource, options: VerifyOptions, findings: Findings, verified: Verified | null): VerifyReport {
  return {
    ok: findings.list.every((finding) => finding.severity !== 'failure'),
    place: source.place,
    origin: verified?.checkpoint.origin ?? null,
    size: verified?.checkpoint.size ?? 0,
    root: verified?.checkpoint.root.toString('base64') ?? null,
    signedBy: verified?.signedBy ?? [],
    witnessedBy: verified?.witnessedBy ?? [],
    entriesRead: verified?.entriesRead ?? 0,
    tilesCompared: verified?.tilesCompared ?? 0,
    words: verified?.words ?? noWords,
    extendsSize: verified?.extendsSize ?? null,
    findings: findings.list,
    notExcluded: notExcluded(options, verified),
  }
}

function notExcluded(options: VerifyOptions, verified: Verified | null): string[] {
  const witnessed = (verified?.witnessedBy.length ?? 0) > 0
  return [
    ...(options.keys ? [] : ['The verifier keys were named by the source itself: whoever serves it could have named others.']),
    ...(options.old || witnessed
      ? []
      : [
          'A record rewritten and signed again with its own key: give a checkpoint kept from an earlier day (--old), or trusted witnesses.',
        ]),
    ...(witnessed ? [] : ['Another record shown to other readers under the same key: only witnesses exclude it.']),
    ...((verified?.words.unread ?? 0) > 0 ? ['Changed or missing words: this source holds the entries without them.'] : []),
  ]
}
